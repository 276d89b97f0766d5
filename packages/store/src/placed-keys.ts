// Numbers of a line that was set back may be given again, in another incarnation of the relay: keys of what outlives that
// hold both.
import type { Key } from './disk.ts';

/** Above any number of a line (2^40 entries), and below 2^53 for all 255 incarnations. */
const incarnationRange = 2 ** 40;

export const placedKey = (what: string, incarnation: number, number: number): Key => [
  what,
  incarnation * incarnationRange + number,
];
/**
 * Of losses that nobody could show the incarnation stays what it was, and the numbers are given again: what each of them set
 * aside has places of its own. Below a half, which is where whole documents stand.
 */
const placesBetween = 32;
const mostTurns = placesBetween / 2 - 1;
export const behindTurns = (turn: number): number => Math.min(turn, mostTurns) / placesBetween;
/** What comes after the losses whose places these are. */
export const turnAfter = (keys: Iterable<Key>, incarnation: number): number => {
  let turn = 0;
  for (const key of keys) {
    const [, place] = key as readonly [string, number];
    if (Math.floor(place / incarnationRange) !== incarnation) continue;
    turn = Math.max(turn, 1 + Math.floor((place % 0.5) * placesBetween));
  }
  return turn;
};
/** The next place from there that has nothing. */
export function freePlace(place: number, taken: ReadonlySet<number>): number {
  let free = place;
  while (taken.has(free)) free += 1 / placesBetween;
  return free;
}
export const firstOf = (what: string): Key => [what, 0];
export const lastOf = (what: string): Key => [what, Number.MAX_SAFE_INTEGER];
