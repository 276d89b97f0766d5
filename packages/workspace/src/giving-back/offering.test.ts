import type { WireEntry } from '@baton/protocol/frames';
import { placedKey } from '@baton/store/placed-keys';
import type { Aside } from '@baton/store/aside';
import type { StampRow } from '@baton/store/schema';
import { describe, expect, test } from 'vitest';
import { offersOf, type Offering } from './offering.ts';

const doc = 'p/s1/t1';
const [ann, bo] = [1, 2];

function update(
  number: number,
  deviceNo: number,
  part: { incarnation?: number; size?: number; doc?: string } = {},
): Aside {
  const { incarnation = 1, size = 1, doc: name = doc } = part;
  const bytes = new Uint8Array(size);
  const entry = { epoch: 0, client: 99, from: number, to: number + 1, bytes, person: 'u1', deviceNo, time: 5, number };
  return { kind: 'update', key: placedKey(name, incarnation, number), doc: name, entry };
}
const stamp = (first: number, last: number, incarnation = 1): StampRow => ({
  incarnation,
  epoch: 0,
  first,
  last,
  mac: new Uint8Array(16).fill(last),
});
const offering = (aside: readonly Aside[], stamps: readonly StampRow[] = []): Offering => ({
  aside,
  stamps: new Map([[doc, stamps]]),
  numbers: new Map(),
  rows: { tasks: { get: () => undefined } } as unknown as Offering['rows'],
  portionsOf: () => [],
});
const offered = (aside: readonly Aside[], stamps: readonly StampRow[] = [], part: Partial<Offering> = {}) =>
  offersOf({ ...offering(aside, stamps), ...part }).map(({ frame }) => frame);
const numbersOf = (entries: readonly WireEntry[]) => entries.map(({ number }) => number);

describe('what is offered', () => {
  test('[W96] a device that has nothing to give says so', () => {
    expect(offered([])).toEqual([{ type: 'offer', entries: [], stamps: [], snapshots: [], last: true }]);
  });

  test('[W96] what a stamp covers goes under it, the rest in its place, one by one', () => {
    const [only] = offered([update(4, ann), update(5, bo), update(6, ann), update(7, bo)], [stamp(4, 5)]);
    expect(numbersOf(only?.entries ?? [])).toEqual([4, 5, 6, 7]);
    expect(only?.stamps).toEqual([{ doc, ...stamp(4, 5) }]);
  });

  test('[W96] a stamp of another incarnation covers nothing', () => {
    expect(offered([update(5, bo, { incarnation: 2 })], [stamp(4, 6)])[0]?.stamps).toEqual([]);
    expect(offered([update(5, bo, { incarnation: 2 })], [stamp(4, 6, 2)])[0]?.stamps).toHaveLength(1);
  });

  const whole = (number: number): Aside => {
    const one = update(number, 0, { size: 9 }) as Extract<Aside, { kind: 'update' }>;
    return { ...one, key: placedKey(doc, 1, number + 0.5), entry: { ...one.entry, whole: true, epoch: 2 } };
  };
  const portion = (number: number): WireEntry => {
    const envelope = { doc, epoch: 2, client: 99, from: number, to: number + 1, bytes: new Uint8Array(1) };
    return { kind: 'update', number: 9, person: 'u2', deviceNo: bo, time: 0, envelope };
  };

  test('[W240] a document that is here only whole is offered in portions, in its place, after what says that it began anew', () => {
    const offers = offersOf({
      ...offering([update(4, ann), whole(9), update(12, bo)]),
      portionsOf: () => [1, 2].map(portion),
    });
    const [{ frame, of } = { frame: undefined, of: [] }] = offers;
    expect(frame?.entries.map((entry) => entry.kind)).toEqual(['epoch', 'update', 'update', 'update', 'update']);
    expect(numbersOf(frame?.entries ?? [])).toEqual([4, 4, 9, 9, 12]);
    expect(of).toHaveLength(3);
  });

  test('[W241] once more, each thing is in a frame of its own, so that its answer is its own', () => {
    const offers = offersOf({
      ...offering([update(4, ann), whole(9)]),
      portionsOf: () => [1, 2].map(portion),
      apart: true,
    });
    const named = offers.map(({ of }) => of.map((one) => one.split(' ')[0]));
    expect(named).toEqual([[], [doc], ['whole'], ['whole']]);
    expect(offers.map(({ frame }) => frame.last)).toEqual([false, false, false, true]);
  });

  test('[W96] stamps that overlap travel together with all that they cover', () => {
    const aside = [1, 2, 3, 4, 5, 6].map((number) => update(number, bo));
    const [only] = offered(aside, [stamp(1, 3), stamp(2, 5), stamp(6, 6)]);
    expect(numbersOf(only?.entries ?? [])).toEqual([1, 2, 3, 4, 5, 6]);
    expect(only?.stamps).toHaveLength(3);
  });

  test('[W96] decisions go first, and one frame holds half a megabyte at most, but never half a run', () => {
    const decision: Aside = {
      kind: 'ledger',
      key: placedKey('ledger', 1, 90),
      entry: { ledger: 'dir', entry: new Uint8Array(3), number: 90 },
    };
    const run = [1, 2, 3].map((number) => update(number, bo, { size: 150_000 }));
    const frames = offered([...run, update(8, ann, { size: 200_000 }), decision], [stamp(1, 3)]);
    expect(frames.map(({ entries }) => numbersOf(entries))).toEqual([[90, 1, 2, 3], [8]]);
    expect(frames.map(({ last }) => last)).toEqual([false, true]);
    expect(frames[0]?.stamps).toHaveLength(1);
  });

  test('[W96] documents keep the order of their numbers, whatever others lie between', () => {
    const other = 'p/s1/t2';
    const [only] = offered([
      update(1, ann),
      update(5, ann),
      update(2, ann, { doc: other }),
      update(4, ann, { doc: other }),
    ]);
    const mine = (name: string) =>
      only?.entries.flatMap((entry) => (entry.kind === 'update' && entry.envelope.doc === name ? [entry.number] : []));
    expect([mine(doc), mine(other)]).toEqual([
      [1, 5],
      [2, 4],
    ]);
  });
});
