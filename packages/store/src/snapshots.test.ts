import { expect, test } from 'vitest';
import { docAside } from './aside.ts';
import { confirmedWrite, docWrite, readBytes, readConfirmed, readDocs, readStored, readWeight } from './confirmed.ts';
import type { Disk } from './disk.ts';
import {
  holdingsSaidWrite,
  holdingWrite,
  pinWrite,
  readHoldings,
  readHoldingsSaid,
  readPins,
  readVisits,
  visitWrite,
} from './holdings.ts';
import { historyWrite, readHistoryRows } from './history.ts';
import { createMemoryDisk } from './disks/memory-disk.ts';
import { projectionWrite, readProjections } from './projection.ts';
import {
  aheadWrite,
  bundleWrite,
  compactWrites,
  forgetWrites,
  reachedWrite,
  readAhead,
  readEpochs,
  readReaches,
  renewWrites,
  snapshotWrites,
} from './snapshots.ts';

const strict = { strict: true, generation: 0 };
const disk = () => createMemoryDisk().open();
const byte = (n: number) => new Uint8Array([n]);
const entry = (doc: string, number: number) =>
  confirmedWrite(
    number,
    { doc, epoch: 0, client: 9, from: number, to: number + 1, bytes: byte(number) },
    { person: 'u1', deviceNo: 1, time: 5 },
  );

test('[T20] a snapshot stands before the entries behind it; those that it covers stay on the disk and are not read with it', async () => {
  const on = disk();
  await on.commit([entry('r/a', 3), entry('r/a', 7), entry('r/a', 9)], strict);
  await on.commit([...snapshotWrites('r/a', { upTo: 7, bytes: byte(77), epoch: 0, stamp: null })], strict);
  expect(await readBytes(on, 'r/a')).toEqual([byte(77), byte(9)]);
  expect((await readConfirmed(on, 'r/a', 0)).map(({ number }) => number)).toEqual([3, 7, 9]);
});

test('[T20] above a number that the snapshot does not reach beyond, only entries are read', async () => {
  const on = disk();
  await on.commit([...snapshotWrites('r/a', { upTo: 7, bytes: byte(77) }), entry('r/a', 8), entry('r/a', 9)], strict);
  const above = async (number: number) => {
    const { snapshot, entries } = await readStored(on, 'r/a', number);
    return [snapshot?.upTo ?? null, ...entries.map((one) => one.number)];
  };
  expect([await above(0), await above(6), await above(7), await above(8)]).toEqual([
    [7, 8, 9],
    [7, 8, 9],
    [null, 8, 9],
    [null, 9],
  ]);
  expect(await readStored(on, 'r/none', 0)).toEqual({ snapshot: null, entries: [] });
});

test('[T21] an own snapshot keeps its hidden cells, in the commit that takes out the entries that it covers', async () => {
  const on = disk();
  const hidden = [
    {
      record: 't1',
      author: null,
      code: 'ti',
      value: { deep: ['x'] },
      t: 5,
      by: 'u1',
      item: [9, 3] as [number, number],
    },
  ];
  await on.commit([entry('r/a', 3), entry('r/a', 9), entry('r/b', 4)], strict);
  await on.commit(compactWrites('r/a', { upTo: 5, bytes: byte(55), epoch: 2, hidden }), strict);
  const { snapshot, entries } = await readStored(on, 'r/a', 0);
  expect(snapshot).toEqual({ upTo: 5, bytes: byte(55), epoch: 2, hidden });
  expect(entries.map(({ number }) => number)).toEqual([9]);
  expect(await readConfirmed(on, 'r/a', 0)).toHaveLength(1);
  expect(await readConfirmed(on, 'r/b', 0)).toHaveLength(1);
});

test('[T21] [T15] a snapshot of another shape is a fault, not a guess', async () => {
  const on = disk();
  await on.commit([{ put: 'snapshots', key: 'r/a', value: { upTo: 'seven', bytes: byte(7) } }], strict);
  await expect(readStored(on, 'r/a', 0)).rejects.toThrow('upTo');
});

test('[T22] a new epoch takes what was held of the one before along: entries, snapshot and projection', async () => {
  const on = disk();
  const projection = { upTo: 3, version: '1', blob: byte(1) };
  await on.commit([entry('r/a', 3), entry('r/a', 12), projectionWrite('r/a', projection)], strict);
  await on.commit([projectionWrite('r/b', projection)], strict);
  await on.commit(renewWrites('r/a', { upTo: 10, bytes: byte(99), epoch: 1 }), strict);
  expect(await readBytes(on, 'r/a')).toEqual([byte(99), byte(12)]);
  expect([...(await readProjections(on, '1')).keys()]).toEqual(['r/b']);
  expect([[...(await readEpochs(on))], [...(await readReaches(on))]]).toEqual([[['r/a', 1]], [['r/a', 10]]]);
});

test('[T23] what is held ahead of the cursor is remembered until the cursor has come as far', async () => {
  const on = disk();
  await on.commit([aheadWrite('r/a', 0, 12), aheadWrite('f/s/t/2026q1', 1, 30), docWrite('r/a', 12)], strict);
  expect([...(await readAhead(on))]).toEqual([
    ['f/s/t/2026q1', [1, 30]],
    ['r/a', [0, 12]],
  ]);
  await on.commit([reachedWrite('r/a')], strict);
  expect([...(await readAhead(on)).keys()]).toEqual(['f/s/t/2026q1']);
  expect([...(await readDocs(on))]).toEqual([['r/a', 12]]);
});

test('[T24] what is kept, pinned and visited is read back, and a document that is let go leaves nothing', async () => {
  const on = disk();
  await on.commit([holdingWrite('p/*', 'asked'), holdingWrite('p/s/t', 'kept'), pinWrite('p/s/t', true)], strict);
  await on.commit([visitWrite('p/s/t', 44), visitWrite('p/s/u', 45), holdingWrite('f/*', 'kept')], strict);
  await on.commit([holdingWrite('f/*', null), visitWrite('p/s/u', null)], strict);
  expect([...(await readHoldings(on))]).toEqual([
    ['p/*', 'asked'],
    ['p/s/t', 'kept'],
  ]);
  expect([[...(await readPins(on)).keys()], [...(await readVisits(on))]]).toEqual([['p/s/t'], [['p/s/t', 44]]]);
  expect(await readHoldingsSaid(on)).toBeNull();
  await on.commit([pinWrite('p/s/t', false), holdingsSaidWrite(4)], strict);
  expect([(await readPins(on)).size, await readHoldingsSaid(on)]).toEqual([0, 4]);

  await on.commit(
    [
      entry('p/s/t', 3),
      ...snapshotWrites('p/s/t', { upTo: 2, bytes: byte(2) }),
      docWrite('p/s/t', 3),
      entry('p/s/v', 4),
    ],
    strict,
  );
  await on.commit([{ put: 'stamps', key: ['p/s/t', 3], value: {} }, aheadWrite('p/s/t', 0, 3)], strict);
  await on.commit([historyWrite('p/s/t', 3, byte(1)), historyWrite('p/s/v', 4, byte(2))], strict);
  await on.commit(forgetWrites('p/s/t'), strict);
  expect([await readBytes(on, 'p/s/t'), await readBytes(on, 'p/s/v')]).toEqual([[], [byte(4)]]);
  expect([await readHistoryRows(on, 'p/s/t'), await readHistoryRows(on, 'p/s/v')]).toEqual([[], [byte(2)]]);
  expect([(await readDocs(on)).size, (await readReaches(on)).size, (await on.range('stamps')).length]).toEqual([
    0, 0, 0,
  ]);
});

test('[T35] a bundle is read instead of the entries that stay beneath it, and a snapshot that reaches further instead of it', async () => {
  const on = disk();
  await on.commit([entry('r/a', 3), entry('r/a', 7), entry('r/a', 9)], strict);
  await on.commit([bundleWrite('r/a', { upTo: 7, bytes: byte(77), epoch: 0 })], strict);
  expect(await readBytes(on, 'r/a')).toEqual([byte(77), byte(9)]);
  expect(await readConfirmed(on, 'r/a', 0)).toHaveLength(3);
  expect(await readWeight(on, 'r/a')).toBe(4);
  await on.commit(compactWrites('r/a', { upTo: 3, bytes: byte(33) }), strict);
  expect(await readBytes(on, 'r/a')).toEqual([byte(77), byte(9)]);
  await on.commit(snapshotWrites('r/a', { upTo: 9, bytes: byte(99), stamp: null }), strict);
  expect(await readBytes(on, 'r/a')).toEqual([byte(99)]);
});

test('[T36] a bundle goes when its entries are aside, when the document begins anew, and when it is let go', async () => {
  const bundle = { upTo: 9, bytes: byte(99), epoch: 0 };
  const ends = [
    async (on: Disk) => (await docAside(on, 'r/a', { incarnation: 1, above: 5, turn: 0, tell: () => null })).writes,
    async () => renewWrites('r/a', { upTo: 20, bytes: byte(20), epoch: 1 }),
    async () => forgetWrites('r/a'),
  ];
  for (const end of ends) {
    const on = disk();
    await on.commit([entry('r/a', 3), entry('r/a', 9), bundleWrite('r/a', bundle), bundleWrite('r/b', bundle)], strict);
    await on.commit(await end(on), strict);
    expect((await on.range('bundles')).map(({ key }) => key)).toEqual(['r/b']);
  }
});

test('[T37] whoever reads while a document is compacted reads all of it', async () => {
  const on = disk();
  await on.commit([entry('r/a', 3), entry('r/a', 7), entry('r/a', 9)], strict);
  let isCompacted = false;
  const meanwhile: Disk = {
    ...on,
    async range(...asked) {
      if (!isCompacted) await on.commit(compactWrites('r/a', { upTo: 7, bytes: byte(77) }), strict);
      isCompacted = true;
      return on.range(...asked);
    },
  };
  const { snapshot, entries } = await readStored(meanwhile, 'r/a', 0);
  expect([snapshot?.upTo, entries.map(({ number }) => number)]).toEqual([7, [9]]);
});
