// A relay's end for files, in memory: it takes parts, can be cut in the middle of one, and says no when it is told to.
import { createHash } from 'node:crypto';
import type { FileCalls } from '../doors/file-calls.ts';
import { notDone, type NotDone } from '../doors/door.ts';

export interface FileRelay extends FileCalls {
  /** By hash. */
  readonly kept: Map<string, Uint8Array>;
  readonly docs: Map<string, string[]>;
  /** Bytes that came over the line, and parts that were asked for. */
  sent: number;
  got: number;
  /** What the next asks are answered with. */
  no: NotDone | null;
  /** The line breaks once so many bytes have come, and stays so; null: it holds. */
  cutAt: number | null;
  down: boolean;
}
const away = notDone('away', 'The relay does not answer.');

export function createFileRelay(): FileRelay {
  const coming = new Map<string, { size: number; bytes: Uint8Array[]; came: number; doc: string }>();
  const relay: FileRelay = {
    kept: new Map(),
    docs: new Map(),
    sent: 0,
    got: 0,
    no: null,
    cutAt: null,
    down: false,
    async ask({ hash, size, doc }) {
      if (relay.down) return away;
      if (relay.no !== null) return relay.no;
      if (relay.kept.has(hash)) {
        relay.docs.set(hash, [...(relay.docs.get(hash) ?? []), doc]);
        return { came: size, kept: true };
      }
      const known = coming.get(hash) ?? { size, bytes: [], came: 0, doc };
      coming.set(hash, known);
      return { came: known.came, kept: false };
    },
    async put(hash, from, bytes) {
      if (relay.cutAt !== null && relay.sent + bytes.length > relay.cutAt) {
        relay.down = true;
      }
      if (relay.down) return away;
      relay.sent += bytes.length;
      const known = coming.get(hash);
      if (known === undefined) return notDone('not-found', 'There is no such file.');
      if (from !== known.came) return { came: known.came, kept: false };
      known.bytes.push(bytes.slice());
      known.came += bytes.length;
      if (known.came < known.size) return { came: known.came, kept: false };
      coming.delete(hash);
      const all = new Uint8Array(Buffer.concat(known.bytes));
      if (createHash('sha256').update(all).digest('hex') !== hash) return notDone('not-as-named', 'It is another.');
      relay.kept.set(hash, all);
      relay.docs.set(hash, [known.doc]);
      return { came: known.size, kept: true };
    },
    async get(hash, from, to) {
      if (relay.no !== null) return relay.no;
      relay.got += 1;
      return relay.kept.get(hash)?.slice(from, to) ?? notDone('not-found', 'There is no such file.');
    },
  };
  return relay;
}
