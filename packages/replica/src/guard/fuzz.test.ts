import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import * as Y from 'yjs';
import { deviceNoOf } from '../client-id.ts';
import { device, partition, space, start, type Act, type TestDevice } from '../test/scene.ts';
import type { Envelope } from '../contract.ts';
import { advance, check, checkEnvelope, type Verdict } from './guard.ts';
import type { DocClass } from '../layout.ts';
import type { GuardContext } from './rule.ts';

const verdicts = ['ok', 'refuse', 'resend', 'wait', 'retime'];
const persons = ['ann', 'bo', 'cy'] as PersonId[];
const context = (of: DocClass, clocks: ReadonlyMap<number, number>, deviceNo = 1): GuardContext => ({
  of,
  clocks,
  isOwn: (client) => deviceNoOf(client) === deviceNo,
  personOf: (client) => persons[(deviceNoOf(client) ?? 0) - 1],
  person: persons[deviceNo - 1] ?? null,
  now: start,
});

const id = fc.constantFrom('t1', 't2', 't3');
/** Acts over a few records, of every kind of write that the replica knows. */
const act: fc.Arbitrary<Act<undefined>> = fc.oneof(
  fc.tuple(id, fc.string({ minLength: 1, maxLength: 40 })).map(
    ([task, title]): Act<undefined> =>
      (tx) =>
        tx.tasks.add({ in: 'space', space }, task, { title, project: 'p1', status: 'q1', created: 1 }) as undefined,
  ),
  fc.tuple(id, fc.constantFrom('sea', 'air'), fc.boolean()).map(
    ([task, tag, on]): Act<undefined> =>
      (tx) =>
        (tx.tasks.get(task) && tx.tasks.patch(task, { tags: { [tag]: on }, priority: on ? 1 : null })) as undefined,
  ),
  fc.tuple(id, fc.string({ minLength: 1 })).map(
    ([task, text]): Act<undefined> =>
      (tx, ctx) =>
        tx.comments.add({ in: 'feed', space, of: task, at: start }, `m${ctx.person}`, {
          on: task,
          text,
          at: start,
        }) as undefined,
  ),
);

interface Step {
  readonly who: number;
  readonly act: Act<undefined>;
  readonly undo: boolean;
  readonly deliver: boolean;
}

/** A relay that keeps clock tables and asks the guard, between devices that hear of each other now and then. */
class GuardedRelay {
  readonly verdicts: Verdict[] = [];
  readonly #clocks = new Map<string, Map<number, number>>();
  readonly #waiting: Map<TestDevice, Envelope[]>;

  constructor(devices: readonly TestDevice[]) {
    this.#waiting = new Map(devices.map((one) => [one, []]));
  }

  push(from: TestDevice, deviceNo: number, envelope: Envelope): void {
    const known = this.#clocks.get(envelope.doc) ?? new Map<number, number>();
    this.#clocks.set(envelope.doc, known);
    const verdict = checkEnvelope(envelope, context(envelope.doc === partition ? 'records' : 'feed', known, deviceNo));
    this.verdicts.push(verdict);
    if (verdict.verdict === 'ok') advance(known, verdict);
    for (const [other, queue] of this.#waiting) if (other !== from) queue.push(envelope);
  }

  deliver(): void {
    for (const [to, queue] of this.#waiting) to.take(queue.splice(0), 'x');
  }
}

async function guardedRun(devices: readonly TestDevice[], steps: readonly Step[]): Promise<readonly Verdict[]> {
  const relay = new GuardedRelay(devices);
  for (const { who, act: made, undo, deliver } of steps) {
    const at = devices[who] as TestDevice;
    const run = await at.run(made);
    for (const written of undo ? [run, await at.undo(run.gesture)] : [run]) {
      for (const envelope of written.envelopes) relay.push(at, who + 1, envelope);
      at.confirm(written);
    }
    if (deliver) relay.deliver();
  }
  return relay.verdicts;
}

test('[G20] none of many honest updates is refused, whoever has heard what when', async () => {
  let checked = 0;
  const step = fc.record({ who: fc.nat({ max: 2 }), act, undo: fc.boolean(), deliver: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const answers = await guardedRun(
        persons.map((person, at) => device(person, at + 1)),
        steps,
      );
      checked += answers.length;
      expect(answers.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
    }),
    { numRuns: 400 },
  );
  expect(checked).toBeGreaterThan(1000);
}, 60_000);

test('[G20] none of the updates of people typing in one page is refused', () => {
  const edit = fc.tuple(
    fc.nat({ max: 1 }),
    fc.constantFrom('type', 'delete', 'split', 'mark', 'attribute'),
    fc.nat(),
    fc.string({ minLength: 1, maxLength: 8 }),
    fc.boolean(),
  );
  fc.assert(
    fc.property(fc.array(edit, { minLength: 5, maxLength: 40 }), (edits) => {
      const clocks = new Map<number, number>();
      const answers: Verdict[] = [];
      const docs = [1, 2].map((deviceNo) => {
        const ydoc = new Y.Doc();
        ydoc.clientID = 2 ** 44 + deviceNo * 2 ** 20;
        ydoc.on('update', (...[update, , , { local }]: [Uint8Array, unknown, Y.Doc, Y.Transaction]) => {
          if (!local) return;
          const verdict = check(update, context('page', clocks, deviceNo));
          answers.push(verdict);
          if (verdict.verdict === 'ok') advance(clocks, verdict);
        });
        return ydoc;
      });
      for (const [who, what, place, text, sync] of edits) {
        typeIn(docs[who] as Y.Doc, { what, place, text });
        if (!sync) continue;
        const [one, other] = docs as [Y.Doc, Y.Doc];
        const ids = [one.clientID, other.clientID] as const;
        Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
        Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
        [one.clientID, other.clientID] = ids;
      }
      expect(answers.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
    }),
    { numRuns: 150 },
  );
}, 60_000);

function typeIn(
  ydoc: Y.Doc,
  { what, place, text }: { readonly what: string; readonly place: number; readonly text: string },
): void {
  const content = ydoc.getXmlFragment('content');
  const paragraphs = content.toArray() as Y.XmlElement[];
  const paragraph = paragraphs[place % Math.max(1, paragraphs.length)];
  const words = paragraph?.get(0) as Y.XmlText | undefined;
  ydoc.transact(() => {
    if (what === 'split' || words === undefined) {
      const made = new Y.XmlElement('paragraph');
      made.insert(0, [new Y.XmlText(text)]);
      content.insert(place % (paragraphs.length + 1), [made]);
    } else if (what === 'type') words.insert(place % (words.length + 1), text);
    else if (what === 'attribute') paragraph?.setAttribute('align', text);
    else if (words.length > 0 && what === 'mark') words.format(place % words.length, 1, { bold: true });
    else if (words.length > 0) words.delete(place % words.length, 1);
  });
}

test('[G21] garbage never throws out of the guard and never hangs', () => {
  for (const of of ['records', 'feed', 'page'] as const) {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(verdicts).toContain(check(bytes, context(of, new Map())).verdict);
      }),
      { numRuns: 3000 },
    );
  }
}, 60_000);

test('[G21] an honest update with bytes changed, cut or doubled gets an answer, and what passes can be applied', async () => {
  const ann = device('ann', 1);
  const made = await ann.run((tx) => {
    for (const one of ['t1', 't2'])
      tx.tasks.add({ in: 'space', space }, one, {
        title: 'Seams',
        project: 'p1',
        status: 'q1',
        created: 1,
        tags: { sea: true },
      });
  });
  const edit = await ann.run((tx) => tx.tasks.patch('t1', { title: 'Hems' }) as undefined);
  const [first, second] = [made.envelopes[0]?.bytes as Uint8Array, edit.envelopes[0]?.bytes as Uint8Array];
  const change = fc.record({
    at: fc.nat(),
    byte: fc.integer({ min: 0, max: 255 }),
    how: fc.constantFrom('set', 'cut', 'double'),
  });
  let passed = 0;
  fc.assert(
    fc.property(fc.boolean(), fc.array(change, { minLength: 1, maxLength: 3 }), (later, mutations) => {
      const bytes = mutations.reduce(mutate, later ? second : first);
      const known = new Map(later ? [[made.envelopes[0]?.client ?? 0, made.envelopes[0]?.to ?? 0]] : []);
      const answer = check(bytes, context('records', known));
      expect(verdicts).toContain(answer.verdict);
      if (answer.verdict !== 'ok') return;
      passed += 1;
      const ydoc = new Y.Doc();
      if (later) Y.applyUpdate(ydoc, first);
      Y.applyUpdate(ydoc, bytes);
      expect(ydoc.store.pendingStructs).toBeNull();
      for (const { client, to } of answer.runs) expect(Y.getState(ydoc.store, client)).toBe(to);
    }),
    { numRuns: 20_000 },
  );
  expect(passed).toBeGreaterThan(100);
}, 60_000);

function mutate(
  bytes: Uint8Array,
  { at, byte, how }: { readonly at: number; readonly byte: number; readonly how: string },
): Uint8Array {
  const place = at % bytes.length;
  if (how === 'cut') return bytes.slice(0, place + 1);
  if (how === 'double') return Uint8Array.of(...bytes.slice(0, place), ...bytes.slice(place >> 1));
  const copy = bytes.slice();
  copy[place] = byte;
  return copy;
}
