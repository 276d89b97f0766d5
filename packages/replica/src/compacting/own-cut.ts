// What a device cuts for itself from entries that a backup of the relay holds: a snapshot of less than they weigh. It never
// writes back, so the cells that Yjs hides are kept beside it.
import * as Y from 'yjs';
import { hiddenIn } from './compact.ts';
import { readChanges } from '../memory/changes.ts';
import type { DocName, HiddenCell } from '../contract.ts';
import { Memory } from '../memory/memory.ts';
import { readWhole } from '../memory/snapshots.ts';

export interface OwnCut {
  readonly snapshot: Uint8Array;
  readonly hidden: readonly HiddenCell[];
}

/** How far each client id has come in these bytes. */
export const clocksIn = (bytes: Uint8Array): ReadonlyMap<number, number> => Y.parseUpdateMeta(bytes).to;

/** Null where bytes are missing here. @param before cells that lay hidden in the first of these bytes, an earlier snapshot. */
export function ownSnapshotOf(
  name: DocName,
  bytes: readonly Uint8Array[],
  before: readonly HiddenCell[],
): OwnCut | null {
  const ydoc = new Y.Doc({ gc: true, guid: name });
  ydoc.transact(() => bytes.forEach((update) => Y.applyUpdate(ydoc, update)));
  if (ydoc.store.pendingStructs !== null) return null;
  const hidden = hiddenIn(read(name, bytes, before), name, ydoc).map(
    ({ record, author, cell: { code, value, t, by, client, clock } }): HiddenCell => ({
      record,
      author,
      code,
      value,
      t,
      by,
      item: [client, clock],
    }),
  );
  const snapshot = Y.encodeStateAsUpdate(ydoc);
  ydoc.destroy();
  return { snapshot, hidden };
}

function read(name: DocName, bytes: readonly Uint8Array[], before: readonly HiddenCell[]): Memory {
  const memory = new Memory();
  const doc = memory.doc(name);
  const [first, ...others] = bytes;
  if (doc.of.class === 'page' || !first) return memory;
  readWhole(memory, { doc, bytes: first, hidden: before });
  for (const update of others) readChanges(memory, { doc, bytes: update, person: null, own: false, batch: null });
  return memory;
}
