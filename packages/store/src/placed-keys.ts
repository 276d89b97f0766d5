// Numbers of a line that was set back may be given again, in another incarnation of the relay: keys of what outlives that
// hold both.
import type { Key } from './disk.ts';

/** Above any number of a line (2^40 entries), and below 2^53 for all 255 incarnations. */
const incarnationRange = 2 ** 40;

export const placedKey = (what: string, incarnation: number, number: number): Key => [
  what,
  incarnation * incarnationRange + number,
];
export const firstOf = (what: string): Key => [what, 0];
export const lastOf = (what: string): Key => [what, Number.MAX_SAFE_INTEGER];
