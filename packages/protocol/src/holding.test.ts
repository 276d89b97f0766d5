import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  covers,
  everyArchive,
  everyFeed,
  everyPage,
  feedsOf,
  isHoldable,
  isOptional,
  isPattern,
  keeps,
} from './holding.ts';

const page = 'p/s1/t1';
const feed = 'f/s1/t1/2026q1';
const archive = 'a/s1/2026q1';
const others = ['r/s1/0', 'x/s1/money/0', 'o/people', 'v/u1'];

test('[P40] pages, feeds and archives are kept by choice, everything else by right', () => {
  expect([page, feed, archive].map(isOptional)).toEqual([true, true, true]);
  expect(others.map(isOptional)).toEqual([false, false, false, false]);
  expect(others.every((doc) => keeps(new Set(), doc))).toBe(true);
  expect([page, feed, archive].map((doc) => keeps(new Set(), doc))).toEqual([false, false, false]);
});

test('[P40] a name keeps its document, a pattern all whose names have that in common', () => {
  const kept = (name: string) =>
    [page, 'p/s2/t9', feed, 'f/s2/t9/2026q1', 'f/s1/t1/2025q4'].map((doc) => covers(name, doc));
  expect(kept(page)).toEqual([true, false, false, false, false]);
  expect(kept(everyPage)).toEqual([true, true, false, false, false]);
  expect(kept(everyFeed)).toEqual([false, false, true, true, true]);
  expect(kept(feedsOf('2026q1'))).toEqual([false, false, true, true, false]);
  expect(kept(feed)).toEqual([false, false, true, false, false]);
  expect(kept(everyArchive)).toEqual([false, false, false, false, false]);
  expect([covers(everyArchive, archive), covers(everyPage, archive)]).toEqual([true, false]);
});

test('[P40] a set of names keeps what one of them covers, and no more', () => {
  const name = fc.constantFrom(
    page,
    'p/s2/t2',
    archive,
    everyPage,
    everyFeed,
    everyArchive,
    feedsOf('2026q1'),
    feedsOf('2025q4'),
    feed,
  );
  const doc = fc.constantFrom(
    page,
    'p/s2/t2',
    archive,
    'a/s1/2026q2',
    'p/s3/t3',
    feed,
    'f/s1/t1/2025q4',
    'f/s2/t2/2026q2',
    ...others,
  );
  fc.assert(
    fc.property(fc.array(name), doc, (names, one) => {
      const isCovered = names.some((each) => covers(each, one));
      expect(keeps(new Set(names), one)).toBe(isCovered || !isOptional(one));
    }),
  );
});

test('[P40] only pages, feeds, their patterns and archives can be asked for', () => {
  const good = [page, feed, archive, everyArchive, everyPage, everyFeed, feedsOf('2026q4')];
  expect(good.map(isHoldable)).toEqual(good.map(() => true));
  const bad = ['*', 'r/*', 'r/s1/0', 'p/s1/*', 'f/*/2026q5', 'f/*/', 'f/s1/*/2026q1', '-', ''];
  expect(bad.map(isHoldable)).toEqual(bad.map(() => false));
  expect(bad.map(isPattern)).toEqual(bad.map(() => false));
});
