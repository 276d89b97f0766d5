// Copies of records from document to document: a move to another space or to other readers, its way back by undo, and what was still written
// to a copy that counts no more. Values go with the time and author that they have, so that no copy makes an old value new.
import { homeNamed, type HomeName } from '@baton/model/directory/home-name';
import type { RecordId } from '@baton/model/ids';
import { same } from '../cells/canonical.ts';
import { isItem, keyOf, newer, parseKey, type HeldCell } from '../cells/cell.ts';
import type { DocName, Gesture } from '../contract.ts';
import { effectiveCell, effectiveCells, type Held } from '../records/held.ts';
import { bornIn, isLeftBehind, moverOf, pointerCode, stands } from '../records/home.ts';
import { recordsAt, spaceOfDoc, type Partitions } from '../layout.ts';
import type { Memory } from '../memory/memory.ts';
import { docOfField } from '../records/parts.ts';
import { Carried, type Writes } from '../cells/plan.ts';
import { fieldOf } from '../records/row.ts';

export interface Copying {
  readonly memory: Memory;
  readonly writes: Writes;
  /** The last takes what is new. */
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
  { home, docs }: { home: HomeName; docs: readonly DocName[] },
): void {
  for (const name of docs) writes.set(name, keyOf(id, pointerCode), home);
}

/** The document that takes what is new in a home. */
export function newestIn(partitions: Partitions, name: HomeName): DocName | undefined {
  const home = homeNamed(name);
  return partitions(home.space, home.in === 'group' ? home.group : undefined).at(-1);
}

/** Records that the gesture moved to another home. */
export const movedBy = (gesture: Gesture): ReadonlySet<RecordId> =>
  new Set(
    gesture.cells.flatMap(({ key }) => {
      const parsed = parseKey(key);
      return parsed?.[1] === pointerCode ? [parsed[0]] : [];
    }),
  );

/**
 * What a copy has for the other: all but its project, its column, if that is in another space. Readers of one space have
 * the same projects.
 */
function carriedOf(copy: Held, other: Held): readonly HeldCell[] {
  const isPlaced = ({ code }: HeldCell): boolean => fieldOf(copy.id, code)?.field.placed === true;
  const isNear = spaceOfDoc(copy.doc.of) === spaceOfDoc(other.doc.of);
  return effectiveCells(copy).filter((cell) => cell.code !== pointerCode && (isNear || !isPlaced(cell)));
}

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
  const doc = memory.doc(source.doc);
  const { home } = doc;
  const copy = memory.copy(id, doc, null);
  if (held.doc.name === source.doc) writes.set(source.doc, keyOf(id, pointerCode), source.before ?? null);
  else if (held !== target || copy === undefined || home === undefined) return false;
  else {
    for (const cell of carriedOf(target, copy)) writes.set(source.doc, keyOf(id, cell.code), new Carried(cell));
    point(writes, id, { home, docs: [source.doc, target.doc.name] });
  }
  return true;
}

const pointerIs = (copy: Held): boolean => effectiveCell(copy, pointerCode)?.value === copy.doc.home;

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
      const home = homeAfter(copy, memory);
      if (home === undefined) continue;
      const main = memory.copiesOf(id).find((other) => other.doc.home === home && memory.partOf(other) === null);
      const last = newestIn(partitions, home);
      if (memory.partOf(copy) !== null) followPart(copying, copy, home);
      else if (main !== undefined) followMain(writes, copy, main);
      // A task is copied by whoever moves it, as a whole; only what hangs on it can be born on the way.
      else if (last !== undefined && moverOf(copy) !== id) followTask(writes, copy, { name: last, home });
    }
  }
}

/** Where the record stands by the statement that this copy was left behind by; undefined for any other copy. */
function homeAfter(copy: Held, { moved }: Memory): HomeName | undefined {
  const born = isLeftBehind(copy, moved) ? bornIn(copy, moved) : undefined;
  return born === undefined ? undefined : moved[moverOf(copy)]?.[born]?.at(-1);
}

/** Fields of a group follow into that group of the new home, and nowhere else. */
function followPart({ memory, writes, partitions }: Copying, copy: Held, to: HomeName): void {
  const copies = memory.copiesOf(copy.id);
  for (const cell of effectiveCells(copy)) {
    const field = memory.groups.of(copy.id, cell.code);
    if (field === undefined) continue;
    const home = recordsAt(to);
    const name = docOfField({ home, copies, field, code: cell.code }, memory.groups, partitions);
    const there = memory.copy(copy.id, memory.doc(name), null);
    const known = there && effectiveCell(there, cell.code);
    if (known === undefined || newer(cell, known) > 0) writes.set(name, keyOf(copy.id, cell.code), new Carried(cell));
  }
}

function followMain(writes: Writes, copy: Held, main: Held): void {
  for (const cell of carriedOf(copy, main)) {
    const known = effectiveCell(main, cell.code);
    if (known === undefined || newer(cell, known) > 0)
      writes.set(main.doc.name, keyOf(copy.id, cell.code), new Carried(cell));
  }
}

function followTask(writes: Writes, copy: Held, to: { readonly name: DocName; readonly home: HomeName }): void {
  for (const cell of effectiveCells(copy))
    if (cell.code !== pointerCode) writes.set(to.name, keyOf(copy.id, cell.code), new Carried(cell));
  point(writes, copy.id, { home: to.home, docs: [to.name] });
}

/** Records that were moved here or by others and whose move is not on record; `client` wrote the pointer. */
export interface Leaving {
  readonly record: RecordId;
  readonly born: HomeName;
  readonly from: HomeName;
  readonly to: HomeName;
  readonly client: number;
}
export const leavingIn = (memory: Memory): readonly Leaving[] =>
  [...memory.strays].flatMap((record) => leavingOf(memory, record) ?? []);

function leavingOf(memory: Memory, record: RecordId): Leaving | undefined {
  const held = memory.copiesOf(record).find((copy) => stands(copy, memory.moved));
  if (held === undefined || moverOf(held) !== record) return undefined;
  const pointer = effectiveCell(held, pointerCode);
  const from = held.doc.home;
  if (from === undefined || typeof pointer?.value !== 'string' || pointer.value === from) return undefined;
  const { value, client } = pointer;
  return { record, born: bornIn(held, memory.moved) ?? from, from, to: value as HomeName, client };
}
