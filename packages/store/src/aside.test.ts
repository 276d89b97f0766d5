import { expect, test } from 'vitest';
import { docAside, ledgerAside, readAside } from './aside.ts';
import { confirmedWrite, readBytes, readConfirmed } from './confirmed.ts';
import type { Write } from './disk.ts';
import { historyWrite, readEarlierRows, readHistoryRows } from './history.ts';
import { ledgerWrite, readLedger } from './ledger-rows.ts';
import { turnAfter } from './placed-keys.ts';
import { createMemoryDisk } from './disks/memory-disk.ts';
import { readSafe, readStamps, safeWrite, dropStamps, stampWrite } from './stamps.ts';
import { readTrail, trailUpTo, trailWith, trailWrite } from './trail.ts';
import type { TrailPoint } from './schema.ts';

const strict = { strict: true, generation: 0 };
const doc = 'r/s1/0';
const author = { person: 'ann', deviceNo: 1, time: 5 };
const put = (number: number, name = doc) =>
  confirmedWrite(
    number,
    { doc: name, epoch: 0, client: 99, from: number, to: number + 1, bytes: new Uint8Array([number]) },
    author,
  );
const first = { turn: 0, tell: () => null };
const numbersIn = (bytes: readonly Uint8Array[]): number[] => bytes.map(([first = 0]) => first);

test('[T25] what a relay lost leaves the confirmed entries and stays a part of its document, also under the same number again', async () => {
  const disk = createMemoryDisk().open();
  await disk.commit([put(1), put(2), put(3), put(3, 'r/s1/1')], strict);
  const { moved, writes } = await docAside(disk, doc, { incarnation: 1, above: 1, ...first });
  await disk.commit(writes, strict);
  expect(moved).toHaveLength(2);
  expect((await readConfirmed(disk, doc, 0)).map(({ number }) => number)).toEqual([1]);
  expect(numbersIn(await readBytes(disk, doc))).toEqual([1, 2, 3]);
  // The line goes on with other entries under those numbers, and is set back once more.
  await disk.commit([put(2)], strict);
  const again = await docAside(disk, doc, { incarnation: 2, above: 1, ...first });
  await disk.commit(again.writes, strict);
  expect(await readAside(disk)).toHaveLength(3);
  expect(numbersIn(await readBytes(disk, 'r/s1/1'))).toEqual([3]);
});

test('[T25] of two losses that nobody could show both stay, though the line gave the same numbers in the same incarnation', async () => {
  const disk = createMemoryDisk().open();
  const lose = async (value: number): Promise<void> => {
    const bytes = new Uint8Array([value]);
    const entry = { doc, epoch: 0, client: 99, from: value, to: value + 1, bytes };
    await disk.commit([confirmedWrite(2, entry, author), historyWrite(doc, 1, bytes)], strict);
    await disk.commit([ledgerWrite(3, { ledger: 'dir', entry: bytes })], strict);
    const keys = (await readAside(disk)).map(({ key }) => key);
    const from = { incarnation: 1, above: 0, turn: turnAfter(keys, 1) };
    const [one, two] = [await docAside(disk, doc, { ...from, tell: () => bytes }), await ledgerAside(disk, from)];
    await disk.commit([...one.writes, ...two.writes], strict);
  };
  for (const value of [10, 11, 12]) await lose(value);
  const aside = await readAside(disk);
  expect(aside).toHaveLength(6);
  expect(numbersIn(await readBytes(disk, doc))).toEqual([10, 11, 12]);
  // What was kept of entries that had gone, and what those told that were set aside.
  const told = numbersIn(await readEarlierRows(disk, doc));
  expect(told.toSorted((left, right) => left - right)).toEqual([10, 10, 11, 11, 12, 12]);
  expect(turnAfter([], 1)).toBe(0);
  expect(
    turnAfter(
      aside.map(({ key }) => key),
      2,
    ),
  ).toBe(0);
});

const snapshot = (upTo: number): Write => ({
  put: 'snapshots',
  key: doc,
  value: { upTo, bytes: new Uint8Array([50]), epoch: 2, hidden: [hidden] },
});
const hidden = { record: 't1', author: null, code: 'ti', value: 'x', t: 3, by: 'ann', item: [7, 1] };

test('[T45] a snapshot that reaches past the loss goes aside whole, behind the entries that it covers', async () => {
  const disk = createMemoryDisk().open();
  await disk.commit([snapshot(9), put(8), put(9), put(10)], strict);
  const { moved, writes } = await docAside(disk, doc, { incarnation: 1, above: 4, ...first });
  await disk.commit(writes, strict);
  const aside = (await readAside(disk)).flatMap((one) => (one.kind === 'update' ? [one.entry] : []));
  expect(aside.map(({ number, whole = false }) => [number, whole])).toEqual([
    [8, false],
    [9, false],
    [9, true],
    [10, false],
  ]);
  expect(aside[2]).toMatchObject({ epoch: 2, hidden: [hidden] });
  expect(moved).toHaveLength(4);
});

test('[T45] where the line still has its beginning it also stays, below whatever comes after the loss', async () => {
  const disk = createMemoryDisk().open();
  await disk.commit([snapshot(9)], strict);
  await disk.commit([...(await docAside(disk, doc, { incarnation: 1, above: 4, ...first })).writes, put(5)], strict);
  expect(numbersIn(await readBytes(disk, doc))).toEqual([50, 5, 50]);
  const other = createMemoryDisk().open();
  await other.commit([snapshot(9)], strict);
  await other.commit((await docAside(other, doc, { incarnation: 1, above: 0, ...first })).writes, strict);
  expect(await other.get('snapshots', doc)).toBeUndefined();
  expect(numbersIn(await readBytes(other, doc))).toEqual([50]);
});

test('[T46] history of before the loss is told apart from what the line tells under the same numbers', async () => {
  const disk = createMemoryDisk().open();
  const blob = (byte: number) => new Uint8Array([byte]);
  await disk.commit([historyWrite(doc, 3, blob(3)), historyWrite(doc, 9, blob(9)), put(10)], strict);
  await disk.commit((await docAside(disk, doc, { incarnation: 1, above: 4, ...first })).writes, strict);
  await disk.commit([historyWrite(doc, 9, blob(99))], strict);
  expect(await readHistoryRows(disk, doc)).toEqual([blob(3), blob(99)]);
  expect(await readEarlierRows(disk, doc)).toEqual([blob(9)]);
  await disk.commit((await docAside(disk, doc, { incarnation: 2, above: 4, ...first })).writes, strict);
  expect(await readHistoryRows(disk, doc)).toEqual([blob(3)]);
  expect((await readEarlierRows(disk, doc)).toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual([blob(9), blob(99)]);
});

test('[T25] a projection of what was lost is built anew', async () => {
  const disk = createMemoryDisk().open();
  await disk.commit([{ put: 'projections', key: doc, value: 1 }, put(7)], strict);
  await disk.commit((await docAside(disk, doc, { incarnation: 1, above: 4, ...first })).writes, strict);
  expect(await disk.get('projections', doc)).toBeUndefined();
});

test('[T25] decisions are set aside by their place on the line', async () => {
  const disk = createMemoryDisk().open();
  const row = (byte: number) => ({ ledger: 'dir', entry: new Uint8Array([byte]) });
  await disk.commit([ledgerWrite(1, row(1)), ledgerWrite(8, row(8))], strict);
  const { writes } = await ledgerAside(disk, { incarnation: 1, above: 4, turn: 0 });
  await disk.commit(writes, strict);
  expect((await readLedger(disk)).map(({ number }) => number)).toEqual([1]);
  expect(await readAside(disk)).toMatchObject([{ kind: 'ledger', entry: { number: 8, ledger: 'dir' } }]);
});

test('[T26] stamps of two incarnations over the same numbers are two; they go with the entries that they are about', async () => {
  const disk = createMemoryDisk().open();
  const stamp = (incarnation: number, last: number) =>
    stampWrite(doc, { incarnation, epoch: 0, first: last - 1, last, mac: new Uint8Array(16) });
  await disk.commit([stamp(1, 4), stamp(2, 4), stamp(2, 8)], strict);
  expect((await readStamps(disk, doc)).map(({ incarnation, last }) => [incarnation, last])).toEqual([
    [1, 4],
    [2, 4],
    [2, 8],
  ]);
  await disk.commit([dropStamps(doc, 2, 4), safeWrite(4)], strict);
  expect((await readStamps(disk, doc)).map(({ last }) => last)).toEqual([8]);
  expect(await readSafe(disk)).toBe(4);
});

const point = (number: number): TrailPoint => ({ number, chain: new Uint8Array([number & 255]) });
function walk(to: number, step: number): readonly TrailPoint[] {
  let trail: readonly TrailPoint[] = [];
  for (let number = step; number <= to; number += step) trail = trailWith(trail, point(number));
  return trail;
}

test('[T27] a trail thins with age: near points lie close, and far ones are never further apart than twice their age', () => {
  for (const [to, step] of [
    [200, 1],
    [50_000, 7],
    [2_000_000, 1_000],
  ] as const) {
    const trail = walk(to, step);
    expect(trail.length).toBeLessThanOrEqual(60);
    const ages = trail.map(({ number }) => to - number);
    expect(ages.at(-1)).toBeLessThan(16 + step);
    const sparse = ages.slice(1).filter((age, at) => (ages[at] ?? 0) > 4 * age + 32 + 4 * step);
    expect(sparse).toEqual([]);
    expect(ages[0]).toBeGreaterThan(to / 2);
  }
});

test('[T27] a cursor near the last point costs no write, and what lies above a loss is forgotten', async () => {
  const trail = walk(100, 20);
  expect(trailWith(trail, point(105))).toBe(trail);
  const disk = createMemoryDisk().open();
  await disk.commit([trailWrite(trailUpTo(trail, 60))], strict);
  expect((await readTrail(disk)).map(({ number }) => number)).toEqual([20, 40, 60]);
});
