import { expect, test } from 'vitest';
import { boxOf, heldBy } from './lasso-model.ts';

const card = (left: number, top: number) => ({ left, top, right: left + 100, bottom: top + 40 });
const boxes = new Map([
  ['a', card(0, 0)],
  ['b', card(0, 50)],
  ['d', card(0, 400)],
  ['x', card(120, 0)],
]);
const lists = [['a', 'b', 'c', 'd'], ['x', 'y'], []];
const frame = (x: number, y: number) => boxOf({ x: -10, y: -10 }, { x, y });

test('what the frame meets is held, whichever way it was drawn', () => {
  expect(heldBy(frame(50, 60), boxes, lists)).toEqual(['a', 'b']);
  expect(heldBy(frame(130, 20), boxes, lists)).toEqual(['a', 'x']);
  expect(heldBy(boxOf({ x: 50, y: 60 }, { x: 30, y: 45 }), boxes, lists)).toEqual(['b']);
  expect(heldBy(boxOf({ x: 105, y: 0 }, { x: 115, y: 500 }), boxes, lists)).toEqual([]);
});

test('what lies between two that it meets is held though it is not drawn', () => {
  expect(heldBy(frame(50, 410), boxes, lists)).toEqual(['a', 'b', 'c', 'd']);
});
