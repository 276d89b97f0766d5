// Properties are tried on the same cases each time, so that a red gate is red for everybody; `pnpm prove` tries others.
import { configureGlobal } from 'fast-check';
import { afterAll, vi } from 'vitest';

if (!process.env['BATON_DEEP']) configureGlobal({ seed: Number(process.env['BATON_SEED'] ?? 4032026) });

const { fetch, WebSocket } = globalThis;

// Files share a process (that is three times faster than one each): what a file turns in it, it leaves as it was.
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  // What a later file meets, it would be blamed for: a browser's cookies once signed a stranger in at a test's sign-on.
  const left = { fetch: globalThis.fetch !== fetch, WebSocket: globalThis.WebSocket !== WebSocket };
  Object.assign(globalThis, { fetch, WebSocket });
  if (left.fetch || left.WebSocket) throw new Error(`this file leaves another ${left.fetch ? 'fetch' : 'WebSocket'}`);
});
