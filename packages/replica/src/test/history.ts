// Histories of three devices that write, undo and hear of each other now and then.
import fc from 'fast-check';
import { records, type TableName } from '@baton/model/records';
import type { Envelope, Superseded, Written } from '../contract.ts';
import { addTask, device, space, start, type Act, type TestDevice } from './scene.ts';

export interface Entry {
  readonly envelope: Envelope;
  readonly person: string;
  readonly after: readonly number[];
}
export interface Step {
  readonly who: number;
  readonly act: Act<undefined>;
  readonly undo: boolean;
  readonly skew: number;
  readonly deliver: boolean;
}

const people = ['ann', 'bo', 'cy'];
const id = fc.constantFrom('t1', 't2');
let titles = 0;
/** A title that nobody has used. */
export const newTitle = (): string => `title ${(titles += 1)}`;
export const act: fc.Arbitrary<Act<undefined>> = fc.oneof(
  id.map(
    (task): Act<undefined> =>
      (tx, ctx) =>
        (tx.tasks.get(task)
          ? tx.tasks.patch(task, { title: newTitle() })
          : addTask(task, newTitle())(tx, ctx)) as undefined,
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
export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
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
export async function play(
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
export function ordered(log: readonly Entry[], draw: readonly number[]): readonly Entry[] {
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

export function rowsOf(at: TestDevice): unknown {
  return (Object.keys(records) as TableName[]).map((table) =>
    [...at.replica.rows[table].all()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
}

export function fed(
  entries: readonly Entry[],
  to = device('eve', 9),
): { readonly at: TestDevice; readonly lost: readonly Superseded[] } {
  const lost = entries.flatMap(({ envelope, person }) => to.take([envelope], person).superseded);
  return { at: to, lost };
}
export const draws = fc.array(fc.nat(), { minLength: 1, maxLength: 30 });
