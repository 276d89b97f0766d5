// What a task says that an approval covers, put together from the documents in which it lies, for whoever holds no rows: the
// relay, which compares it with what a device has frozen. Of all that these documents hold only the task is read.
import { contentText } from '@baton/model/decided/content';
import { coveredIn } from '@baton/model/decided/content-queries';
import type { RecordId } from '@baton/model/ids';
import * as Y from 'yjs';
import { parseKey } from '../cells/cell.ts';
import { readBefore, structsOf, type Struct } from '../cells/decode.ts';
import type { DocName } from '../contract.ts';
import { parseDoc } from '../layout.ts';
import { readChanges } from '../memory/changes.ts';
import { Memory } from '../memory/memory.ts';
import { markdownOf } from '../pages/markdown.ts';
import { archiveCode } from '../records/archive.ts';
import { effectiveCell } from '../records/held.ts';
import type { Moved } from '../records/home.ts';
import { asRows } from '../records/rows.ts';
import { touchedIn } from '../records/touched.ts';

export interface DocBytes {
  readonly name: DocName;
  /** In order: a snapshot, then updates. */
  readonly bytes: readonly Uint8Array[];
}
export interface ContentAsk {
  readonly task: RecordId;
  /** Of the task. */
  readonly moved: Moved;
  /** Whether everybody who reads it reads its budget. */
  readonly budget: boolean;
}

function isOf(struct: Struct, wanted: ReadonlySet<RecordId>): boolean {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) return false;
  return (struct.content.arr as readonly unknown[]).some((cell) => {
    const key = Array.isArray(cell) ? parseKey(cell[0]) : undefined;
    return key !== undefined && wanted.has(key[0]);
  });
}

interface Read {
  readonly name: DocName;
  readonly updates: readonly { readonly bytes: Uint8Array; readonly structs: readonly Struct[] }[];
}
const readDoc = ({ name, bytes }: DocBytes): Read => ({
  name,
  updates: bytes.map((update) => ({ bytes: update, structs: structsOf(update) })),
});

/** The task, and whatever hangs on it by any of these documents: its rows tell whether it still does. */
function hangingOn(task: RecordId, docs: readonly Read[]): ReadonlySet<RecordId> {
  const wanted = new Set([task]);
  for (const { name, updates } of docs) {
    const of = parseDoc(name);
    if (of === undefined) continue;
    for (const { structs } of updates)
      for (const [record, on] of touchedIn(of, structs).hangs) if (on === task) wanted.add(record);
  }
  return wanted;
}

function memoryOfOne(docs: readonly Read[], { task, moved }: ContentAsk): Memory {
  const memory = new Memory();
  memory.setMoved(moved);
  const wanted = hangingOn(task, docs);
  for (const { name, updates } of docs) {
    const doc = memory.doc(name);
    for (const { bytes, structs } of updates) {
      // Of the others their clocks alone: nothing may be missing between two updates.
      const read = structs.map((struct) => (isOf(struct, wanted) ? struct : new Y.GC(struct.id, struct.length)));
      readBefore(bytes, read);
      readChanges(memory, { doc, bytes, person: null, own: false, batch: null });
    }
  }
  return memory;
}

/** @param docs in which its cells lie, and those of what hangs on it. null: there is no such task in them. */
export function contentOf(
  docs: readonly DocBytes[],
  page: readonly Uint8Array[],
  ask: ContentAsk,
): { readonly text: string } | { readonly archive: string } | null {
  const memory = memoryOfOne(docs.map(readDoc), ask);
  const rows = asRows(memory.tables);
  const task = rows.tasks.get(ask.task);
  if (task === undefined) return null;
  const held = memory.record(ask.task);
  const quarter = held && effectiveCell(held, archiveCode)?.value;
  const isWhole = typeof quarter !== 'string' || docs.some(({ name }) => name.startsWith('a/'));
  if (!isWhole) return { archive: quarter };
  return { text: contentText(coveredIn(rows, task, ask), page.length === 0 ? '' : markdownOf(page)) };
}
