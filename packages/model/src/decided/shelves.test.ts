import { expect, test } from 'vitest';
import { onShelf, putOnShelf, type Shelves } from './shelves.ts';

test('[M406] what is put on a shelf is found by its id and by no other, and what stood before stands', () => {
  const ids = ['tAB1', 'tAB2', 'tAC1', 'tBB1', 't', 't~', 'constructor', '__proto__x'];
  const before: Shelves<number>[] = [{}];
  for (const [at, id] of ids.entries()) before.push(putOnShelf(before[at] ?? {}, id, at));
  const last = before.at(-1) ?? {};
  expect(ids.map((id) => onShelf(last, id))).toEqual(ids.map((_, at) => at));
  expect(ids.map((id) => onShelf(before[3] ?? {}, id))).toEqual([0, 1, 2, ...Array<undefined>(5).fill(undefined)]);
  for (const id of ['tAB3', 'toString', 'hasOwnProperty', '__proto__', '']) expect(onShelf(last, id)).toBeUndefined();
  expect(onShelf(putOnShelf(last, 'tAB1', 9), 'tAB1')).toBe(9);
  expect(onShelf(last, 'tAB1')).toBe(0);
  expect(Object.keys(last).sort()).toEqual(['~', '~A', '~B', '~_', '~o', '~~']);
});
