import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { byRank, isRank, rankBetween, rankOfCreated, ranksBetween } from './rank.ts';

/** A seeded dice, so that a failing case can be thrown again. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
const seeds = fc.integer({ min: 1, max: 2 ** 31 });

test('[M1] a rank lies strictly between its neighbours, wherever one inserts', () => {
  fc.assert(
    fc.property(seeds, fc.array(fc.nat(), { minLength: 1, maxLength: 200 }), (seed, places) => {
      const random = dice(seed);
      const ranks: string[] = [];
      for (const place of places) {
        const at = place % (ranks.length + 1);
        const rank = rankBetween(ranks[at - 1] ?? null, ranks[at] ?? null, random);
        expect(isRank(rank)).toBe(true);
        ranks.splice(at, 0, rank);
      }
      expect([...ranks].sort()).toEqual(ranks);
      expect(new Set(ranks).size).toBe(ranks.length);
    }),
  );
});

test('[M1] a run fits between its neighbours in rising order', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), (seed, first, second) => {
      const random = dice(seed);
      const outer = ranksBetween(null, null, { count: first + 1, random });
      const gap = Math.floor(random() * first);
      const inner = ranksBetween(outer[gap] ?? null, outer[gap + 1] ?? null, { count: second, random });
      const all = [...outer.slice(0, gap + 1), ...inner, ...outer.slice(gap + 1)];
      expect([...all].sort()).toEqual(all);
      expect(all.every(isRank)).toBe(true);
      expect(new Set(all).size).toBe(all.length);
    }),
  );
});

test('[M2] two runs that two people insert at one place apart do not interleave', () => {
  fc.assert(
    fc.property(seeds, seeds, fc.integer({ min: 1, max: 90 }), (one, two, count) => {
      fc.pre(one !== two);
      const outer = ranksBetween(null, null, { count: 2, random: dice(one ^ two) });
      const place = [outer[0] ?? null, outer[1] ?? null] as const;
      const ann = ranksBetween(...place, { count, random: dice(one) });
      const bo = ranksBetween(...place, { count: 7, random: dice(two) });
      fc.pre(ann[0]?.slice(0, -1) !== bo[0]?.slice(0, -1));
      const merged = [...ann.map((rank) => ({ rank, id: 'a' })), ...bo.map((rank) => ({ rank, id: 'b' }))].sort(byRank);
      const turns = merged.filter((row, at) => at > 0 && merged[at - 1]?.id !== row.id).length;
      expect(turns).toBe(1);
    }),
  );
});

test('[M3] ranks stay short: 10,000 at the end, at the head and anywhere', () => {
  const random = dice(7);
  let last: string | null = null;
  let first: string | null = null;
  for (let at = 0; at < 10_000; at += 1) {
    last = rankBetween(last, null, random);
    first = rankBetween(null, first, random);
  }
  expect(last?.length).toBeLessThanOrEqual(8);
  expect(first?.length).toBeLessThanOrEqual(8);
  const ranks: string[] = [];
  for (let at = 0; at < 10_000; at += 1) {
    const place = Math.floor(random() * (ranks.length + 1));
    ranks.splice(place, 0, rankBetween(ranks[place - 1] ?? null, ranks[place] ?? null, random));
  }
  expect(Math.max(...ranks.map((rank) => rank.length))).toBeLessThanOrEqual(16);
});

test('[M3] a thousand insertions behind one card cost six of them a character', () => {
  const random = dice(11);
  const [first, last] = ranksBetween(null, null, { count: 2, random });
  let next = last ?? '';
  for (let at = 0; at < 1_000; at += 1) next = rankBetween(first ?? null, next, random);
  expect(next.length).toBeLessThan(1_000 / 5);
});

test('[M1] neighbours in the wrong order, equal or unreadable, still give a rank', () => {
  const random = dice(3);
  expect(rankBetween('a5', 'a2', random) > 'a5').toBe(true);
  expect(rankBetween('a5', 'a5', random) > 'a5').toBe(true);
  expect(isRank(rankBetween('not a rank!', '', random))).toBe(true);
  expect(isRank(rankBetween(null, '~~~', random))).toBe(true);
});

test('[M1] what is not a rank is told from what is', () => {
  for (const text of ['a0', 'a0V', 'Zz', 'b00', 'Yzz1']) expect(isRank(text)).toBe(true);
  for (const text of ['', 'a', 'b0', 'a00', 'a0-', '5', '__proto__', undefined]) expect(isRank(text)).toBe(false);
  expect(isRank(`a${'1'.repeat(400)}`)).toBe(false);
});

test('[M4] what nobody has placed stands behind what was placed, oldest first', () => {
  const random = dice(5);
  const old = rankOfCreated(1_700_000_000_000);
  const recent = rankOfCreated(1_800_000_000_000);
  expect(isRank(old)).toBe(true);
  expect(old < recent).toBe(true);
  let placed = rankBetween(null, null, random);
  for (let at = 0; at < 1_000; at += 1) placed = rankBetween(placed, null, random);
  expect(placed < old).toBe(true);
  const between = rankBetween(old, recent, random);
  expect(between > old && between < recent).toBe(true);
});

test('[M1] equal ranks are ordered by id', () => {
  const rows = [
    { rank: 'a1', id: 'b' },
    { rank: 'a1', id: 'a' },
    { rank: 'a0', id: 'c' },
  ];
  expect(rows.sort(byRank).map((row) => row.id)).toEqual(['c', 'a', 'b']);
});
