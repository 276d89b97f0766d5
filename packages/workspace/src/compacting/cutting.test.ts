// A document on a disk that is made smaller again and again tells what all of its entries would tell.
import type { PersonId } from '@baton/model/ids';
import { historyIn, readHistory, type History } from '@baton/replica/compacting/history';
import { openReplica } from '@baton/replica/replica';
import { rawPeer } from '@baton/replica/test/raw';
import {
  confirmedWrite,
  readBytes,
  readConfirmed,
  readStored,
  type Numbered,
  type Stored,
} from '@baton/store/confirmed';
import type { Disk } from '@baton/store/disk';
import { readHistoryRows } from '@baton/store/history';
import { createMemoryDisk } from '@baton/store/disks/memory-disk';
import { snapshotWrites } from '@baton/store/snapshots';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutOf, type Cutting } from './cutting.ts';

const doc = 'r/s1/0';
const strict = { strict: true, generation: 0 };
const [ann, bo] = ['ann', 'bo'] as [PersonId, PersonId];

const step = fc.record({
  by: fc.constantFrom(0, 1),
  task: fc.constantFrom('t1', 't2', 't3'),
  code: fc.constantFrom('ti', 'es', 'du'),
  t: fc.nat({ max: 50 }),
  /** Whether the other has heard all by then: where not, Yjs shows the cell of the larger id, not the newest. */
  hears: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What two people wrote apart and together, in the order of the line; numbers have gaps, as other documents do. */
function entriesOf(steps: readonly Step[]): Numbered[] {
  const peers = [rawPeer(2 ** 44 + 5), rawPeer(2 ** 45)];
  const all: Uint8Array[] = [];
  const heard = [0, 0];
  const write = (by: number, key: string, cell: readonly unknown[]): void => {
    const bytes = peers[by]?.set(key, ...cell);
    if (bytes) all.push(bytes);
  };
  for (const task of ['t1', 't2', 't3'])
    for (const [code, value] of [
      ['ti', task],
      ['pj', 'p1'],
      ['st', 'q1'],
      ['cr', 1],
    ] as const)
      write(0, `${task}+${code}`, [value, 1, ann]);
  for (const [at, { by, task, code, t, hears }] of steps.entries()) {
    if (hears || at === 0) {
      peers[by]?.hear(...all.slice(heard[by]));
      heard[by] = all.length;
    }
    const value = code === 'ti' ? `${task} ${at}` : code === 'es' ? at + 1 : 20_000 + at;
    write(by, `${task}+${code}`, [value, 1 + t, [ann, bo][by]]);
  }
  return all.map((bytes, at) => ({
    number: 3 * at + 2,
    epoch: 0,
    client: 0,
    from: 0,
    to: 1,
    bytes,
    person: at % 2 ? ann : bo,
    deviceNo: 1 + (at % 2),
    time: 1_000 * at,
  }));
}

function shown({ snapshot, entries }: Stored) {
  const replica = openReplica({
    bytes: { confirmed: async () => [] },
    client: 2 ** 46,
    now: () => 1_000,
    partitions: () => [],
  });
  if (snapshot) replica.receiveSnapshot(doc, snapshot.bytes, snapshot.hidden ?? []);
  for (const { bytes } of entries) replica.receive(doc, bytes, { person: 'x' as PersonId, own: false });
  return ['t1', 't2', 't3'].map((id) => ({
    row: replica.rows.tasks.get(id),
    cells: replica.cellsOf(id).toSorted((left, right) => left.key.localeCompare(right.key)),
  }));
}
async function toldOn(disk: Disk): Promise<History['changes']> {
  const kept = (await readHistoryRows(disk, doc)).flatMap((blob) => [...readHistory(blob).changes]);
  const raw = (await readConfirmed(disk, doc, 0)).map((entry) => ({ ...entry, person: entry.person as PersonId }));
  return [...kept, ...historyIn(doc, raw).changes];
}
const put = (disk: Disk, entries: readonly Numbered[]): Promise<void> =>
  disk.commit(
    entries.map(({ number, person, deviceNo, time, ...rest }) =>
      confirmedWrite(number, { doc, ...rest }, { person, deviceNo, time }),
    ),
    strict,
  );
const cut = async (disk: Disk, how: Partial<Cutting>): Promise<void> => {
  const cutting = {
    doc,
    epoch: 0,
    upTo: Infinity,
    safe: 0,
    incarnation: 1,
    isMuch: (some: readonly unknown[]) => some.length > 2,
    ...how,
  };
  await disk.commit((await cutOf(disk, cutting)).writes, strict);
};
const threeSteps = ([0, 1, 0] as const).map((by, at): Step => ({
  by,
  task: 't1',
  code: 'ti',
  t: 9 - at,
  hears: false,
}));

test('[W200] [W202] whatever is cut, when, and up to which number: rows, cells and history are those of all entries', async () => {
  const times = fc.record({ after: fc.nat({ max: 30 }), safe: fc.nat({ max: 100 }), upTo: fc.nat({ max: 130 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.array(times, { maxLength: 4 }), async (steps, cuts) => {
      const all = entriesOf(steps);
      const disk = createMemoryDisk().open();
      let at = 0;
      for (const { after, safe, upTo } of cuts) {
        await put(disk, all.slice(at, at + after));
        at = Math.min(all.length, at + after);
        await cut(disk, { safe, upTo });
      }
      await put(disk, all.slice(at));
      expect(shown(await readStored(disk, doc, 0))).toEqual(shown({ snapshot: null, entries: all }));
      const history = historyIn(
        doc,
        all.map((entry) => ({ ...entry, person: entry.person as PersonId })),
      );
      expect(await toldOn(disk)).toEqual(history.changes);
    }),
    { numRuns: 60 },
  );
});

test('[W201] without a verified backup every entry stays, and what is opened is one snapshot and the tail', async () => {
  const disk = createMemoryDisk().open();
  const all = entriesOf(threeSteps);
  await put(disk, all.slice(0, -1));
  await cut(disk, {});
  await put(disk, all.slice(-1));
  expect(await readConfirmed(disk, doc, 0)).toEqual(all);
  expect(await readBytes(disk, doc)).toHaveLength(2);
  expect(await readHistoryRows(disk, doc)).toEqual([]);
});

test('[W200] what lies above the safe number stays, below a snapshot too that came from the relay and reaches further', async () => {
  const disk = createMemoryDisk().open();
  const all = entriesOf(threeSteps);
  await put(disk, all);
  const upTo = all.at(-1)?.number ?? 0;
  const own = await cutOf(disk, { doc, epoch: 0, upTo, safe: upTo, incarnation: 1, isMuch: () => true });
  const [made] = own.writes.flatMap((write) => ('put' in write && write.put === 'snapshots' ? [write.value] : []));
  await disk.commit(snapshotWrites(doc, { ...(made as { bytes: Uint8Array }), upTo, epoch: 0, stamp: null }), strict);
  await cut(disk, { safe: 20 });
  expect((await readConfirmed(disk, doc, 0)).map(({ number }) => number)).toEqual(
    all.map(({ number }) => number).filter((number) => number > 20),
  );
  expect((await readStored(disk, doc, 0)).snapshot).toMatchObject({ upTo, stamp: null });
  // What the device cuts on top of it says that the relay knows more.
  await put(
    disk,
    all.map((entry) => ({ ...entry, number: entry.number + 1_000 })),
  );
  await cut(disk, { safe: 5_000 });
  expect((await readStored(disk, doc, 0)).snapshot).toMatchObject({ upTo: upTo + 1_000, untold: true });
});

test('[W202] few entries are left as they are, and where bytes are missing nothing is cut', async () => {
  const disk = createMemoryDisk().open();
  const all = entriesOf(threeSteps);
  await put(disk, all);
  expect(
    (await cutOf(disk, { doc, epoch: 0, upTo: 99, safe: 99, incarnation: 1, isMuch: () => false })).writes,
  ).toEqual([]);
  const lacking = createMemoryDisk().open();
  await put(lacking, all.slice(1));
  expect(
    (await cutOf(lacking, { doc, epoch: 0, upTo: 99, safe: 99, incarnation: 1, isMuch: () => true })).writes,
  ).toEqual([]);
});
