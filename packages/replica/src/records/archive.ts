// Tasks that were closed long ago: the relay copies their cells into `a/<space>/<quarter>`, which a device may leave, and
// the next epoch of their document goes without them. What finding one needs stays: its stub, with the quarter in `@a`.
// A device shows the newest cell of both. The first cell that is newer than the mark brings the task back: whoever has
// the archive copies its cells into the task's document again, with the time and author that they have.
import type { RecordId } from '@baton/model/ids';
import type { TableName } from '@baton/model/records';
import { keyOf, newer, type HeldCell } from '../cells/cell.ts';
import type { DocName } from '../contract.ts';
import { effectiveCell, effectiveCells, type Held } from './held.ts';
import type { Doc, Partitions } from '../layout.ts';
import type { Memory } from '../memory/memory.ts';
import { Carried, type Writes } from '../cells/plan.ts';
import { shapeOfTable } from './row.ts';

/** The quarter in whose archive the rest of the task is; null: nothing of it is there that is not here. */
export const archiveCode = '@a';

/** What stays of a task in its document: what rows need, search and keys read, and the marks that lists ask for. */
export const stubCodes: ReadonlySet<string> = new Set(['ti', 'pj', 'st', 'cr', 'ar', 'bn', 'kp', 'fk', archiveCode]);

export const isArchive = ({ doc }: Pick<Held, 'doc'>): boolean => doc.of.class === 'archive';

/** Whether cells of this archive are a part of records that stand in `home`. */
const isOf = (home: Doc, { doc: { of } }: Held): boolean =>
  of.class === 'archive' && (home.class === 'records' || home.class === 'archive') && of.space === home.space;

/** The copies in archives of a record that stands in `home`. */
export const archivedBeside = (home: Doc, copies: readonly Held[]): readonly Held[] =>
  copies.filter((copy) => isOf(home, copy));

type Dated = Pick<HeldCell, 'code' | 'value' | 't'>;

/**
 * Something was written since the task went to its archive: it has to come back. The mark is one second newer than all
 * that went, and two months older than whatever comes after it: clocks that differ by minutes change nothing.
 */
export function isAwake(cells: readonly Dated[]): boolean {
  const mark = cells.find(({ code }) => code === archiveCode);
  return typeof mark?.value === 'string' && cells.some(({ code, t }) => code !== archiveCode && t > mark.t);
}

/** Whether these cells moved because the record went to its archive, or that came here: nobody has just changed it. */
export const isCarriedOut = (held: Held, changed: ReadonlySet<string>): boolean =>
  isArchive(held) || (changed.has(archiveCode) && typeof effectiveCell(held, archiveCode)?.value === 'string');

/** The newest cell of this code that archives have of a record which stands in `home`. */
export function archivedCell(copies: readonly Held[], home: Doc, code: string): HeldCell | undefined {
  let best: HeldCell | undefined;
  for (const copy of archivedBeside(home, copies)) {
    const cell = copy.doc.of === home ? undefined : effectiveCell(copy, code);
    if (cell !== undefined && (best === undefined || newer(cell, best) > 0)) best = cell;
  }
  return best;
}

export interface Returning {
  readonly memory: Memory;
  readonly writes: Writes;
  readonly partitions: Partitions;
}

/** Tasks that were written to since they went to their archive, of those that are here whole: their cells come back. */
export function planReturn({ memory, writes, partitions }: Returning): void {
  for (const id of memory.returning()) {
    const held = memory.record(id);
    if (held === undefined || isArchive(held)) continue;
    for (const copy of [held, ...followersOf(memory, id)]) bringBack({ memory, writes, partitions }, copy);
    writes.set(held.doc.name, keyOf(id, archiveCode), null);
  }
}

/** Lines and links of a task, as they are shown. */
const followersOf = (memory: Memory, task: RecordId): readonly Held[] =>
  (Object.keys(memory.tables) as TableName[]).flatMap((table) => {
    const { moverAt, indexed } = shapeOfTable(table);
    const by = indexed[moverAt];
    return by === undefined ? [] : memory.tables[table].by(by, task).flatMap(({ id }) => memory.record(id) ?? []);
  });

function bringBack({ memory, writes, partitions }: Returning, held: Held): void {
  const main = isArchive(held) ? undefined : held;
  const name = main?.doc.name ?? newestOf(held, partitions);
  if (name === undefined) return;
  for (const cell of newestIn(archivedBeside(held.doc.of, memory.copiesOf(held.id)))) {
    const known = main && effectiveCell(main, cell.code);
    if (known === undefined || newer(cell, known) > 0) writes.set(name, keyOf(held.id, cell.code), new Carried(cell));
  }
}

const newestOf = ({ doc: { of } }: Held, partitions: Partitions): DocName | undefined =>
  'space' in of ? partitions(of.space).at(-1) : undefined;

function newestIn(copies: readonly Held[]): Iterable<HeldCell> {
  const best = new Map<string, HeldCell>();
  for (const cell of copies.flatMap(effectiveCells)) {
    const known = best.get(cell.code);
    if (known === undefined || newer(cell, known) > 0) best.set(cell.code, cell);
  }
  return best.values();
}
