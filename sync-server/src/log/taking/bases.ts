// Which snapshots stay when they give way to the next: those from which a restore to a moment would begin. Edits can go, and
// documents can begin anew, and every second of the history window can still be put together.
import type { Base, Desk } from '../desk.ts';
import type { DocState } from '../documents.ts';

const betweenBases = 30 * 24 * 3_600_000;

/**
 * The first of an epoch stays, since what came before it cannot be put together with what came after; and one a month, so
 * that edits older than the window can go all the same.
 */
export function keepBase(desk: Desk, { doc, epoch, snapshot }: DocState, now: number): void {
  if (!snapshot) return;
  const last = desk.basesOf(doc).findLast((base) => base.epoch === epoch);
  if (last === undefined || now - last.time >= betweenBases) desk.keepBase(doc, now);
}

export interface Bounds {
  readonly safe: number;
  /** The document's first edit that has not reached the age at which edits go. */
  readonly young: number;
  readonly bases: readonly Pick<Base, 'number'>[];
}
/**
 * Up to where a document's raw entries may go: to a snapshot, the present or an earlier one, that no young edit is in. So
 * every moment since begins from one that lies before it, with all edits behind that.
 */
export function droppableTo(
  { snapshot, recorded }: Pick<DocState, 'snapshot' | 'recorded'>,
  { safe, young, bases }: Bounds,
): number {
  const numbers = [...bases, ...(snapshot ? [snapshot] : [])].map(({ number }) => number);
  return Math.min(Math.max(0, ...numbers.filter((number) => number < young)), recorded, safe);
}
