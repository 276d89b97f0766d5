import { expect, test } from 'vitest';
import { partitionsOf } from './partitions.ts';

const heldOf = (...docs: string[]) => ({ docs: new Map(docs.map((doc, at) => [doc, at])) });

test('a space of which nothing is here begins with its first partition, and so does a group of it', () => {
  expect(partitionsOf(heldOf(), 's1')).toEqual(['r/s1/0']);
  expect(partitionsOf(heldOf('r/s1/0'), 's1', 'money')).toEqual(['x/s1/money/0']);
});

test('partitions are told oldest first: by their numbers, not by how those are spelled or when they came', () => {
  const held = heldOf('r/s1/10', 'r/s1/9', 'r/s1/2');
  expect(partitionsOf(held, 's1')).toEqual(['r/s1/2', 'r/s1/9', 'r/s1/10']);
});

test('neither another space, nor one whose name begins alike, nor a group is taken for a partition of the space', () => {
  const held = heldOf('r/s1/1', 'r/s11/4', 'r/s2/5', 'x/s1/money/6', 'x/s1/mon/7', 'a/s1/2026q1', 'p/s1/8');
  expect(partitionsOf(held, 's1')).toEqual(['r/s1/1']);
  expect(partitionsOf(held, 's1', 'money')).toEqual(['x/s1/money/6']);
});
