import fc from 'fast-check';
import { expect, test } from 'vitest';
import { records, type TableName } from '@baton/model/records';
import type { PersonId } from '@baton/model/ids';
import { snapshotOf } from './compact.ts';
import type { Envelope, Superseded, Written } from './contract.ts';
import { addTask, device, space, start, type Act, type TestDevice } from './scene.fixture.ts';

interface Entry {
  readonly envelope: Envelope;
  readonly person: string;
  readonly after: readonly number[];
}
interface Step {
  readonly who: number;
  readonly act: Act<undefined>;
  readonly undo: boolean;
  readonly skew: number;
  readonly deliver: boolean;
}

const people = ['ann', 'bo', 'cy'];
const id = fc.constantFrom('t1', 't2');
let titles = 0;
const act: fc.Arbitrary<Act<undefined>> = fc.oneof(
  id.map(
    (task): Act<undefined> =>
      (tx, ctx) =>
        (tx.tasks.get(task)
          ? tx.tasks.patch(task, { title: `title ${(titles += 1)}` })
          : addTask(task, `title ${(titles += 1)}`)(tx, ctx)) as undefined,
  ),
  fc.tuple(id, fc.constantFrom('sea', 'air'), fc.boolean()).map(
    ([task, tag, on]): Act<undefined> =>
      (tx) =>
        (tx.tasks.get(task) && tx.tasks.patch(task, { tags: { [tag]: on }, project: on ? 'p1' : 'p2' })) as undefined,
  ),
  fc.tuple(id, fc.nat({ max: 3 })).map(
    ([task, text]): Act<undefined> =>
      (tx, ctx) =>
        tx.comments.add({ in: 'feed', space, of: task, at: start }, `m${ctx.person}`, {
          on: task,
          text: `text ${text}`,
          at: start,
        }) as undefined,
  ),
);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    who: fc.nat({ max: 2 }),
    act,
    undo: fc.boolean(),
    skew: fc.integer({ min: -7200, max: 7200 }),
    deliver: fc.boolean(),
  }),
  { minLength: 2, maxLength: 20 },
);

/** Runs the steps on three devices that hear of each other now and then; gives the log with what each entry was written after. */
async function play(
  all: readonly Step[],
): Promise<{ readonly log: readonly Entry[]; readonly devices: readonly TestDevice[] }> {
  const devices = people.map((person, at) => device(person, at + 1));
  const log: Entry[] = [];
  const heard = devices.map(() => new Set<number>());
  const keep = (who: number, written: Written<unknown>): void => {
    for (const envelope of written.envelopes) {
      log.push({ envelope, person: people[who] as string, after: [...(heard[who] as Set<number>)] });
      heard[who]?.add(log.length - 1);
    }
    devices[who]?.confirm(written);
  };
  const deliver = (): void =>
    devices.forEach((to, at) =>
      log.forEach(({ envelope, person }, place) => {
        if (heard[at]?.has(place)) return;
        to.take([envelope], person);
        heard[at]?.add(place);
      }),
    );
  for (const step of all) {
    const at = devices[step.who] as TestDevice;
    at.clock.now = start + step.skew * 1000;
    const written = await at.run(step.act);
    keep(step.who, written);
    if (step.undo) keep(step.who, await at.undo(written.gesture));
    if (step.deliver) deliver();
  }
  deliver();
  return { log, devices };
}

/** An order in which everything comes after what it was written after, drawn by `draw`; some entries come twice. */
function ordered(log: readonly Entry[], draw: readonly number[]): readonly Entry[] {
  const done = new Set<number>();
  const order: Entry[] = [];
  for (let at = 0; done.size < log.length; at += 1) {
    const ready = log
      .map((_, place) => place)
      .filter((place) => !done.has(place) && (log[place] as Entry).after.every((one) => done.has(one)));
    const place = ready[(draw[at % draw.length] ?? 0) % ready.length] as number;
    done.add(place);
    order.push(log[place] as Entry);
    if ((draw[at % draw.length] ?? 0) % 3 === 0)
      order.push(order[(draw[at % draw.length] ?? 0) % order.length] as Entry);
  }
  return order;
}

function rowsOf(at: TestDevice): unknown {
  return (Object.keys(records) as TableName[]).map((table) =>
    [...at.replica.rows[table].all()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
}

function fed(
  entries: readonly Entry[],
  to = device('eve', 9),
): { readonly at: TestDevice; readonly lost: readonly Superseded[] } {
  const lost = entries.flatMap(({ envelope, person }) => to.take([envelope], person).superseded);
  return { at: to, lost };
}
const draws = fc.array(fc.nat(), { minLength: 1, maxLength: 30 });

test('[R39] any order of delivery that keeps causes before effects, with repetitions, gives the same rows as the writers have', async () => {
  await fc.assert(
    fc.asyncProperty(steps, draws, draws, async (all, one, other) => {
      const { log, devices } = await play(all);
      const rows = devices.map(rowsOf);
      expect(rows[1]).toEqual(rows[0]);
      expect(rows[2]).toEqual(rows[0]);
      expect(rowsOf(fed(ordered(log, one)).at)).toEqual(rows[0]);
      expect(rowsOf(fed(ordered(log, other)).at)).toEqual(rows[0]);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('[R33] a projection taken anywhere in the log, and the rest of the log, give the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(), async (all, cut) => {
      const { log, devices } = await play(all);
      const place = cut % (log.length + 1);
      const before = fed(log.slice(0, place)).at;
      const after = device('eve', 10);
      for (const doc of new Set(log.slice(0, place).map(({ envelope }) => envelope.doc)))
        after.replica.loadProjection(doc, before.replica.project(doc));
      expect(rowsOf(after)).toEqual(rowsOf(before));
      expect(rowsOf(fed(log, after).at)).toEqual(rowsOf(devices[0] as TestDevice));
    }),
    { numRuns: 100 },
  );
}, 60_000);

test('[R37] rows from the bytes of the log are the rows of the maps with their hidden cells written back', async () => {
  await fc.assert(
    fc.asyncProperty(steps, draws, async (all, draw) => {
      const { log, devices } = await play(all);
      const at = device('eve', 9);
      let session = 0;
      for (const doc of new Set(log.map(({ envelope }) => envelope.doc))) {
        const bytes = ordered(log, draw)
          .filter(({ envelope }) => envelope.doc === doc)
          .map(({ envelope }) => envelope.bytes);
        const { snapshot } = snapshotOf(doc, bytes, () => 2 ** 44 + (session += 1));
        at.replica.receive(doc, snapshot, { person: 'x' as PersonId, own: false });
      }
      expect(rowsOf(at)).toEqual(rowsOf(devices[0] as TestDevice));
    }),
    { numRuns: 100 },
  );
}, 60_000);

test('[R16] whatever the order, each title that nobody knowingly replaced is shown or told of as superseded', async () => {
  const rename = fc.record({
    who: fc.nat({ max: 2 }),
    act: act.map((): Act<undefined> => (tx) => tx.tasks.patch('t1', { title: `title ${(titles += 1)}` }) as undefined),
    undo: fc.constant(false),
    skew: fc.integer({ min: -7200, max: 7200 }),
    deliver: fc.boolean(),
  });
  const make: Step = { who: 0, act: addTask('t1', 'first'), undo: false, skew: 0, deliver: true };
  await fc.assert(
    fc.asyncProperty(fc.array(rename, { minLength: 1, maxLength: 12 }), draws, async (all, draw) => {
      const replaced = new Set<unknown>();
      const watched = all.map((step): Step => ({
        ...step,
        act: (tx, ctx) => {
          replaced.add(tx.tasks.get('t1')?.title);
          return step.act(tx, ctx);
        },
      }));
      const { log, devices } = await play([make, ...watched]);
      const shown = devices[0]?.replica.rows.tasks.get('t1')?.title;
      const { lost } = fed(ordered(log, draw));
      const titlesOf = log
        .flatMap(({ envelope }) =>
          fed(log.slice(0, log.findIndex((entry) => entry.envelope === envelope) + 1)).at.replica.cellsOf('t1'),
        )
        .filter(({ key }) => key === 't1+ti')
        .map(({ value }) => value);
      expect(titlesOf).toContain(shown);
      const told = new Set(lost.map((one) => one.lost.value));
      const written = new Set(lost.flatMap((one) => [one.lost.value, one.won.value]).concat(titlesOf));
      const silent = [...written].filter((title) => !replaced.has(title) && title !== shown && !told.has(title));
      expect(silent).toEqual([]);
      expect(told).not.toContain(shown);
    }),
    { numRuns: 150 },
  );
}, 60_000);
