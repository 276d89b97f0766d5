import { describe, expect, test } from 'vitest';
import { cellAt, countAbove, edgeSpeed } from './geometry.tsx';

const cells = new Map([
  ['ready', { left: 0, right: 200, top: 100, bottom: 600 }],
  ['making', { left: 214, right: 414, top: 100, bottom: 600 }],
  ['making, lane 2', { left: 214, right: 414, top: 640, bottom: 900 }],
]);

describe('which cell', () => {
  test('[U15] the one under the point', () => {
    expect(cellAt(cells, { x: 300, y: 599 })).toBe('making');
    expect(cellAt(cells, { x: 300, y: 641 })).toBe('making, lane 2');
  });

  test('[U15] the nearest, from its head, the gutter and the gap between lanes', () => {
    expect(cellAt(cells, { x: 300, y: 60 })).toBe('making');
    expect(cellAt(cells, { x: 203, y: 300 })).toBe('ready');
    expect(cellAt(cells, { x: 300, y: 612 })).toBe('making');
    expect(cellAt(cells, { x: 300, y: 632 })).toBe('making, lane 2');
  });

  test('[U15] none far from all', () => {
    expect(cellAt(cells, { x: 900, y: 300 })).toBeUndefined();
    expect(cellAt(new Map(), { x: 0, y: 0 })).toBeUndefined();
  });
});

describe('which gap', () => {
  test('[U15] as many cards stay above as have their middle above', () => {
    const middles = Array.from({ length: 500 }, (_, index) => index * 90 + 45);
    const points = [-10, 0, 44, 45, 46, 135, 136, 22_000, 44_955, 44_956, 99_999];
    const slow = points.map((y) => middles.filter((middle) => middle < y).length);
    expect(points.map((y) => countAbove(middles, y))).toEqual(slow);
    expect(countAbove([], 10)).toBe(0);
  });
});

test('a board scrolls only near its edges, faster the nearer', () => {
  expect(edgeSpeed(500, 0, 1000)).toBe(0);
  expect(edgeSpeed(50, 0, 1000)).toBeLessThan(0);
  expect(edgeSpeed(5, 0, 1000)).toBeLessThan(edgeSpeed(50, 0, 1000));
  expect(edgeSpeed(995, 0, 1000)).toBe(-edgeSpeed(5, 0, 1000));
  expect(edgeSpeed(-200, 0, 1000)).toBe(-18);
  expect(edgeSpeed(50, 0, 100)).toBe(0);
});
