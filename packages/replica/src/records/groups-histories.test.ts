import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import type { Home } from '@baton/model/tx';
import { snapshotOf } from '../compacting/compact.ts';
import { draws, ordered, rowsOf, type Entry } from '../test/history.ts';
import { all, reader, sentTo } from '../test/groups.ts';
import { space, start, type Act, type TestDevice } from '../test/scene.ts';

interface Step {
  readonly who: number;
  readonly act: Act<undefined>;
  readonly undo: boolean;
  readonly skew: number;
  readonly deliver: boolean;
}
const id = fc.constantFrom('t1', 't2');
const home: Readonly<Record<string, Home>> = {
  t1: { in: 'space', space },
  t2: { in: 'group', space, group: 'few' },
};
let secrets = 0;
const secret = (): string => `canary ${(secrets += 1)}`;
const act: fc.Arbitrary<Act<undefined>> = fc
  .tuple(id, fc.nat({ max: 5 }), fc.boolean())
  .map(([task, value, on]): Act<undefined> => (tx) => {
    if (tx.tasks.get(task) === undefined)
      tx.tasks.add(home[task] as Home, task, { title: secret(), project: 'p1', status: 'q1', created: 1 });
    else if (value > 2) tx.tasks.patch(task, { title: secret() });
    if (value < 4) tx.tasks.patch(task, { estimate: value, tags: { [`canary${value}`]: on } });
  });
const steps = fc.array(
  fc.record({
    who: fc.nat({ max: 1 }),
    act,
    undo: fc.boolean(),
    skew: fc.integer({ min: -7200, max: 7200 }),
    deliver: fc.boolean(),
  }),
  { minLength: 2, maxLength: 16 },
);

/** Two who read everything write, and hear of each other now and then. */
async function play(history: readonly Step[]): Promise<{ log: readonly Entry[]; writers: readonly TestDevice[] }> {
  const writers = [reader('uann', 1, all), reader('ubo', 2, all)];
  const log: Entry[] = [];
  const heard = writers.map(() => new Set<number>());
  const keep = (
    who: number,
    written: Awaited<ReturnType<TestDevice['undo']>> | Awaited<ReturnType<TestDevice['run']>>,
  ) => {
    for (const envelope of written.envelopes) {
      log.push({ envelope, person: writers[who]?.ctx.person ?? '', after: [...(heard[who] ?? [])] });
      heard[who]?.add(log.length - 1);
    }
    writers[who]?.confirm(written);
  };
  const deliver = (): void =>
    writers.forEach((to, at) =>
      log.forEach(({ envelope, person }, place) => {
        if (!heard[at]?.has(place)) to.take([envelope], person);
        heard[at]?.add(place);
      }),
    );
  for (const step of history) {
    const at = writers[step.who] as TestDevice;
    at.clock.now = start + step.skew * 1000;
    const written = await at.run(step.act);
    keep(step.who, written);
    if (step.undo) keep(step.who, await at.undo(written.gesture));
    if (step.deliver) deliver();
  }
  deliver();
  return { log, writers };
}
const heardBy = (reads: readonly string[], entries: readonly Entry[]): readonly Entry[] =>
  entries.filter(({ envelope }) => sentTo({ envelopes: [envelope] } as never, reads).length > 0);

let devices = 10;
function fed(reads: readonly string[], entries: readonly Entry[]): TestDevice {
  const at = reader('ueve', (devices += 1), reads);
  for (const { envelope, person } of heardBy(reads, entries)) at.take([envelope], person);
  return at;
}

test('[R58] histories over a record and its groups give equal readers equal rows, in any order that keeps causes', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.tuple(draws, draws), fc.subarray(all), async (history, [one, other], reads) => {
      const { log, writers } = await play(history);
      const [ann, bo] = writers as [TestDevice, TestDevice];
      expect(rowsOf(bo)).toEqual(rowsOf(ann));
      expect(rowsOf(fed(all, ordered(log, one)))).toEqual(rowsOf(ann));
      expect(rowsOf(fed(reads, ordered(log, other)))).toEqual(rowsOf(fed(reads, log)));
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('[R58] a projection or a snapshot of each document gives the rows that its entries gave', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.subarray(all), async (history, reads) => {
      const { log } = await play(history);
      const told = fed(reads, log);
      const [blobs, snapshots] = [reader('ueve', (devices += 1), reads), reader('ueve', (devices += 1), reads)];
      let session = 0;
      for (const doc of new Set(heardBy(reads, log).map(({ envelope }) => envelope.doc))) {
        blobs.replica.loadProjection(doc, told.replica.project(doc));
        const bytes = log.filter(({ envelope }) => envelope.doc === doc).map(({ envelope }) => envelope.bytes);
        const { snapshot } = snapshotOf(doc, bytes, () => 2 ** 44 + (session += 1));
        snapshots.replica.receive(doc, snapshot, { person: 'x' as PersonId, own: false });
      }
      expect(rowsOf(blobs)).toEqual(rowsOf(told));
      expect(rowsOf(snapshots)).toEqual(rowsOf(told));
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('[R59] no word of a restricted task, and no field of a group, is in any byte of a document that others have', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const { log, writers } = await play(history);
      const text = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
      const open = log.filter(({ envelope }) => envelope.doc.startsWith('r/')).map(({ envelope }) => envelope.bytes);
      const blob = (writers[0] as TestDevice).replica.project('r/s1/1');
      for (const bytes of [...open, blob]) expect(text(bytes)).not.toMatch(/t2|\+es|\+tg|canary\d/);
    }),
    { numRuns: 60 },
  );
}, 60_000);
