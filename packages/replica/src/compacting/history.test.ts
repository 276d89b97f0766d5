import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import { clientIdOf } from '../client-id.ts';
import { historyIn, readHistory, restoredDevice, writeHistory, type History, type LineUpdate } from './history.ts';
import { rawPeer } from '../test/raw.ts';
import { partition } from '../test/scene.ts';

const ann = 'ann' as PersonId;
const at = (number: number, time: number, more: Partial<LineUpdate> = {}): LineUpdate => ({
  number,
  time,
  person: ann,
  deviceNo: 1,
  bytes: new Uint8Array(),
  ...more,
});

test('[R57] each cell that was written is told with its number, time, person, device and value, hidden or not', () => {
  const [low, high] = [rawPeer(2 ** 44 + 5), rawPeer(2 ** 45)];
  const updates = [
    at(3, 1_000, { bytes: high.set('t1+ti', 'older', 100, 'bo'), person: 'bo' as PersonId, deviceNo: 2 }),
    at(7, 2_000, { bytes: low.set('t1+ti', 'newer', 200, 'ann') }),
    at(9, 3_000, { bytes: low.set('t1+tg:blue', true, 201, 'ann') }),
  ];
  const { changes, writings } = historyIn(partition, updates);
  expect(writings).toEqual([]);
  expect(changes).toEqual([
    { number: 3, time: 1_000, person: 'bo', deviceNo: 2, record: 't1', code: 'ti', value: 'older', t: 100 },
    { number: 7, time: 2_000, person: 'ann', deviceNo: 1, record: 't1', code: 'ti', value: 'newer', t: 200 },
    { number: 9, time: 3_000, person: 'ann', deviceNo: 1, record: 't1', code: 'tg:blue', value: true, t: 201 },
  ]);
  expect(readHistory(writeHistory({ changes, writings })!)).toEqual({ changes, writings });
});

test('[R57] what was given back after a loss is told under who brought it, as not verified; one’s own is one’s own', () => {
  const [anns, bos] = [clientIdOf(1, 1, 0), clientIdOf(1, 2, 0)];
  const brought = at(4, 1, { bytes: rawPeer(bos).set('t1+ti', 'x', 1, 'bo'), client: bos });
  const own = at(5, 2, { bytes: rawPeer(anns).set('t1+ti', 'y', 2, 'ann'), client: anns });
  const { changes, writings } = historyIn(partition, [brought, own]);
  expect(changes.map(({ person, deviceNo }) => [person, deviceNo])).toEqual([
    [ann, restoredDevice],
    [ann, 1],
  ]);
  expect(readHistory(writeHistory({ changes, writings })!)).toEqual({ changes, writings });
});

test('[R57] what the relay wrote back is nobody’s change', () => {
  const relay = rawPeer(2 ** 45 - 1);
  const update = at(4, 1, { bytes: relay.set('t1+ti', 'x', 1, 'ann'), person: '' as PersonId, deviceNo: 0 });
  expect(historyIn(partition, [update])).toEqual({ changes: [], writings: [] });
  expect(writeHistory(historyIn(partition, [update]))).toBeNull();
});

test('[R57] of a page who wrote and when is told, a stretch of writing as one', () => {
  const minute = 60_000;
  const bo = { person: 'bo' as PersonId, deviceNo: 2 };
  const updates = [at(1, 0), at(2, minute), at(5, 9 * minute), at(6, 9 * minute, bo), at(7, 30 * minute, bo)];
  const { changes, writings } = historyIn('p/s1/t1', updates);
  expect(changes).toEqual([]);
  expect(writings.map(({ person, number, lastNumber }) => [person, number, lastNumber])).toEqual([
    ['ann', 1, 5],
    ['bo', 6, 6],
    ['bo', 7, 7],
  ]);
  expect(readHistory(writeHistory({ changes, writings })!).writings).toEqual(writings);
});

const signed = { person: fc.constantFrom('ann', 'bo', 'eve'), deviceNo: fc.nat(2 ** 24) };
const history: fc.Arbitrary<History> = fc.record({
  changes: fc
    .array(
      fc.record({
        ...signed,
        number: fc.nat(2 ** 40),
        time: fc.nat(2 ** 42),
        record: fc.string(),
        code: fc.string({ minLength: 1 }),
        t: fc.nat(2 ** 33),
        value: fc.jsonValue(),
      }),
    )
    .map((changes) => changes.toSorted((a, b) => a.number - b.number)),
  writings: fc
    .array(fc.record({ ...signed, number: fc.nat(2 ** 40), time: fc.nat(2 ** 42), more: fc.nat(99), for: fc.nat(1e6) }))
    .map((found) =>
      found
        .toSorted((a, b) => a.number - b.number)
        .map(({ more, for: long, ...one }) => ({ ...one, lastNumber: one.number + more, lastTime: one.time + long })),
    ),
}) as never;

test('[R57] what was written is what is read, whatever it was', () => {
  const plain = (one: unknown) => JSON.parse(JSON.stringify(one)) as unknown;
  fc.assert(
    fc.property(history, (one) => {
      const blob = writeHistory(one);
      expect(plain(blob === null ? { changes: [], writings: [] } : readHistory(blob))).toEqual(plain(one));
    }),
  );
});

test('[R57] bytes that are no history are a fault, never a hang', () => {
  const blob = writeHistory({ changes: [], writings: [{ ...at(1, 1), lastNumber: 1, lastTime: 1 }] })!;
  for (let end = 0; end < blob.length; end += 1)
    expect(() => readHistory(blob.slice(0, end)), `cut at ${end}`).toThrow(/./);
  expect(() => readHistory(Uint8Array.of(2, 0, 0, 0))).toThrow('version');
  expect(() => readHistory(Uint8Array.of(1, 255, 255, 255, 255, 7))).toThrow('short');
});

test('[R57] a thousand edits of one hand take about as many bytes as their values and a dozen each', () => {
  const changes = Array.from({ length: 1_000 }, (_, n) => {
    return { ...at(n + 1, 1_700_000_000_000 + n * 1_000), record: `t${n % 50}`, code: 'ti', t: n, value: 'Seams' };
  }).map(({ bytes: _bytes, ...change }) => change);
  expect(writeHistory({ changes, writings: [] })?.length).toBeLessThan(1_000 * 18);
});
