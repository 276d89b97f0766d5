import { expect, test } from 'vitest';
import { openScene } from '../test/scene.ts';
import { addComment, binComment } from './commands.ts';
import { lastOf, threadsOf, type Ordered } from './order.ts';
import { commentsOn } from './queries.ts';

interface Given {
  readonly at: number;
  readonly answers?: string;
  readonly after?: string;
}
const made = (all: Readonly<Record<string, Given>>): Ordered[] =>
  Object.entries(all).map(([id, { at, answers = null, after = null }]) => ({ id, at, answers, after }));
const shown = (comments: readonly Ordered[]): string =>
  threadsOf(comments)
    .map(({ head, replies }) => [head.id, ...replies.map(({ id }) => `>${id}`)].join(' '))
    .join(' ');

/** All orders of arrival of a few. */
const orders = <T>(all: readonly T[]): T[][] =>
  all.length < 2
    ? [[...all]]
    : all.flatMap((one, at) => orders([...all.slice(0, at), ...all.slice(at + 1)]).map((rest) => [one, ...rest]));

const cases: readonly (readonly [string, Readonly<Record<string, Given>>, string])[] = [
  ['a reply of a slow clock stands under what it answers', { a: { at: 50 }, b: { at: 10, answers: 'a' } }, 'a >b'],
  [
    'replies to replies are one thread, each behind what it answers',
    { a: { at: 90 }, b: { at: 20, answers: 'a' }, c: { at: 10, answers: 'b' }, d: { at: 91, answers: 'a' } },
    'a >b >d >c',
  ],
  ['who had read one stands behind it', { a: { at: 50 }, b: { at: 10, after: 'a' }, c: { at: 30 } }, 'c a b'],
  ['a clock of ten years ahead takes nobody with it', { a: { at: 9e11 }, b: { at: 10 }, c: { at: 20 } }, 'b c a'],
  ['a reply to what is not here stands by itself', { b: { at: 10, answers: 'x' }, a: { at: 20 } }, 'b a'],
  [
    'a ring of answers is a thread',
    { a: { at: 10, answers: 'b' }, b: { at: 20, answers: 'a' }, c: { at: 15 } },
    'c a >b',
  ],
  ['one that answers itself stands', { a: { at: 10, answers: 'a', after: 'a' } }, 'a'],
  [
    'times beyond counting keep the order of answers',
    { b: { at: Number.MAX_SAFE_INTEGER }, a: { at: Number.MAX_SAFE_INTEGER, answers: 'b' } },
    'b >a',
  ],
];
test.each(cases)('[M193] %s, in any order of arrival', (_name, all, wanted) => {
  expect([...new Set(orders(made(all)).map(shown))]).toEqual([wanted]);
});

test('[M193] ten thousand, each after the one before, are ordered without a deep stack', () => {
  const long = Array.from({ length: 10_000 }, (_, at): Ordered => {
    const before = at === 0 ? null : `m${at - 1}`;
    return { id: `m${at}`, at: 10_000 - at, answers: before, after: before };
  });
  const [thread] = threadsOf(long.toReversed());
  expect(thread?.replies.map(({ id }) => id)).toEqual(long.slice(1).map(({ id }) => id));
  expect(lastOf(long)?.id).toBe('m9999');
});

test('[M193] [M197] a reply is shown under what it answers, with its first words where that is a reply, and a deleted one leaves a trace', () => {
  const scene = openScene();
  const [task = '', other = ''] = scene.put(scene.columns[0], 'a', 'b');
  const say = (text: string, answers?: string) =>
    scene.does(addComment, { task, text, ...(answers ? { answers } : {}) }).comment;
  const first = say('Which test was it?');
  say('Another matter');
  const reply = say('ISO 811', first);
  const further = say('Thank you.', reply);
  const all = () => scene.ask(commentsOn, { task });
  expect(all().map(({ text, thread }) => `${thread === first ? '1' : '2'} ${text}`)).toEqual([
    '1 Which test was it?',
    '1 ISO 811',
    '1 Thank you.',
    '2 Another matter',
  ]);
  expect(all().map(({ quoted }) => quoted?.text ?? null)).toEqual([null, null, 'ISO 811', null]);
  expect(all()[0]).toMatchObject({ replies: 2 });
  scene.does(binComment, { comment: reply });
  expect(all()[1]).toMatchObject({ id: reply, deleted: true, text: '', removable: false, mine: false });
  expect(all()[2]?.quoted).toMatchObject({ text: '', here: true });
  scene.does(binComment, { comment: further });
  expect(all().map(({ text }) => text)).toEqual(['Which test was it?', 'Another matter']);
  scene.does(binComment, { comment: first });
  expect(all().map(({ text }) => text)).toEqual(['Another matter']);
  expect(scene.run(addComment, { task: other, text: 'x', answers: first })).toMatchObject({ kind: 'not-found' });
  expect(scene.does(addComment, { task, text: 'late', answers: first })).toBeTruthy();
  expect(all().map(({ text, deleted }) => [text, deleted])).toEqual([
    ['', true],
    ['late', false],
    ['Another matter', false],
  ]);
});
