// Files in memory, for tests and the simulator: the same promises, gone with the program.
import { createHash } from 'node:crypto';
import { assertName, assertWorkspace } from './coming-files.ts';
import type { Coming, FileName, FileStore } from './contract.ts';

const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.concat(parts));

export function createMemoryStore(now: () => number = Date.now): FileStore {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const coming = new Map<string, { bytes: Uint8Array<ArrayBuffer>; at: number }>();
  function keyOf(name: FileName): string {
    assertName(name);
    return `${name.workspace}/${name.hash}`;
  }
  const comingKey = (of: Coming): string => `${keyOf(of)}/${of.person}`;
  return {
    came: async (of) => coming.get(comingKey(of))?.bytes.length ?? 0,
    async put(of, from, part) {
      const before = coming.get(comingKey(of))?.bytes ?? new Uint8Array();
      if (before.length !== from) return before.length;
      const bytes = joined([before, part]);
      coming.set(comingKey(of), { bytes, at: now() });
      return bytes.length;
    },
    async finish(of) {
      const bytes = coming.get(comingKey(of))?.bytes ?? new Uint8Array();
      coming.delete(comingKey(of));
      const isIt = createHash('sha256').update(bytes).digest('hex') === of.hash;
      if (isIt) kept.set(keyOf(of), bytes);
      return isIt;
    },
    drop: async (of) => void coming.delete(comingKey(of)),
    size: async (name) => kept.get(keyOf(name))?.length ?? null,
    async read(name, from, to) {
      const bytes = kept.get(keyOf(name));
      return bytes === undefined ? null : new Blob([bytes.slice(from, to)]).stream();
    },
    remove: async (name) => void kept.delete(keyOf(name)),
    async *list(workspace) {
      assertWorkspace(workspace);
      const begin = `${workspace}/`;
      for (const [key, { length: size }] of kept)
        if (key.startsWith(begin)) yield { hash: key.slice(begin.length), size };
    },
    async dropBefore(time) {
      for (const [key, { at }] of coming) if (at < time) coming.delete(key);
    },
  };
}
