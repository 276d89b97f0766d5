import { expect, test } from 'vitest';
import { gap, overscan, rangeOf, topsOf } from './window.ts';

const rows = (count: number, height = 94) => topsOf(Array.from({ length: count }, () => height));

test('tops follow one another with the gap between, and the last is the whole height', () => {
  expect(topsOf([10, 20, 30])).toEqual([0, 10 + gap, 30 + 2 * gap, 60 + 2 * gap]);
  expect(topsOf([])).toEqual([0]);
});

test('of two thousand rows only those near what is looked at are drawn', () => {
  const { start, end } = rangeOf(rows(2_000), 50_000, 50_800);
  expect(start).toBeGreaterThan(480);
  expect(end - start).toBeLessThan(20);
});

test('every row that can be seen is in the range', () => {
  const tops = rows(300, 50);
  for (let from = 0; from < 15_000; from += 137) {
    const { start, end } = rangeOf(tops, from, from + 700);
    expect(tops[start] ?? Infinity).toBeLessThanOrEqual(Math.max(0, from));
    expect(end === 300 || (tops[end] ?? 0) >= from + 700).toBe(true);
  }
});

test('a list far above or below what is looked at draws nothing', () => {
  expect(rangeOf(rows(10), 20_000, 20_800)).toEqual({ start: 0, end: 0 });
  expect(rangeOf(rows(10), -9_000, -8_200)).toEqual({ start: 0, end: 0 });
});

test('overscan draws rows beyond the edge, so that a scroll has something to show', () => {
  const tops = rows(100);
  const { end } = rangeOf(tops, 0, 500);
  expect(tops[end] ?? 0).toBeGreaterThan(500 + overscan - 1);
});
