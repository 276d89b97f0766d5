// Where a record counts when several documents hold copies of it. Between spaces the directory's statement decides and
// nothing else: a pointer in a cell can be forged, so without a statement it changes nothing.
import type { Directory } from '@baton/model/directory/schema';
import type { RecordId, SpaceId } from '@baton/model/ids';
import { effectiveCell, type Held } from './held.ts';
import { spaceOfDoc } from './layout.ts';
import { shapeOf } from './row.ts';

export type Moved = Directory['moved'];
/** The cell that a move leaves in both copies: the space that the record is moved to. */
export const pointerCode = '@';

/** The record with which this one moves: the task of a checklist line, else itself. */
export function moverOf(held: Held): RecordId {
  const code = shapeOf(held.id)?.movesBy;
  const value = code === undefined ? undefined : effectiveCell(held, code)?.value;
  return typeof value === 'string' ? value : held.id;
}

/** The space of its birth, where the copy stands on the way of a move that is on record. */
export function bornIn(held: Held, moved: Moved): SpaceId | undefined {
  const space = spaceOfDoc(held.doc.of);
  const mover = moverOf(held);
  const moves = Object.hasOwn(moved, mover) ? moved[mover] : undefined;
  if (moves === undefined || space === undefined) return undefined;
  return (Object.keys(moves) as SpaceId[]).sort().find((born) => born === space || moves[born]?.includes(space));
}

const pointerOf = (held: Held): unknown => effectiveCell(held, pointerCode)?.value ?? null;

/** Whether the copy stands on the way of a move that is on record, and not at its end. */
export function isLeftBehind(held: Held, moved: Moved): boolean {
  const born = bornIn(held, moved);
  return born !== undefined && moved[moverOf(held)]?.[born]?.at(-1) !== spaceOfDoc(held.doc.of);
}

/**
 * Whether this copy counts: the last on its way, or on no way and no arrival either. What stands with a group's readers or
 * one person alone goes on no way: it would be everybody's there.
 */
export function stands(held: Held, moved: Moved): boolean {
  const space = spaceOfDoc(held.doc.of);
  if (held.doc.of.class !== 'records' || space === undefined) return true;
  const born = bornIn(held, moved);
  if (born === undefined) return pointerOf(held) !== space;
  return moved[moverOf(held)]?.[born]?.at(-1) === space;
}
