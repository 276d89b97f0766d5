// The one path from bytes to rows, for own edits and others' alike (L1): cells found in the bytes move one layer of
// the records forward; what changed on the rows is told, and who lost where two wrote apart.
import type { PersonId, RecordId } from '@baton/model/ids';
import { Ancestry } from '../cells/ancestry.ts';
import { isCarriedOut } from '../records/archive.ts';
import { same } from '../cells/canonical.ts';
import { isItem, newer, toCell, type HeldCell } from '../cells/cell.ts';
import type { Received, RowChange, Superseded } from '../contract.ts';
import { cellsIn, structsOf, type FoundCell } from '../cells/decode.ts';
import type { DocState } from './doc-state.ts';
import { confirmCell, confirmedCell, effectiveCell, type Held } from '../records/held.ts';
import { cellsRoot } from '../layout.ts';
import type { Memory } from './memory.ts';
import { counts } from '../records/parts.ts';
import { fieldOf, shapeOf, type AnyRow } from '../records/row.ts';

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

/** One update while it is read. */
interface Reading {
  readonly memory: Memory;
  readonly source: Source;
  readonly ancestry: Ancestry;
  readonly touched: Touched;
}

export function readChanges(memory: Memory, source: Source): Read {
  const touched: Touched = new Map();
  const { superseded, held } = readCells(memory, source, touched);
  return { changes: rowChanges(memory, touched, source), superseded, touched: held };
}

/** The cells alone; whoever calls tells of the rows, once, when all that belongs together was read. */
export function readCells(
  memory: Memory,
  source: Source,
  touched: Touched,
): { readonly superseded: readonly Superseded[]; readonly held: readonly Held[] } {
  const { doc, batch } = source;
  const structs = structsOf(source.bytes);
  const reading: Reading = { memory, source, ancestry: new Ancestry(structs), touched };
  const found = cellsIn(structs, (client) => doc.next(client));
  if (batch === null) doc.advance(structs);
  doc.remember(structs, reading.ancestry);
  const all = new Set<Held>();
  const superseded: Superseded[] = [];
  for (const cell of found) {
    const held = homeOf(reading, cell);
    if (held === undefined) continue;
    all.add(held);
    const lost = take(reading, held, cell);
    if (lost !== undefined) superseded.push(lost);
  }
  return { superseded, held: [...all] };
}

/** The record that the cell is part of; undefined where such a cell does not count. */
function homeOf({ memory, source: { doc }, ancestry }: Reading, cell: FoundCell): Held | undefined {
  const author = doc.authored ? doc.authorOf([cell.client, cell.clock], ancestry) : null;
  if (!counts(doc.of, { record: cell.record, code: cell.code, author }, memory.groups)) return undefined;
  const { parent } = cell.struct;
  if (!doc.authored && typeof parent === 'string' && parent !== cellsRoot) return undefined;
  return memory.copyFor(cell.record, doc, author);
}

/** Puts the cell into its layer; tells who lost when neither writer had seen the other's. */
function take({ source: { batch }, ancestry, touched }: Reading, held: Held, found: FoundCell): Superseded | undefined {
  const before = effectiveCell(held, found.code);
  const cell = heldCell(held, found);
  const known = confirmedCell(held, found.code);
  if (batch === null) confirmCell(held, cell, standsOver(known, found));
  else (held.pending ??= []).push({ batch, cell });
  if (before === undefined || newer(cell, before) > 0) mark(touched, held, found.code);
  if (before === undefined || isItem(before, [cell.client, cell.clock])) return undefined;
  if (batch === null && isOwn(held, cell)) return undefined;
  return lostIn(held, { before, cell, found, ancestry });
}

/** An own envelope that comes back before its acknowledgement: what stands over it was written here, knowing it. */
const isOwn = ({ pending }: Held, { client, clock }: HeldCell): boolean =>
  pending !== null && pending.some(({ cell }) => isItem(cell, [client, clock]));

const standsOver = (known: HeldCell | undefined, { over }: FoundCell): boolean =>
  known !== undefined && over !== null && isItem(known, over);

const heldCell = (held: Held, { code, value, t, by, client, clock }: FoundCell): HeldCell => ({
  code,
  value,
  t,
  by: held.author ?? by,
  client,
  clock,
});

export function mark(touched: Touched, held: Held, code: string): void {
  const codes = touched.get(held);
  if (codes === undefined) touched.set(held, new Set([code]));
  else codes.add(code);
}

interface Meeting {
  readonly before: HeldCell;
  readonly cell: HeldCell;
  readonly found: FoundCell;
  readonly ancestry: Ancestry;
}

function lostIn(held: Held, { before, cell, found, ancestry }: Meeting): Superseded | undefined {
  const named = fieldOf(held.id, cell.code);
  if (named === undefined || named.field.quiet === true || same(before.value, cell.value)) return undefined;
  const wins = newer(cell, before) > 0;
  if (wins ? ancestry.descends(found, before) : hadSeen(before, cell, ancestry)) return undefined;
  const [won, lost] = wins ? [cell, before] : [before, cell];
  return {
    doc: held.doc.name,
    record: held.id,
    field: named.name,
    lost: toCell(held.id, lost),
    won: toCell(held.id, won),
  };
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
  /** Of these somebody changed a cell, or may have. */
  const edited = new Set<RecordId>();
  for (const [held, changed] of touched) {
    codes.set(held.id, new Set([...changed, ...(codes.get(held.id) ?? [])]));
    if (!isCarriedOut(held, changed)) edited.add(held.id);
  }
  const changes: RowChange[] = [];
  for (const [id, changed] of codes) {
    const fields = [
      ...new Set([...changed].map((code) => fieldOf(id, code)?.name).filter((name) => name !== undefined)),
    ];
    // What went to an archive, or came with one, is as little news as what this person did.
    const own = by.own || !edited.has(id);
    changes.push(...movesOf(memory, id, { ...by, own, fields: () => fields }));
  }
  return changes;
}

interface Teller extends By {
  readonly fields: (row: AnyRow) => readonly string[];
}

/** Refreshes one record and tells what became of its rows. */
export function movesOf(memory: Memory, id: RecordId, { person, own, fields }: Teller): readonly RowChange[] {
  const table = shapeOf(id)?.table;
  if (table === undefined) return [];
  const changes: RowChange[] = [];
  const moves = memory.refresh(id);
  for (const [before, after] of moves) {
    const isGone = before !== undefined && !moves.some((move) => move[1]?.id === before.id);
    if (isGone) changes.push({ table, id: before.id, kind: 'gone', own });
    if (after === undefined || isSame(before, after)) continue;
    const by = person ?? (after.by as PersonId);
    changes.push({ table, id: after.id, kind: 'put', by, fields: fields(after), own });
  }
  return changes;
}

function isSame(before: AnyRow | undefined, after: AnyRow): boolean {
  // `claimed` comes and goes: all other fields every row has.
  if (before === undefined || !same(before['claimed'], after['claimed'])) return false;
  for (const name in after) if (!same(before[name], after[name])) return false;
  return true;
}
