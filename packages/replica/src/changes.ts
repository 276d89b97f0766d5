// The one path from bytes to rows, for own edits and others' alike (L1): cells found in the bytes move one layer of
// the records forward; what changed on the rows is told, and who lost where two wrote apart.
import type { PersonId, RecordId } from '@baton/model/ids';
import { Ancestry } from './ancestry.ts';
import { same } from './canonical.ts';
import { isItem, newer, toCell, type HeldCell } from './cell.ts';
import type { Received, RowChange, Superseded } from './contract.ts';
import { cellsIn, structsOf, type FoundCell } from './decode.ts';
import type { DocState } from './doc-state.ts';
import { confirmCell, confirmedCell, effectiveCell, type Held } from './held.ts';
import { belongs, cellsRoot } from './layout.ts';
import type { Memory } from './memory.ts';
import { fieldOf, shapeOf, type AnyRow } from './row.ts';

/** Who made the change; null: whoever the row itself names. */
export interface By {
  readonly person: PersonId | null;
  readonly own: boolean;
}
export interface Source extends By {
  readonly doc: DocState;
  readonly bytes: Uint8Array;
  /** null: confirmed. */
  readonly batch: string | null;
}
export interface Read extends Received {
  readonly touched: readonly Held[];
}
/** Which codes of which record have another cell now. */
export type Touched = Map<Held, Set<string>>;

export function readChanges(memory: Memory, source: Source): Read {
  const { doc, batch } = source;
  const structs = structsOf(source.bytes);
  const ancestry = new Ancestry(structs);
  doc.remember(structs, ancestry);
  const found = cellsIn(structs, (client) => doc.next(client));
  if (batch === null) doc.advance(structs);
  const touched: Touched = new Map();
  const all = new Set<Held>();
  const superseded: Superseded[] = [];
  for (const cell of found) {
    const held = homeOf(memory, doc, cell, ancestry);
    if (held === undefined) continue;
    all.add(held);
    const lost = take(held, cell, batch, ancestry, touched);
    if (lost !== undefined) superseded.push(lost);
  }
  return { changes: rowChanges(memory, touched, source), superseded, touched: [...all] };
}

/** The record that the cell is part of; undefined where such a cell does not count. */
function homeOf(memory: Memory, doc: DocState, cell: FoundCell, ancestry: Ancestry): Held | undefined {
  const author = doc.authored ? doc.authorOf([cell.client, cell.clock], ancestry) : null;
  if (!belongs(doc.of.class, cell.record, author)) return undefined;
  const { parent } = cell.struct;
  if (!doc.authored && typeof parent === 'string' && parent !== cellsRoot) return undefined;
  return memory.copyFor(cell.record, doc, author);
}

/** Puts the cell into its layer; tells who lost when neither writer had seen the other's. */
function take(held: Held, found: FoundCell, batch: string | null, ancestry: Ancestry, touched: Touched): Superseded | undefined {
  const before = effectiveCell(held, found.code);
  const cell = heldCell(held, found);
  const known = confirmedCell(held, found.code);
  if (batch === null) confirmCell(held, cell, known !== undefined && found.over !== null && isItem(known, found.over));
  else (held.pending ??= []).push({ batch, cell });
  if (before === undefined || newer(cell, before) > 0) mark(touched, held, found.code);
  if (before === undefined || isItem(before, [cell.client, cell.clock])) return undefined;
  return lostIn(held, { before, cell, found, ancestry });
}

const heldCell = (held: Held, { code, value, t, by, client, clock }: FoundCell): HeldCell =>
  ({ code, value, t, by: held.author ?? by, client, clock });

export function mark(touched: Touched, held: Held, code: string): void {
  const codes = touched.get(held);
  if (codes === undefined) touched.set(held, new Set([code]));
  else codes.add(code);
}

interface Meeting { readonly before: HeldCell; readonly cell: HeldCell; readonly found: FoundCell; readonly ancestry: Ancestry }

function lostIn(held: Held, { before, cell, found, ancestry }: Meeting): Superseded | undefined {
  const named = fieldOf(held.id, cell.code);
  if (named === undefined || named.field.quiet === true || same(before.value, cell.value)) return undefined;
  const wins = newer(cell, before) > 0;
  if (wins ? ancestry.descends(found, before) : hadSeen(before, cell, ancestry)) return undefined;
  const [won, lost] = wins ? [cell, before] : [before, cell];
  return { doc: held.doc.name, record: held.id, field: named.name, lost: toCell(held.id, lost), won: toCell(held.id, won) };
}

/** Whether the cell that stands was written over this older one: only possible when both came in one update. */
function hadSeen(standing: HeldCell, older: HeldCell, ancestry: Ancestry): boolean {
  const struct = ancestry.find([standing.client, standing.clock]);
  if (struct === undefined) return false;
  const [written] = cellsIn([struct], () => standing.clock);
  return written !== undefined && ancestry.descends(written, older);
}

/** What moved on the rows. `person` made it (null: the row's own author); a row that stands as it stood is not told of. */
export function rowChanges(memory: Memory, touched: Touched, by: By): readonly RowChange[] {
  const codes = new Map<RecordId, Set<string>>();
  for (const [held, changed] of touched) codes.set(held.id, new Set([...changed, ...(codes.get(held.id) ?? [])]));
  const changes: RowChange[] = [];
  for (const [id, changed] of codes) {
    const fields = [...new Set([...changed].map((code) => fieldOf(id, code)?.name).filter((name) => name !== undefined))];
    tellMoves(memory, id, by, () => fields, changes);
  }
  return changes;
}

/** Refreshes one record and tells what became of its rows. */
export function tellMoves(memory: Memory, id: RecordId, { person, own }: By, fields: (row: AnyRow) => readonly string[], changes: RowChange[]): void {
  const table = shapeOf(id)?.table;
  if (table === undefined) return;
  const moves = memory.refresh(id);
  for (const [before, after] of moves) {
    if (before !== undefined && !moves.some((move) => move[1]?.id === before.id)) changes.push({ table, id: before.id, kind: 'gone', own });
    if (after === undefined || isSame(before, after)) continue;
    changes.push({ table, id: after.id, kind: 'put', by: person ?? (after.by as PersonId), fields: fields(after), own });
  }
}

function isSame(before: AnyRow | undefined, after: AnyRow): boolean {
  if (before === undefined) return false;
  for (const name in after) if (!same(before[name], after[name])) return false;
  return true;
}
