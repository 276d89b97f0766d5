// A record as memory holds it: its cells in two layers, confirmed and pending. What counts is the newest of both. One that
// came from a projection sleeps there until somebody asks for it: of 100,000 tasks a start shows some hundred.
import type { PersonId, RecordId } from '@baton/model/ids';
import { newer, type HeldCell } from '../cells/cell.ts';
import type { DocState } from '../memory/doc-state.ts';
import { rowOf, type AnyRow } from './row.ts';

export interface PendingCell {
  readonly batch: string;
  readonly cell: HeldCell;
}
/** One document's copy of a record; in author-owned documents one for each author that claims the id. */
export interface Held {
  readonly id: RecordId;
  readonly doc: DocState;
  readonly author: PersonId | null;
  cells: HeldCell[];
  pending: PendingCell[] | null;
  /** As shown now; undefined while something required is missing. */
  row: AnyRow | undefined;
  /** Where its cells sleep; null: they are awake. Whoever reads them wakes them; the row alone is read without. */
  readonly sleep: Sleep | null;
  /** The next copy of the same id, in order of document and author. The first is the record. */
  next: Held | null;
  /** The brief fields of its row at least, without reading it; undefined: there is no row. */
  brief(): Brief | undefined;
}

/** The brief fields of a row; of a table without any it is empty. */
export type Brief = Readonly<Record<string, unknown>>;
/** Where records sleep: the lines of a projection. */
export interface Bed {
  cellsAt(line: number): HeldCell[];
  briefAt(line: number): Brief;
}
interface Sleep {
  readonly bed: Bed;
  readonly line: number;
}

class OneHeld implements Held {
  readonly id: RecordId;
  readonly doc: DocState;
  readonly author: PersonId | null;
  pending: PendingCell[] | null = null;
  next: Held | null = null;
  sleep: Sleep | null;
  #cells: HeldCell[] = [];
  #row: AnyRow | undefined = undefined;
  #isRowRead = false;

  constructor({ id, doc, author, sleep }: Pick<Held, 'id' | 'doc' | 'author'> & { readonly sleep: Sleep | null }) {
    this.id = id;
    this.doc = doc;
    this.author = author;
    this.sleep = sleep;
  }

  get cells(): HeldCell[] {
    this.#wake();
    return this.#cells;
  }
  set cells(cells: HeldCell[]) {
    this.#wake();
    this.#cells = cells;
  }
  get row(): AnyRow | undefined {
    if (this.sleep !== null && !this.#isRowRead) this.#readRow(this.sleep.bed.cellsAt(this.sleep.line));
    return this.#row;
  }
  set row(row: AnyRow | undefined) {
    this.#wake();
    this.#row = row;
  }

  brief(): Brief | undefined {
    return this.sleep === null ? this.#row : this.sleep.bed.briefAt(this.sleep.line);
  }

  #readRow(cells: readonly HeldCell[]): void {
    if (!this.#isRowRead) this.#row = rowOf(this.id, this.author, cells);
    this.#isRowRead = true;
  }

  #wake(): void {
    if (this.sleep === null) return;
    const { bed, line } = this.sleep;
    this.sleep = null;
    this.#cells = bed.cellsAt(line);
    this.#readRow(this.#cells);
  }
}

export const newHeld = (id: RecordId, doc: DocState, author: PersonId | null): Held =>
  new OneHeld({ id, doc, author, sleep: null });
/** Only for a record that is shown by these cells alone: it has no other copy, and nothing of it is pending. */
export const sleepingHeld = (of: Pick<Held, 'id' | 'doc' | 'author'>, sleep: Sleep): Held =>
  new OneHeld({ ...of, sleep });

export function confirmedCell(held: Held, code: string): HeldCell | undefined {
  for (const cell of held.cells) if (cell.code === code) return cell;
  return undefined;
}

/** The cell that counts: the newest of what is confirmed and what is pending here. */
export function effectiveCell(held: Held, code: string): HeldCell | undefined {
  let best = confirmedCell(held, code);
  for (const { cell } of held.pending ?? []) {
    if (cell.code === code && (best === undefined || newer(cell, best) > 0)) best = cell;
  }
  return best;
}

export function effectiveCells(held: Held): readonly HeldCell[] {
  if (held.pending === null) return held.cells;
  const codes = new Set(held.cells.map((cell) => cell.code));
  for (const { cell } of held.pending) codes.add(cell.code);
  return [...codes].map((code) => effectiveCell(held, code)).filter((cell) => cell !== undefined);
}

/** Keeps the newer of two; of the same cell in two items, the first with the other as its twin. */
export function confirmCell(held: Held, cell: HeldCell, replaces: boolean): void {
  const at = held.cells.findIndex((known) => known.code === cell.code);
  const known = held.cells[at];
  if (known === undefined) held.cells.push(cell);
  else if (newer(cell, known) > 0) held.cells[at] = cell;
  else if (replaces) held.cells[at] = { ...known, twin: [cell.client, cell.clock] };
}

export function dropPending(held: Held, batches: ReadonlySet<string>): void {
  const kept = (held.pending ?? []).filter(({ batch }) => !batches.has(batch));
  held.pending = kept.length === 0 ? null : kept;
}
