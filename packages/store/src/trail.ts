// Cursors of the past, thinner the older they are: a relay that was set back finds among them where both lines are one.
// What lies between that point and the true one is only sent once more.
import { z } from 'zod';
import type { Disk, Write } from './disk.ts';
import { TrailPoint } from './schema.ts';

/** As many as one frame takes. */
const mostPoints = 60;
/** Nearer than this to the last one a cursor is not worth a write. */
const step = 16;

export async function readTrail(disk: Disk): Promise<TrailPoint[]> {
  const value = await disk.get('meta', 'trail');
  return value === undefined ? [] : z.array(TrailPoint).parse(value);
}
export const trailWrite = (trail: readonly TrailPoint[]): Write => ({ put: 'meta', key: 'trail', value: trail });

/**
 * The newest cursor that was told, where it lies above the one that counts: while an own batch is under way. A relay that was set
 * back is shown it, for its own word is in it.
 */
export async function readFurthest(disk: Disk): Promise<TrailPoint | null> {
  const value = await disk.get('meta', 'furthest');
  return value === undefined ? null : TrailPoint.parse(value);
}
export const furthestWrite = (furthest: TrailPoint | null): Write =>
  furthest === null ? { remove: 'meta', key: 'furthest' } : { put: 'meta', key: 'furthest', value: furthest };

/** The highest number at which something was let go because a statement up to there says that it may not be read any more. */
export const readForgotten = async (disk: Disk): Promise<number> =>
  ((await disk.get('meta', 'forgotten')) as number | undefined) ?? 0;
export const forgottenWrite = (number: number): Write => ({ put: 'meta', key: 'forgotten', value: number });

/** How many doublings lie between a point and the end. */
const ageOf = (point: TrailPoint, end: number): number => Math.floor(Math.log2(end - point.number + 1));

/** @param trail oldest first. Answers the same list when the cursor is not worth keeping. */
export function trailWith(trail: readonly TrailPoint[], cursor: TrailPoint): readonly TrailPoint[] {
  const last = trail.at(-1);
  if (last && cursor.number < last.number + step) return trail;
  const { number, chain } = cursor;
  const all = [...trail, { number, chain }];
  // Of each doubling the oldest and the newest: the oldest grows into the next one, so that none stays empty.
  const kept = all.filter((point, at) => {
    const age = ageOf(point, number);
    const [before, after] = [all[at - 1], all[at + 1]];
    return !before || !after || ageOf(before, number) !== age || ageOf(after, number) !== age;
  });
  return kept.slice(-mostPoints);
}
/** What lies above belongs to a line that is no more. */
export const trailUpTo = (trail: readonly TrailPoint[], number: number): readonly TrailPoint[] =>
  trail.filter((point) => point.number <= number);
