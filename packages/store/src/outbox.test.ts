import { expect, test } from 'vitest';
import { confirmedWrite, docWrite, readBytes, readConfirmed, readDocs } from './confirmed.ts';
import { cursorWrite, readCursor } from './cursor.ts';
import type { Disk } from './disk.ts';
import { numbersWrite, packWrites, readNumbers } from './ledger-rows.ts';
import { createMemoryDisk } from './disks/memory-disk.ts';
import {
  ackWrites,
  appendWrites,
  readDone,
  readLastBatch,
  readOutbox,
  readRefused,
  refuseWrites,
  type Waiting,
} from './outbox.ts';
import { compactWrites } from './snapshots.ts';
import { projectionWrite, readProjections } from './projection.ts';
import { dismissWrite, readSuperseded, supersededId, supersededWrite } from './superseded.ts';

const disk = () => createMemoryDisk().open();
const strict = { strict: true, generation: 0 };
const envelope = (doc: string, from: number) => ({
  doc,
  epoch: 0,
  client: 99,
  from,
  to: from + 1,
  bytes: new Uint8Array([from]),
});
const entry = (...docs: string[]) => ({
  envelopes: docs.map((doc, at) => envelope(doc, at)),
  asks: [],
  gesture: null,
  at: 5,
});
async function onlyOne(on: Disk): Promise<Waiting> {
  const [waiting] = await readOutbox(on);
  if (!waiting) throw new Error('the outbox is empty');
  return waiting;
}
const author = { person: 'u1', deviceNo: 3, time: 8 };

test('[T8] a gesture is appended with its number and its answer in one commit', async () => {
  const on = disk();
  await on.commit(appendWrites(1, entry('r/a'), { command: 'c1', result: 't1', gesture: null }), strict);
  await on.commit(appendWrites(2, entry('r/a', 'r/b'), null), strict);
  expect((await readOutbox(on)).map(({ batch, envelopes }) => [batch, envelopes.length])).toEqual([
    [1, 1],
    [2, 2],
  ]);
  expect(await readLastBatch(on)).toBe(2);
  expect((await readDone(on)).get('c1')?.result).toBe('t1');
});

test('[T8] a batch number is not used again after its batch was acknowledged', async () => {
  const on = disk();
  await on.commit(appendWrites(7, entry('r/a'), null), strict);
  const waiting = await onlyOne(on);
  await on.commit(ackWrites(waiting, [40], author), strict);
  expect(await readOutbox(on)).toEqual([]);
  expect(await readLastBatch(on)).toBe(7);
});

test('[T8] answers are forgotten after some batches', async () => {
  const on = disk();
  for (let batch = 1; batch <= 150; batch += 1)
    await on.commit(appendWrites(batch, entry('r/a'), { command: `c${batch}`, result: null, gesture: null }), strict);
  const done = await readDone(on);
  expect([done.has('c118'), done.has('c119'), done.size]).toEqual([false, true, 32]);
});

test('[T9] an acknowledged batch leaves the outbox and is confirmed in the same commit', async () => {
  const on = disk();
  await on.commit(appendWrites(1, entry('r/a', 'f/a'), null), strict);
  const waiting = await onlyOne(on);
  await on.commit(ackWrites(waiting, [11, 12], author), strict);
  expect(await readConfirmed(on, 'f/a', 0)).toEqual([
    { number: 12, epoch: 0, client: 99, from: 1, to: 2, bytes: new Uint8Array([1]), ...author },
  ]);
  expect(await readBytes(on, 'r/a')).toEqual([new Uint8Array([0])]);
});

test('[T10] a refused batch stays readable in the tray with its reason', async () => {
  const on = disk();
  await on.commit(appendWrites(4, entry('r/a'), null), strict);
  const waiting = await onlyOne(on);
  await on.commit(refuseWrites(waiting, { reason: 'not-allowed', refusedAt: 9, texts: ['title: Socks'] }), strict);
  expect(await readOutbox(on)).toEqual([]);
  expect(await readRefused(on)).toMatchObject([
    { batch: 4, reason: 'not-allowed', texts: ['title: Socks'], envelopes: [envelope('r/a', 0)] },
  ]);
});

test('[T11] bytes are read in order, the snapshot first, one document at a time', async () => {
  const on = disk();
  const write = (doc: string, number: number) => confirmedWrite(number, envelope(doc, number), author);
  await on.commit(
    [write('r/a', 3), write('r/a', 10), write('r/b', 4), write('r/a', 9), docWrite('r/a', 10), docWrite('r/b', 4)],
    strict,
  );
  expect(await readBytes(on, 'r/a')).toEqual([3, 9, 10].map((n) => new Uint8Array([n])));
  await on.commit(compactWrites('r/a', { upTo: 9, bytes: new Uint8Array([77]) }), strict);
  expect(await readBytes(on, 'r/a')).toEqual([77, 10].map((n) => new Uint8Array([n])));
  expect(await readBytes(on, 'r/b')).toEqual([new Uint8Array([4])]);
  expect([...(await readDocs(on))]).toEqual([
    ['r/a', 10],
    ['r/b', 4],
  ]);
});

test('[T12] the cursor knows the incarnation that it belongs to', async () => {
  const on = disk();
  expect(await readCursor(on)).toBeNull();
  const cursor = { incarnation: 2, number: 9, chain: new Uint8Array(8) };
  await on.commit([cursorWrite(cursor)], strict);
  expect(await readCursor(on)).toEqual(cursor);
});

test('[T13] a projection of another version is ignored', async () => {
  const on = disk();
  const blob = new Uint8Array([1]);
  await on.commit(
    [projectionWrite('r/a', { upTo: 3, version: '1', blob }), projectionWrite('r/b', { upTo: 3, version: '0', blob })],
    strict,
  );
  expect([...(await readProjections(on, '1')).keys()]).toEqual(['r/a']);
});

test('[T14] the same loss seen twice is one row, gone when it is dismissed', async () => {
  const on = disk();
  const cell = (value: string, clock: number) => ({
    key: 't1+ti',
    value,
    t: 5,
    by: 'u1',
    item: [9, clock] as [number, number],
  });
  const row = { doc: 'r/a', record: 't1', field: 'title', lost: cell('old', 1), won: cell('new', 2), at: 6 };
  await on.commit([supersededWrite(row), supersededWrite({ ...row, at: 7 })], strict);
  expect([...(await readSuperseded(on)).keys()]).toEqual([supersededId(row)]);
  await on.commit([dismissWrite(supersededId(row))], strict);
  expect((await readSuperseded(on)).size).toBe(0);
});

test('[T15] what does not have the shape it was written with is not read', async () => {
  const on = disk();
  await on.commit([{ put: 'outbox', key: 1, value: { envelopes: 'many' } }], strict);
  await expect(readOutbox(on)).rejects.toThrow('envelopes');
});

test('[T19] short numbers are packed into one row and read as before', async () => {
  const on = disk();
  await on.commit(
    [
      numbersWrite(7, [
        ['t1', 1],
        ['t2', 2],
      ]),
      numbersWrite(9, [['t1', 5]]),
    ],
    strict,
  );
  const before = await readNumbers(on);
  expect([before.rows, [...before.known]]).toEqual([
    2,
    [
      ['t1', 5],
      ['t2', 2],
    ],
  ]);
  await on.commit([...packWrites(before.known), numbersWrite(12, [['t3', 3]])], strict);
  const after = await readNumbers(on);
  expect([after.rows, Object.fromEntries(after.known)]).toEqual([2, { t1: 5, t2: 2, t3: 3 }]);
});
