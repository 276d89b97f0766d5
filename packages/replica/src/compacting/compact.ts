// Cutting a snapshot. Yjs keeps of two concurrent cells the one with the larger client id and collects the other, newer
// or not; so the cells that are hidden that way are written back first, with their own time and author. Only the relay
// does this, and never more than one at a time: what it writes back is an update that goes into the log like any other.
import { assert } from '@baton/model/assert';
import type { PersonId, RecordId } from '@baton/model/ids';
import * as Y from 'yjs';
import { keyOf, newer, timeOf, type HeldCell, type WrittenCell } from '../cells/cell.ts';
import { readChanges } from '../memory/changes.ts';
import type { DocName, HiddenCell } from '../contract.ts';
import { cellsRoot, parseDoc, rootOf } from '../layout.ts';
import { Memory } from '../memory/memory.ts';

export interface Cut {
  readonly snapshot: Uint8Array;
  /** To be numbered before the snapshot counts; it is part of it already. Each is one run of one client id. */
  readonly writtenBack: readonly Uint8Array[];
  readonly weight: Weight;
}
/** What a document asks of whoever loads it. */
export interface Weight {
  readonly clients: number;
  readonly structs: number;
  readonly tasks: number;
}
interface Hidden {
  readonly record: RecordId;
  readonly cell: HeldCell;
}
/** Whose cells are written back together: one author's in author-owned documents, from one device. */
interface Bundle {
  readonly author: PersonId | null;
  readonly client: number;
  readonly hidden: Hidden[];
}
/**
 * The id of the relay's own under which the cells of a writer are written back. In author-owned documents it must be one
 * that counts as the author's, so that all that one id ever wrote stands under one root.
 */
export type ClientFor = (author: PersonId | null, writer: number) => number;

/** Values of at most so many characters are written back in one update. */
const bundleSize = 64_000;

/** @param bytes everything confirmed, in order: the last snapshot, then the entries. */
export function snapshotOf(name: DocName, bytes: readonly Uint8Array[], clientFor: ClientFor): Cut {
  const ydoc = new Y.Doc({ gc: true, guid: name });
  ydoc.transact(() => bytes.forEach((update) => Y.applyUpdate(ydoc, update)));
  const writtenBack: Uint8Array[] = [];
  ydoc.on('update', (update: Uint8Array) => writtenBack.push(update));
  const memory = memoryOf(name, bytes);
  for (const { author, client, hidden } of bundlesOf(hiddenIn(memory, name, ydoc), clientFor)) {
    ydoc.clientID = client;
    const map = ydoc.getMap(rootIn(name, author));
    ydoc.transact(() => hidden.forEach(({ record, cell }) => map.set(keyOf(record, cell.code), tupleOf(record, cell))));
  }
  const snapshot = Y.encodeStateAsUpdate(ydoc);
  const weight = weightOf(ydoc, tasksIn(memory, name));
  ydoc.destroy();
  return { snapshot, writtenBack, weight };
}

/**
 * Cells that lie hidden in a document which a device gives back to a relay that lost it: written under an id of the
 * device's own, since nobody else has them. null: there are none that it may write.
 */
export function writtenBackOf(
  name: DocName,
  whole: Uint8Array,
  { hidden, client }: { readonly hidden: readonly HiddenCell[]; readonly client: number },
): Uint8Array | null {
  if (hidden.length === 0) return null;
  const ydoc = new Y.Doc({ gc: true });
  Y.applyUpdate(ydoc, whole);
  ydoc.clientID = client;
  let written: Uint8Array | null = null;
  ydoc.on('update', (update: Uint8Array) => {
    written = update;
  });
  ydoc.transact(() => {
    for (const { author, record, code, value, t, by, item } of hidden) {
      const tuple: WrittenCell = [keyOf(record, code), value, t, by, [...item]];
      ydoc.getMap(rootIn(name, author as PersonId | null)).set(keyOf(record, code), tuple);
    }
  });
  ydoc.destroy();
  return written;
}

export function weightOf(ydoc: Y.Doc, tasks: number): Weight {
  let structs = 0;
  for (const run of ydoc.store.clients.values()) structs += run.length;
  return { clients: ydoc.store.clients.size, structs, tasks };
}

export function rootIn(name: DocName, author: PersonId | null): string {
  const of = parseDoc(name);
  assert(of !== undefined, `no document can be named ${name}`);
  return author === null ? cellsRoot : rootOf(of.class, author);
}

/** All cells of the document, the newest of each. Empty for a page, which has none. */
export function memoryOf(name: DocName, bytes: readonly Uint8Array[]): Memory {
  const memory = new Memory();
  const doc = memory.doc(name);
  if (doc.of.class === 'page') return memory;
  for (const update of bytes) readChanges(memory, { doc, bytes: update, person: null, own: false, batch: null });
  return memory;
}

export function tasksIn(memory: Memory, name: DocName): number {
  let tasks = 0;
  for (const { id } of memory.recordsOf(memory.doc(name))) if (id.startsWith('t')) tasks += 1;
  return tasks;
}

function bundlesOf(found: readonly (Hidden & { readonly author: PersonId | null })[], clientFor: ClientFor): Bundle[] {
  const bundles = new Map<string, Bundle & { size: number }>();
  const full: Bundle[] = [];
  for (const { author, record, cell } of found) {
    const client = clientFor(author, cell.client);
    const key = `${client} ${author ?? ''}`;
    const bundle = bundles.get(key) ?? { author, client, hidden: [], size: 0 };
    bundle.hidden.push({ record, cell });
    bundle.size += 200 + (JSON.stringify(cell.value) ?? '').length;
    bundles.set(key, bundle);
    if (bundle.size < bundleSize) continue;
    full.push(bundle);
    bundles.delete(key);
  }
  return [...full, ...bundles.values()];
}

const tupleOf = (record: RecordId, { code, value, t, by, client, clock }: HeldCell): WrittenCell => [
  keyOf(record, code),
  value,
  t,
  by,
  [client, clock],
];

/** The newest cells of their keys where this Yjs document shows an older one. */
export function hiddenIn(
  memory: Memory,
  name: DocName,
  ydoc: Y.Doc,
): (Hidden & { readonly author: PersonId | null })[] {
  const hidden: (Hidden & { readonly author: PersonId | null })[] = [];
  for (const held of memory.recordsOf(memory.doc(name))) {
    const map = ydoc.getMap(rootIn(name, held.author));
    for (const cell of held.cells) {
      if (!isHidden(cell, map.get(keyOf(held.id, cell.code)))) continue;
      hidden.push({ author: held.author, record: held.id, cell });
    }
  }
  return hidden;
}

function isHidden(cell: HeldCell, shown: unknown): boolean {
  if (!Array.isArray(shown)) return true;
  const [, value, t, by] = shown as readonly unknown[];
  return newer(cell, { value, t: timeOf(t), by: (typeof by === 'string' ? by : '') as PersonId }) > 0;
}
