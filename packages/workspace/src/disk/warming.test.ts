import { expect, test } from 'vitest';
import type { Core } from '../core.ts';
import { createTime } from '../test/time.ts';
import { rowsAtOnce, warmUp } from './warming.ts';

/** A replica that has so many rows to make ready. */
function coreWith(rows: number) {
  const time = createTime();
  const slices: number[] = [];
  let left = rows;
  const replica = {
    warm(most: number) {
      slices.push(Math.min(left, most));
      left -= Math.min(left, most);
      return left > 0;
    },
  };
  const stops: (() => void)[] = [];
  warmUp({ replica, options: { scheduler: time.scheduler }, stops } as unknown as Core);
  return { time, slices, stops };
}

test('[W250] what is asked of all rows is made ready after a start in slices, with a breath between them, and then no more', async () => {
  const { time, slices } = coreWith(rowsAtOnce * 2 + 5);
  await time.pass(999);
  expect(slices).toEqual([]);
  await time.pass(1);
  expect(slices).toEqual([rowsAtOnce]);
  await time.pass(7);
  expect(slices).toHaveLength(1);
  await time.pass(60_000);
  expect(slices).toEqual([rowsAtOnce, rowsAtOnce, 5]);
  expect(time.waiting()).toBe(0);
});

test('[W250] an engine that stops leaves no slice behind', async () => {
  const { time, slices, stops } = coreWith(rowsAtOnce * 9);
  await time.pass(1_009);
  for (const stop of stops) stop();
  expect(time.waiting()).toBe(0);
  await time.pass(1_000);
  expect(slices).toHaveLength(2);
});
