// The many worlds, in two files so that two workers live through them side by side.
import { describe, expect, test } from 'vitest';
import { liveThrough } from './world.ts';

/** Worlds that once broke: a loss of the last two seconds that nobody could show, and decisions above it (decision 0026). */
export const lostUnstamped = { restored: [311, 521, 783, 786], epochs: [129, 145, 738, 890] } as const;

/** One in which a document began anew on the line that was lost and on the one that was left, with one number. */
export const begunTwice = [104] as const;

/** Of all worlds of a run; each of the two files takes every second hundred. */
const seeds = process.env.BATON_DEEP ? 25_000 : 1_000;
const inEach = 50;

export function keptInWorlds(half: 0 | 1): void {
  describe('promises P2 to P6, in worlds with crashes, cuts, duplicates, decisions and clocks that are off', () => {
    const starts = Array.from({ length: seeds / inEach }, (_, at) => at * inEach + 1);
    const mine = starts.filter((_, at) => at % 2 === half);
    test.each(mine)('[K21] kept in the worlds from seed %i on', async (start) => {
      for (let seed = start; seed < start + inEach; seed += 1) {
        const { broken } = await liveThrough(seed);
        expect(broken, `pnpm sim --seed ${seed}`).toBeNull();
      }
    });
  });
}
