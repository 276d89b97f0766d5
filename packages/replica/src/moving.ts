// Copies of records from document to document: a move to another space, its way back by undo, and what was still written
// to a copy that counts no more. Values go with the time and author that they have, so that no copy makes an old value new.
import type { RecordId, SpaceId } from '@baton/model/ids';
import { same } from './canonical.ts';
import { isItem, keyOf, newer, parseKey, type HeldCell } from './cell.ts';
import type { DocName, Gesture } from './contract.ts';
import { effectiveCell, effectiveCells, type Held } from './held.ts';
import { bornIn, isLeftBehind, moverOf, pointerCode, stands } from './home.ts';
import { spaceOfDoc, type Partitions } from './layout.ts';
import type { Memory } from './memory.ts';
import { docOfField } from './parts.ts';
import { Carried, type Writes } from './plan.ts';
import { fieldOf } from './row.ts';

export interface Copying {
  readonly memory: Memory;
  readonly writes: Writes;
  /** Partitions of a space; the last takes what is new. */
  readonly partitions: Partitions;
}
type Part = Pick<HeldCell, 'code' | 'value' | 't' | 'by'>;

/** What has to be written so that the record stands in the document as these cells say; nothing in it is newer then. */
export function copyInto(
  { memory, writes }: Pick<Copying, 'memory' | 'writes'>,
  id: RecordId,
  to: { name: DocName; cells: readonly Part[] },
): void {
  const stale = memory.copy(id, memory.doc(to.name), null);
  const codes = new Set(to.cells.map(({ code }) => code));
  for (const { code } of stale === undefined ? [] : effectiveCells(stale))
    if (!codes.has(code)) writes.set(to.name, keyOf(id, code), null);
  for (const cell of to.cells) {
    if (cell.code === pointerCode) continue;
    const known = stale && effectiveCell(stale, cell.code);
    const isOlder = known !== undefined && newer(cell, known) < 0 && !same(cell.value, known.value);
    writes.set(to.name, keyOf(id, cell.code), isOlder ? cell.value : new Carried(cell));
  }
}

export function point(
  writes: Writes,
  id: RecordId,
  { space, docs }: { space: SpaceId; docs: readonly DocName[] },
): void {
  for (const name of docs) writes.set(name, keyOf(id, pointerCode), space);
}

/** Records that the gesture moved to another space. */
export const movedBy = (gesture: Gesture): ReadonlySet<RecordId> =>
  new Set(
    gesture.cells.flatMap(({ key }) => {
      const parsed = parseKey(key);
      return parsed?.[1] === pointerCode ? [parsed[0]] : [];
    }),
  );

/** Its project, its column: the copy in each space keeps its own. */
const isPlaced = (id: RecordId, code: string): boolean => fieldOf(id, code)?.field.placed === true;

interface Moving {
  readonly source: Gesture['cells'][number];
  readonly held: Held;
  readonly target: Held;
}
/** From where to where the gesture moved it; undefined where a pointer is not the gesture's own any more. */
function movingOf(memory: Memory, gesture: Gesture, id: RecordId): Moving | undefined {
  const pointers = gesture.cells.filter(({ key }) => key === keyOf(id, pointerCode));
  const held = memory.record(id);
  const target = memory.copiesOf(id).find((copy) => pointerIs(copy));
  const source = pointers.find(({ doc }) => doc !== target?.doc.name);
  if (held === undefined || target === undefined || source === undefined) return undefined;
  const isOwn = pointers.every(({ doc, item }) => isStill(memory, { id, doc, code: pointerCode, item }));
  return isOwn ? { source, held, target } : undefined;
}

/** Takes one record's move back. What was changed since goes along; what belongs to the place stays there. */
export function moveBack(
  { memory, writes }: Pick<Copying, 'memory' | 'writes'>,
  gesture: Gesture,
  id: RecordId,
): boolean {
  const moving = movingOf(memory, gesture, id);
  if (moving === undefined) return false;
  const { source, held, target } = moving;
  const space = spaceOfDoc(memory.doc(source.doc).of);
  if (held.doc.name === source.doc) writes.set(source.doc, keyOf(id, pointerCode), source.before ?? null);
  else if (held !== target || space === undefined) return false;
  else {
    const cells = effectiveCells(target).filter(({ code }) => code !== pointerCode && !isPlaced(id, code));
    for (const cell of cells) writes.set(source.doc, keyOf(id, cell.code), new Carried(cell));
    point(writes, id, { space, docs: [source.doc, target.doc.name] });
  }
  return true;
}

const pointerIs = (copy: Held): boolean => effectiveCell(copy, pointerCode)?.value === spaceOfDoc(copy.doc.of);

interface Place {
  readonly id: RecordId;
  readonly doc: DocName;
  readonly code: string;
  readonly item: readonly [number, number];
}
function isStill(memory: Memory, { id, doc, code, item }: Place): boolean {
  const held = memory.copy(id, memory.doc(doc), null);
  const cell = held && effectiveCell(held, code);
  return cell !== undefined && isItem(cell, item);
}

/** What was written to copies that count no more, and is newer than what counts: it follows its record. */
export function planLate(copying: Copying): void {
  const { memory, writes, partitions } = copying;
  for (const id of memory.strays) {
    for (const copy of memory.copiesOf(id)) {
      const space = spaceAfter(copy, memory);
      if (space === undefined) continue;
      const home = memory.copiesOf(id).find((other) => other !== copy && isOfSpace(other, space));
      const last = partitions(space).at(-1);
      if (memory.partOf(copy) !== null) followPart(copying, copy, space);
      else if (home !== undefined) followHome(writes, copy, home);
      // A task is copied by whoever moves it, as a whole; only what hangs on it can be born on the way.
      else if (last !== undefined && moverOf(copy) !== id) followTask(writes, copy, { name: last, space });
    }
  }
}

const isOfSpace = ({ doc: { of } }: Held, space: SpaceId): boolean => of.class === 'records' && of.space === space;

/** Where the record stands by the statement that this copy was left behind by; undefined for any other copy. */
function spaceAfter(copy: Held, memory: Memory): SpaceId | undefined {
  const { moved } = memory;
  const goes = copy.doc.of.class === 'records' || memory.partOf(copy)?.base === null;
  const born = goes && isLeftBehind(copy, moved) ? bornIn(copy, moved) : undefined;
  return born === undefined ? undefined : moved[moverOf(copy)]?.[born]?.at(-1);
}

/** Fields of a group follow into that group of the new space, and nowhere else. */
function followPart({ memory, writes, partitions }: Copying, copy: Held, space: SpaceId): void {
  const copies = memory.copiesOf(copy.id);
  for (const cell of effectiveCells(copy)) {
    const field = memory.groups.of(copy.id, cell.code);
    if (field === undefined) continue;
    const home = { class: 'records', space, part: 0 } as const;
    const name = docOfField({ home, copies, field, code: cell.code }, memory.groups, partitions);
    const there = memory.copy(copy.id, memory.doc(name), null);
    const known = there && effectiveCell(there, cell.code);
    if (known === undefined || newer(cell, known) > 0) writes.set(name, keyOf(copy.id, cell.code), new Carried(cell));
  }
}

function followHome(writes: Writes, copy: Held, home: Held): void {
  for (const cell of effectiveCells(copy)) {
    if (cell.code === pointerCode || isPlaced(copy.id, cell.code)) continue;
    const known = effectiveCell(home, cell.code);
    if (known === undefined || newer(cell, known) > 0)
      writes.set(home.doc.name, keyOf(copy.id, cell.code), new Carried(cell));
  }
}

function followTask(writes: Writes, copy: Held, to: { readonly name: DocName; readonly space: SpaceId }): void {
  for (const cell of effectiveCells(copy))
    if (cell.code !== pointerCode) writes.set(to.name, keyOf(copy.id, cell.code), new Carried(cell));
  point(writes, copy.id, { space: to.space, docs: [to.name] });
}

/** Records that were moved here or by others and whose move is not on record; `client` wrote the pointer. */
export interface Leaving {
  readonly record: RecordId;
  readonly born: SpaceId;
  readonly from: SpaceId;
  readonly to: SpaceId;
  readonly client: number;
}
export const leavingIn = (memory: Memory): readonly Leaving[] =>
  [...memory.strays].flatMap((record) => leavingOf(memory, record) ?? []);

function leavingOf(memory: Memory, record: RecordId): Leaving | undefined {
  const held = memory.copiesOf(record).find((copy) => stands(copy, memory.moved));
  if (held === undefined || moverOf(held) !== record) return undefined;
  const pointer = effectiveCell(held, pointerCode);
  const from = spaceOfDoc(held.doc.of);
  if (from === undefined || typeof pointer?.value !== 'string' || pointer.value === from) return undefined;
  const { value, client } = pointer;
  return { record, born: bornIn(held, memory.moved) ?? from, from, to: value as SpaceId, client };
}
