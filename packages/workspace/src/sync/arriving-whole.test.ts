import { expect, test } from 'vitest';
import type { Arriving } from '../sync-contract.ts';
import { createArriving } from './arriving.ts';

function open() {
  const arriving = createArriving();
  const told: (Arriving | null)[] = [];
  arriving.topic.hear((next) => void told.push(next));
  return { arriving, told, last: () => told.at(-1) };
}

test('[W83] a snapshot weighs by its bytes beside the numbers of the line, and what is done is never more than all', () => {
  const { arriving, told } = open();
  arriving.welcomed({ from: 100, head: 700, now: 5 });
  arriving.part({ offset: 0, total: 2_560, bytes: new Uint8Array(1_280) });
  arriving.part({ offset: 1_280, total: 2_560, bytes: new Uint8Array(1_281) });
  arriving.reached(900);
  arriving.reached(300);
  arriving.over();
  const done = (count: number, total: number) => ({ done: count, total, since: 5 });
  expect(told).toEqual([null, done(0, 600), done(5, 610), done(10, 610), done(610, 610), done(610, 610), null]);
});

test('[W83] few numbers and small snapshots are not said, large snapshots are', () => {
  const { arriving, told, last } = open();
  arriving.welcomed({ from: 0, head: 20, now: 5 });
  arriving.part({ offset: 0, total: 1_000, bytes: new Uint8Array(1_000) });
  expect(told).toEqual([null]);
  arriving.part({ offset: 0, total: 256_000, bytes: new Uint8Array(25_600) });
  expect(last()).toEqual({ done: 104, total: 1_024, since: 5 });
});

test('[W83] another welcome begins anew; what comes after the end says nothing', () => {
  const { arriving, told, last } = open();
  arriving.welcomed({ from: 0, head: 1_000, now: 5 });
  arriving.reached(600);
  arriving.welcomed({ from: 600, head: 800, now: 9 });
  expect(last()).toBeNull();
  arriving.over();
  const before = told.length;
  arriving.reached(700);
  arriving.part({ offset: 0, total: 999_999, bytes: new Uint8Array(9) });
  expect(told).toHaveLength(before);
});
