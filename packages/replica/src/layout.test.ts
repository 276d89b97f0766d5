import { expect, test } from 'vitest';
import type { PersonId, SpaceId } from '@baton/model/ids';
import {
  authorOfRoot,
  belongs,
  docOfPlace,
  formatDoc,
  isAuthored,
  parseDoc,
  recordOfDoc,
  quarterOf,
  rootOf,
  spaceOfDoc,
  type Doc,
} from './layout.ts';

const names: readonly (readonly [string, Doc['class'], string | undefined])[] = [
  ['r/s1/1', 'records', 's1'],
  ['x/s1/money/3', 'restricted', 's1'],
  ['p/s1/tX', 'page', 's1'],
  ['p/s1/few/tX', 'page', 's1'],
  ['v/uA/tX', 'page', undefined],
  ['f/s1/tX/2026q1', 'feed', 's1'],
  ['f/s1/few/tX/2026q1', 'feed', 's1'],
  ['v/uA/tX/2026q1', 'feed', undefined],
  ['a/s1/2026q3', 'archive', 's1'],
  ['o/people', 'people', undefined],
  ['v/uA', 'private', undefined],
];
const ann = 'uAnn' as PersonId;
const bo = 'uBo' as PersonId;

test.each(names)('[R2] %s is a document of class %s and its name comes back from its parts', (name, of, space) => {
  const doc = parseDoc(name);
  expect(doc?.class).toBe(of);
  expect(doc && formatDoc(doc)).toBe(name);
  expect(doc && spaceOfDoc(doc)).toBe(space);
});

test.each([
  '',
  'r',
  'r/s1',
  'r/s1/',
  'r/s1/01',
  'r/s1/-1',
  'r/s1/1/2',
  'r/../1',
  'r/a_b/1',
  'r/s 1/1',
  'f/s1/tX/2026',
  'f/s1/tX/2026q5',
  'a/s1/2026q5',
  'a/s1/3',
  'a/s1/few/2026q1',
  'o/pets',
  'z/s1/1',
  '__proto__/s1',
  'constructor/a',
  'toString',
  'p/s1/few/a/b',
  'f/s1/few/a/b/2026q1',
  'v/uA/tX/2026',
  'v/uA/tX/2026q1/x',
  'p/s1/%2F',
  `p/s1/${'t'.repeat(65)}`,
])('[R2] %j names no document', (name) => {
  expect(parseDoc(name)).toBeUndefined();
});

test.each([
  ['p/s1/tX', 'tX'],
  ['p/s1/few/tX', 'tX'],
  ['f/s1/few/tX/2026q1', 'tX'],
  ['v/uA/tX', 'tX'],
  ['v/uA', undefined],
  ['r/s1/0', undefined],
  ['p/s1', undefined],
])('[R2] %s stands beside the record %s', (name, record) => {
  expect(recordOfDoc(name)).toBe(record);
});

test('[R3] a record is born in the last partition of its space, in its quarter’s feed, or among the people', () => {
  const partitions = (): readonly string[] => ['r/s1/1', 'r/s1/2'];
  const space = 's1' as SpaceId;
  expect(docOfPlace({ in: 'space', space }, { partitions, person: ann })).toBe('r/s1/2');
  expect(docOfPlace({ in: 'space', space }, { partitions: () => [], person: ann })).toBeUndefined();
  expect(
    docOfPlace({ in: 'feed', space, of: 'tX', at: Date.UTC(2026, 2, 31, 23, 59) }, { partitions, person: ann }),
  ).toBe('f/s1/tX/2026q1');
  expect(docOfPlace({ in: 'people' }, { partitions, person: ann })).toBe('o/people');
});

test('[R3] a quarter is the calendar’s, in UTC', () => {
  expect(quarterOf(Date.UTC(2026, 0, 1))).toBe('2026q1');
  expect(quarterOf(Date.UTC(2026, 2, 31, 23, 59, 59))).toBe('2026q1');
  expect(quarterOf(Date.UTC(2026, 3, 1))).toBe('2026q2');
  expect(quarterOf(Date.UTC(2026, 11, 31))).toBe('2026q4');
});

test('[R4] feeds and people have a root for each author, all else one root', () => {
  expect(rootOf('feed', ann)).toBe('by:uAnn');
  expect(rootOf('people', ann)).toBe('by:uAnn');
  expect(rootOf('records', ann)).toBe('cells');
  expect(authorOfRoot('by:uAnn')).toBe('uAnn');
  expect([authorOfRoot('by:'), authorOfRoot('cells'), authorOfRoot('content')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect([isAuthored('feed'), isAuthored('people'), isAuthored('records'), isAuthored('page')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('[R5] no task enters by a feed, no comment by the records, no profile under another’s root', () => {
  expect(belongs('feed', 'mX', ann)).toBe(true);
  expect(belongs('feed', 'mX', null)).toBe(false);
  expect(belongs('feed', 'tX', ann)).toBe(false);
  expect(belongs('people', ann, ann)).toBe(true);
  expect(belongs('people', ann, bo)).toBe(false);
  expect(belongs('people', 'tX', ann)).toBe(false);
  expect(belongs('records', 'tX', null)).toBe(true);
  expect(belongs('records', 'mX', null)).toBe(false);
  expect(belongs('records', ann, null)).toBe(false);
  expect(belongs('records', 'yX', null)).toBe(true);
  expect(belongs('page', 'tX', null)).toBe(false);
  // A task's file and a comment's never have one id: neither door leads to the other's.
  expect([belongs('feed', 'fMX', ann), belongs('records', 'fMX', null)]).toEqual([true, false]);
  expect([belongs('feed', 'gMX', null), belongs('private', 'gMX', null)]).toEqual([false, false]);
  expect([belongs('feed', 'fNX', ann), belongs('records', 'gNX', null)]).toEqual([false, true]);
});
