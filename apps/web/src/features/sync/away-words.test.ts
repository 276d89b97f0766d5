import { person } from '@baton/model/test/memory';
import type { Away } from '@baton/workspace/sync-contract';
import { expect, test } from 'vitest';
import { apart, awaySentence, marksOf, mergedOf } from './away-words.ts';

const hour = 3_600_000;
const from = Date.UTC(2026, 2, 3, 17, 40);
const away = (more: Partial<Away>): Away => ({
  from,
  to: from + 14 * hour,
  own: [],
  others: [],
  ownCount: 0,
  othersCount: 0,
  people: [person('bo')],
  replaced: [],
  places: [],
  refused: 0,
  deletedPassages: [],
  ...more,
});
const passage = { id: '1', doc: 'p/s/t', record: 't', text: 'x', at: from };

test.each([
  [{}, 'You were offline for 14 hours. Nothing changed meanwhile.'],
  [{ ownCount: 1 }, 'You were offline for 14 hours. The one change merged by itself.'],
  [{ ownCount: 47, othersCount: 31 }, 'You were offline for 14 hours. All 78 changes merged by themselves.'],
  [
    { ownCount: 47, othersCount: 31, refused: 3, deletedPassages: [passage] },
    'You were offline for 14 hours. 74 of 78 changes merged by themselves.',
  ],
  [{ to: null }, 'You have been offline for 2 hours. Nothing of yours waits.'],
  [{ to: null, ownCount: 1 }, 'You have been offline for 2 hours. 1 change of yours waits here.'],
  [{ to: null, ownCount: 12 }, 'You have been offline for 2 hours. 12 changes of yours wait here.'],
])('%o: %s', (more, sentence) => {
  expect(awaySentence(away(more), from + 2 * hour)).toBe(sentence);
});

test('more that needs me than changes is never less than none merged', () => {
  expect(mergedOf(away({ ownCount: 1, refused: 3 }))).toBe(0);
});

test('marks stand between the parting and the joining, in order, none twice on one spot', () => {
  const span = { from: 0, to: 1_000 };
  expect(marksOf([], span)).toEqual([]);
  expect(marksOf([0, 1_000], span)).toEqual([apart.from, apart.to]);
  expect(marksOf([900, 100, 101, 900], span)).toHaveLength(2);
  expect(marksOf([-50, 5_000], span)).toEqual([apart.from, apart.to]);
  const many = marksOf(
    Array.from({ length: 1_000 }, (_, at) => at),
    span,
  );
  expect(many).toEqual(many.toSorted((a, b) => a - b));
  expect(many.length).toBeLessThanOrEqual((apart.to - apart.from) / 2 + 1);
});

test('a time away of no length has its marks at the parting', () => {
  expect(marksOf([7], { from: 7, to: 7 })).toEqual([apart.from]);
});
