// Cutting a snapshot. Yjs keeps of two concurrent cells the one with the larger client id and collects the other, newer
// or not; so the cells that are hidden that way are written back first, with their own time and author. Only the relay
// does this, and never more than one at a time: what it writes back is an update that goes into the log like any other.
import { assert } from '@baton/model/assert';
import type { PersonId, RecordId } from '@baton/model/ids';
import * as Y from 'yjs';
import { keyOf, newer, timeOf, type HeldCell, type WrittenCell } from './cell.ts';
import { readChanges } from './changes.ts';
import type { DocName } from './contract.ts';
import { cellsRoot, parseDoc, rootOf } from './layout.ts';
import { Memory } from './memory.ts';

export interface Cut {
  readonly snapshot: Uint8Array;
  /** To be numbered before the snapshot counts; it is part of it already. One for each author in author-owned documents. */
  readonly writtenBack: readonly Uint8Array[];
}
interface Hidden {
  readonly record: RecordId;
  readonly cell: HeldCell;
}

/**
 * @param bytes everything confirmed, in order: the last snapshot, then the entries.
 * @param clientFor a fresh client id of the relay's own; one for each author in author-owned documents, so that all that
 *   one id ever wrote stands under one root.
 */
export function snapshotOf(
  name: DocName,
  bytes: readonly Uint8Array[],
  clientFor: (author: PersonId | null) => number,
): Cut {
  const ydoc = new Y.Doc({ gc: true });
  ydoc.transact(() => bytes.forEach((update) => Y.applyUpdate(ydoc, update)));
  const writtenBack: Uint8Array[] = [];
  ydoc.on('update', (update: Uint8Array) => writtenBack.push(update));
  for (const [author, hidden] of hiddenIn(name, bytes, ydoc)) {
    ydoc.clientID = clientFor(author);
    const map = ydoc.getMap(rootIn(name, author));
    ydoc.transact(() => hidden.forEach(({ record, cell }) => map.set(keyOf(record, cell.code), tupleOf(record, cell))));
  }
  const snapshot = Y.encodeStateAsUpdate(ydoc);
  ydoc.destroy();
  return { snapshot, writtenBack };
}

function rootIn(name: DocName, author: PersonId | null): string {
  const of = parseDoc(name);
  assert(of !== undefined, `no document can be named ${name}`);
  return author === null ? cellsRoot : rootOf(of.class, author);
}

const tupleOf = (record: RecordId, { code, value, t, by, client, clock }: HeldCell): WrittenCell => [
  keyOf(record, code),
  value,
  t,
  by,
  [client, clock],
];

function hiddenIn(
  name: DocName,
  bytes: readonly Uint8Array[],
  ydoc: Y.Doc,
): ReadonlyMap<PersonId | null, readonly Hidden[]> {
  const memory = new Memory();
  const doc = memory.doc(name);
  if (doc.of.class === 'page') return new Map();
  for (const update of bytes) readChanges(memory, { doc, bytes: update, person: null, own: false, batch: null });
  const hidden = new Map<PersonId | null, Hidden[]>();
  for (const held of memory.recordsOf(doc)) {
    const map = ydoc.getMap(rootIn(name, held.author));
    for (const cell of held.cells) {
      if (!isHidden(cell, map.get(keyOf(held.id, cell.code)))) continue;
      hidden.set(held.author, [...(hidden.get(held.author) ?? []), { record: held.id, cell }]);
    }
  }
  return hidden;
}

function isHidden(cell: HeldCell, shown: unknown): boolean {
  if (!Array.isArray(shown)) return true;
  const [, value, t, by] = shown as readonly unknown[];
  return newer(cell, { value, t: timeOf(t), by: (typeof by === 'string' ? by : '') as PersonId }) > 0;
}
