// A clock that stands still until a test lets it run.
import type { Scheduler, Surroundings } from '../ports.ts';

export interface Time extends Surroundings {
  readonly scheduler: Scheduler;
  /** Lets what is due happen, in its order. */
  pass(ms: number): Promise<void>;
  /** Lets promises settle without time passing. */
  settle(): Promise<void>;
  /** How many timers are set. */
  waiting(): number;
  /** Sets this device's clock apart from the true time. */
  skew(ms: number): Surroundings;
}
interface Timer {
  readonly at: number;
  readonly no: number;
  readonly run: () => void;
}

/** WebCrypto works on threads of its own: a test must wait for it, however loaded the machine is. */
let working = 0;
const subtle = Object.getPrototypeOf(crypto.subtle) as Record<string, (...args: unknown[]) => Promise<unknown>>;
for (const name of ['sign', 'verify', 'digest', 'importKey', 'exportKey', 'generateKey']) {
  const original = subtle[name];
  if (!original) continue;
  subtle[name] = function counted(...args) {
    working += 1;
    return original.apply(this, args).finally(() => {
      working -= 1;
    });
  };
}

const turnOfLoop = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

async function settle(): Promise<void> {
  for (let quiet = 0; quiet < 4; quiet = working > 0 ? 0 : quiet + 1) await turnOfLoop();
}

/** xorshift: the same seed gives the same numbers. */
export function seeded(seed: number): (count: number) => Uint8Array {
  let state = ((seed + 1) * 2654435761) >>> 0;
  return (count) =>
    Uint8Array.from({ length: count }, () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      state >>>= 0;
      return (state >>> 11) & 255;
    });
}

export function createTime(seed = 1): Time {
  let now = Date.UTC(2026, 2, 4, 9);
  let no = 0;
  let timers: Timer[] = [];
  const scheduler: Scheduler = {
    after(ms, run) {
      const timer = { at: now + ms, no: (no += 1), run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  const surroundings = (offset: number): Surroundings => ({
    clock: () => now + offset,
    zone: () => 0,
    random: seeded(seed),
    scheduler,
  });
  return {
    ...surroundings(0),
    skew: surroundings,
    settle,
    waiting: () => timers.length,
    async pass(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = timers
          .filter(({ at }) => at <= end)
          .sort((left, right) => left.at - right.at || left.no - right.no)[0];
        if (!next) break;
        timers = timers.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.run();
        await settle();
      }
      now = end;
    },
  };
}
