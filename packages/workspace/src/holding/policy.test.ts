// What a device keeps of what it need not, from clock, work, visits and pins alone.
import fc from 'fast-check';
import { quarterOf } from '@baton/replica/layout';
import { expect, test } from 'vitest';
import { classOf, isSmall, quartersHeld, smallUpTo, recentFor, wanted, type Wanting } from './policy.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 28);
const docsOf = (record: string): readonly string[] => [`p/s/${record}`, `f/s/${record}/2025q1`];
const wanting = (more: Partial<Wanting>): Wanting => ({
  isSmall: false,
  now,
  visits: new Map(),
  pins: [],
  mine: [],
  templates: [],
  within: () => [],
  returning: [],
  docsOf,
  archiveOf: () => [],
  ...more,
});
const quarters = ['f/*/2026q3', 'f/*/2026q4'];

test('[W210] with no work, visit or pin only the comments of the last 90 days are wanted', () => {
  expect([...wanted(wanting({})).keys()]).toEqual(quarters);
});

test('[W523] the texts of templates are wanted, whoever made them and whenever they were open', () => {
  expect([...wanted(wanting({ templates: ['p/s/o1'] })).keys()]).toEqual([...quarters, 'p/s/o1']);
});

test('[W210] what was open here within 90 days is wanted, and not a day longer', () => {
  const visits = new Map([
    ['t1', now - recentFor + 1],
    ['t2', now - recentFor],
  ]);
  expect([...wanted(wanting({ visits })).keys()]).toEqual([...quarters, 'p/s/t1', 'f/s/t1/2025q1']);
});

test('[W210] my work is wanted, and all that stands in a pinned project', () => {
  const within = (record: string): string[] => (record === 'j1' ? ['t2', 't3'] : []);
  const names = wanted(wanting({ mine: ['t1', 't2'], pins: ['j1'], within }));
  expect([names.get('p/s/t1'), names.get('p/s/t2'), names.get('p/s/t3')]).toEqual(['recent', 'pinned', 'pinned']);
  expect(names.get('p/s/j1')).toBe('pinned');
});

test('[W225] of a small workspace all is wanted, and pins by their own names, for the day on which it is large', () => {
  const names = wanted(wanting({ isSmall: true, pins: ['t1'], mine: ['t2'], visits: new Map([['t3', now]]) }));
  expect([...names.keys()].toSorted()).toEqual(['a/*', 'f/*', ...quarters, 'f/s/t1/2025q1', 'p/*', 'p/s/t1']);
  expect([classOf('p/s/t9', names), classOf('f/s/t9/2019q1', names), classOf('r/s/0', names)]).toEqual([
    'recent',
    'recent',
    'always',
  ]);
});

test('[W225] a workspace that was small stays so for half as many tasks more, and does not waver', () => {
  const small = (count: number, was: boolean) => isSmall(count, { was, upTo: smallUpTo });
  expect([small(5_000, false), small(5_001, false)]).toEqual([true, false]);
  expect([small(7_500, true), small(7_501, true)]).toEqual([true, false]);
});

test('[W210] a pin outlasts every absence', () => {
  const visits = new Map([['t1', 0]]);
  expect(wanted(wanting({ visits, pins: ['t1'], now: now + 4_000 * day })).get('p/s/t1')).toBe('pinned');
});

test('[W210] every one of the last 90 days, and of the week to come, is in a quarter that is kept, and at most three are', () => {
  const anyTime = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2060, 0) });
  fc.assert(
    fc.property(anyTime, fc.integer({ min: 0, max: 999 }), (at, part) => {
      const held = quartersHeld(at);
      expect(held).toContain(quarterOf(at - Math.floor((part / 1_000) * recentFor)));
      expect(held).toContain(quarterOf(at + Math.floor((part / 1_000) * 7 * day)));
      expect(held.length).toBeLessThanOrEqual(3);
      expect([...held].toSorted()).toEqual(held);
    }),
  );
});

test.each([
  ['r/s/0', 'always'],
  ['x/s/money/0', 'always'],
  ['v/u1', 'always'],
  ['o/people', 'always'],
  ['p/s/t1', 'recent'],
  ['p/s/t2', 'on-demand'],
  ['f/s/t2/2026q4', 'recent'],
  ['f/s/t2/2026q3', 'recent'],
  ['f/s/t2/2026q2', 'on-demand'],
  ['f/s/t1/2025q1', 'recent'],
])('[W210] %s is kept %s', (doc, kept) => {
  expect(classOf(doc, wanted(wanting({ mine: ['t1'] })))).toBe(kept);
});

test('[W234] archives of tasks that have to come back are wanted until they are back', () => {
  expect(wanted(wanting({ returning: ['a/s/2025q1'] })).get('a/s/2025q1')).toBe('recent');
  expect(wanted(wanting({})).has('a/s/2025q1')).toBe(false);
  expect(classOf('a/s/2025q1', new Map())).toBe('on-demand');
});

test('[W237] the archive of a task is kept for a day after it was open here, and for as long as it is pinned', () => {
  const archiveOf = (record: string): readonly string[] => (record === 't1' ? ['a/s/2025q1'] : []);
  const kept = (more: Partial<Wanting>): string | undefined =>
    wanted(wanting({ archiveOf, ...more })).get('a/s/2025q1');
  expect(kept({ visits: new Map([['t1', now - day + 1]]) })).toBe('recent');
  expect(kept({ visits: new Map([['t1', now - day]]) })).toBeUndefined();
  expect(kept({ mine: ['t1'] })).toBeUndefined();
  expect(kept({ pins: ['j1'], within: () => ['t1'] })).toBe('pinned');
});
