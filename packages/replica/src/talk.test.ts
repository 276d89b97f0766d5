// What people say to each other, apart and against each other: one's own words under one's own root, and the same threads
// for everybody.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addComment, binComment, editComment } from '@baton/model/comment/commands';
import { threadsOf } from '@baton/model/comment/order';
import type { Command } from '@baton/model/command';
import type { PersonId } from '@baton/model/ids';
import { react, settleThread } from '@baton/model/reaction/commands';
import { resolvedBy, talliesOf } from '@baton/model/reaction/rules';
import { isRefusal } from '@baton/model/refusal';
import { asked, ok, refusedBy } from './guard/asked.fixture.ts';
import { cell } from './guard/forge.fixture.ts';
import { draws, type Entry, ordered } from './test/history.ts';
import { rawPeer } from './test/raw.ts';
import { addTask, device, start, type Act, type TestDevice } from './test/scene.ts';

const does =
  <A, R>(command: Command<A, R>, args: NoInfer<A>): Act<R> =>
  (tx, ctx) =>
    command.run(tx, ctx, args);

const feed = 'f/s1/t1/2026q1';
const fields =
  'm1+on m1+tx m1+at m1+ed m1+bn m1+wb m1+as m1+bd m1+mn:uAnn m1+re m1+af e1+on e1+em e1+at e1+af e1+bn e1+as';
test.each(fields.split(' '))('[R130] %s under another’s root is refused, under one’s own it is taken', (key) => {
  expect(asked([cell(key, 1, { root: 'by:bo' })], 'feed')).toMatchObject(refusedBy('owner'));
  expect(asked([cell(key, 1, { root: 'by:ann' })], 'feed')).toMatchObject(ok);
});

test('[R130] who writes another’s ids under their own root changes no word, sign or deletion of theirs', async () => {
  const [ann, bo] = [device('ann', 1), device('bo', 2)];
  const place = { in: 'feed', space: 's1' as never, of: 't1', at: ann.clock.now } as const;
  const theirs = await bo.run((tx) => {
    tx.comments.add(place, 'm1', { on: 't1', text: 'Bo’s', at: 5 });
    tx.reactions.add(place, 'e1', { on: 'm1', sign: 'agree', at: 5 });
    return undefined;
  });
  ann.take(theirs.envelopes, 'bo');
  const forger = rawPeer(2 ** 44 + 77);
  const forged = [
    ['m1+tx', 'forged'],
    ['m1+bd', '[{"type":"paragraph"}]'],
    ['m1+bn', 9],
    ['m1+re', 'm9'],
    ['e1+bn', 9],
    ['e1+em', 'heart'],
  ] as const;
  const bytes = forged.map(([key, value]) => forger.setIn('by:mal', key, value, 2 ** 30, 'bo'));
  for (const one of bytes) ann.replica.receive(feed, one, { person: 'mal' as PersonId, own: false });
  const rows = ann.replica.rows;
  const own = rows.comments.by('on', 't1').filter(({ by }) => by === 'bo');
  expect(own).toMatchObject([{ id: 'm1', text: 'Bo’s', body: null, binned: null, answers: null }]);
  expect(
    talliesOf(rows.reactions.by('on', 'm1')).map(({ sign, people }) => [sign, people.map(({ by }) => by)]),
  ).toEqual([['agree', ['bo']]]);
  for (const act of [does(editComment, { comment: 'm1', text: 'x' }), does(binComment, { comment: 'm1' })])
    expect(await ann.ask(act as Act<unknown>)).toMatchObject({ kind: 'not-allowed', what: 'comment' });
});

type Step = 'say' | 'reply' | 'delete' | 'react' | 'resolve' | 'reopen' | 'meet';
interface Said {
  readonly who: number;
  readonly what: Step;
  readonly which: number;
}
const said: fc.Arbitrary<readonly Said[]> = fc.array(
  fc.record({
    who: fc.nat({ max: 2 }),
    what: fc.constantFrom<Step>(
      'say',
      'reply',
      'reply',
      'reply',
      'delete',
      'react',
      'resolve',
      'reopen',
      'meet',
      'meet',
    ),
    which: fc.nat(),
  }),
  { minLength: 8, maxLength: 30 },
);

function actOf(at: TestDevice, { what, which }: Said, word: string): Act<unknown> | null {
  const comments = at.replica.rows.comments.by('on', 't1').toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const comment = comments[which % Math.max(1, comments.length)]?.id;
  if (what === 'say') return does(addComment, { task: 't1', text: word });
  if (comment === undefined) return null;
  if (what === 'reply') return does(addComment, { task: 't1', text: word, answers: comment });
  if (what === 'delete') return does(binComment, { comment });
  if (what === 'react') return does(react, { comment, sign: 'agree' });
  return does(settleThread, { comment, resolved: what === 'resolve' });
}

const people = ['ann', 'bo', 'cy'];
/** Hours apart. */
const clocks = [0, -7_200_000, 7_200_000];

/** Three people who hear of each other only where the story says so. */
async function live(
  story: readonly Said[],
): Promise<{ readonly log: readonly Entry[]; readonly devices: readonly TestDevice[] }> {
  const devices = people.map((name, at) => device(name, at + 1, { now: start + (clocks[at] ?? 0) }));
  const log: Entry[] = [];
  const heard = people.map(() => new Set<number>());
  const write = async (who: number, act: Act<unknown>): Promise<void> => {
    const written = await (devices[who] as TestDevice).ask(act);
    if (isRefusal(written)) return;
    (devices[who] as TestDevice).confirm(written);
    for (const envelope of written.envelopes) {
      log.push({ envelope, person: people[who] ?? '', after: [...(heard[who] ?? [])] });
      heard[who]?.add(log.length - 1);
    }
  };
  const meet = (): void => {
    for (const [at, one] of devices.entries())
      for (const [place, { envelope, person }] of log.entries()) {
        if (heard[at]?.has(place) !== true) one.take([envelope], person);
        heard[at]?.add(place);
      }
  };
  await write(0, addTask('t1', 'Landing page'));
  meet();
  for (const [at, step] of story.entries()) {
    if (step.what === 'meet') meet();
    const act = step.what === 'meet' ? null : actOf(devices[step.who] as TestDevice, step, `Word ${at}`);
    if (act) await write(step.who, act);
  }
  meet();
  return { log, devices };
}

function threadsAt({ replica: { rows } }: TestDevice) {
  return threadsOf(rows.comments.by('on', 't1')).map(({ head, replies }) => ({
    words: [head, ...replies].map(({ id, text, by, binned }) => [id, text, by, binned]),
    resolved: resolvedBy([head, ...replies], rows.reactions.by('on', head.id))?.id ?? null,
    signs: talliesOf(rows.reactions.by('on', head.id)).map(({ people }) => people.map(({ by }) => by)),
  }));
}

test('[R131] [M193] whoever meets whom and when, all have the same threads, and no reply stands before what it answers', async () => {
  await fc.assert(
    fc.asyncProperty(said, draws, async (story, arrival) => {
      const { log, devices } = await live(story);
      const [first, ...others] = devices.map(threadsAt);
      for (const other of others) expect(other).toEqual(first);
      const eve = device('eve', 9);
      for (const { envelope, person } of ordered(log, arrival)) eve.take([envelope], person);
      expect(threadsAt(eve)).toEqual(first);
      const rows = eve.replica.rows.comments.by('on', 't1');
      const order = threadsOf(rows).flatMap(({ head, replies }) => [head.id, ...replies.map(({ id }) => id)]);
      const early = rows.filter(({ id, answers }) => order.indexOf(answers ?? '') > order.indexOf(id));
      expect(early).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 60_000);
