// Where a record counts when several documents hold copies of it. Between homes (spaces, the readers of their groups) the
// directory's statement decides and nothing else: a pointer in a cell can be forged, so without a statement it changes nothing.
import type { HomeName } from '@baton/model/directory/home-name';
import type { Directory } from '@baton/model/directory/schema';
import type { RecordId } from '@baton/model/ids';
import { effectiveCell, type Held } from './held.ts';
import { shapeOf } from './row.ts';

export type Moved = Directory['moved'];
/** The cell that a move leaves in both copies: the home that the record is moved to. */
export const pointerCode = '@';

/** The record with which this one moves: the task of a checklist line, else itself. */
export function moverOf(held: Held): RecordId {
  const code = shapeOf(held.id)?.movesBy;
  const value = code === undefined ? undefined : effectiveCell(held, code)?.value;
  return typeof value === 'string' ? value : held.id;
}

/** The home of its birth, where the copy stands on the way of a move that is on record. */
export const bornIn = (held: Held, moved: Moved): HomeName | undefined => bornAt(moverOf(held), held.doc.home, moved);

function bornAt(mover: RecordId, home: HomeName | undefined, moved: Moved): HomeName | undefined {
  const moves = Object.hasOwn(moved, mover) ? moved[mover] : undefined;
  if (moves === undefined || home === undefined) return undefined;
  return (Object.keys(moves) as HomeName[]).sort().find((born) => born === home || moves[born]?.includes(home));
}

const pointerOf = (held: Held): unknown => effectiveCell(held, pointerCode)?.value ?? null;

/** Whether the copy stands on the way of a move that is on record, and not at its end. */
export function isLeftBehind(held: Held, moved: Moved): boolean {
  const end = endOfWay(moverOf(held), held.doc.home, moved);
  return end !== undefined && end !== held.doc.home;
}

/** Where the way of a move ends on which a copy in this home stands; undefined: it stands on none. */
export function endOfWay(mover: RecordId, home: HomeName | undefined, moved: Moved): HomeName | undefined {
  const born = bornAt(mover, home, moved);
  return born === undefined ? undefined : moved[mover]?.[born]?.at(-1);
}

/** Whether this copy counts: the last on its way, or on no way and no arrival either. */
export function stands(held: Held, moved: Moved): boolean {
  const { home } = held.doc;
  if (home === undefined) return true;
  const born = bornIn(held, moved);
  if (born === undefined) return pointerOf(held) !== home;
  return moved[moverOf(held)]?.[born]?.at(-1) === home;
}
