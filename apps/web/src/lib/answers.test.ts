import type { Question } from '@baton/model/command';
import type { AnswerDiff, Workspace } from '@baton/workspace/contract';
import { beforeEach, expect, test, vi } from 'vitest';
import { applyDiff, createAnswers } from './answers.ts';
import { createTouches } from './touches.ts';

type Row = { readonly id: string; readonly title: string };
const diff = (part: Partial<AnswerDiff<Row>>): AnswerDiff<Row> => ({
  put: [],
  gone: [],
  order: null,
  touched: [],
  ...part,
});
const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id, title: id })) as [Row, Row, Row];

test('rows that did not change keep their identity', () => {
  const next = applyDiff([a, b], diff({ put: [{ id: 'b', title: 'new' }] }));
  expect(next[0]).toBe(a);
  expect(next[1]).toEqual({ id: 'b', title: 'new' });
});

test('an empty diff gives the very same array', () => {
  const rows = [a, b];
  expect(applyDiff(rows, diff({}))).toBe(rows);
});

test('order is the order that came, and what is gone is gone', () => {
  expect(applyDiff([a, b, c], diff({ gone: ['b'], order: ['c', 'a'] }))).toEqual([c, a]);
  expect(applyDiff([], diff({ put: [b, a], order: ['a', 'b'] }))).toEqual([a, b]);
});

function workspaceOf() {
  const handlers = new Set<(diff: AnswerDiff<Row>) => void>();
  type Live = (question: unknown, args: unknown, handler: (diff: AnswerDiff<Row>) => void) => () => void;
  const live = vi.fn<Live>((_question, _args, handler) => {
    handlers.add(handler);
    return () => handlers.delete(handler);
  });
  return { workspace: { live } as unknown as Workspace, live, handlers };
}
const question = { name: 'q' } as unknown as Question<object, Row>;

beforeEach(() => {
  vi.useFakeTimers();
});

test('two who ask the same share one subscription', () => {
  const { workspace, live } = workspaceOf();
  const answers = createAnswers(workspace, createTouches());
  const stops = [
    answers.of(question, { x: 1 }).subscribe(() => {}),
    answers.of(question, { x: 1 }).subscribe(() => {}),
  ];
  answers.of(question, { x: 2 }).subscribe(() => {});
  expect(live).toHaveBeenCalledTimes(2);
  for (const stop of stops) stop();
});

test('an answer lingers after the last reader left, so that coming back draws at once; then it ends', () => {
  const { workspace, handlers, live } = workspaceOf();
  const answers = createAnswers(workspace, createTouches());
  const stop = answers.of(question, {}).subscribe(() => {});
  for (const handler of handlers) handler(diff({ put: [a], order: ['a'] }));
  stop();
  expect(answers.of(question, {}).get()).toEqual([a]);
  vi.advanceTimersByTime(31_000);
  expect(handlers.size).toBe(0);
  expect(answers.of(question, {}).get()).toBeUndefined();
  expect(live).toHaveBeenCalledTimes(1);
});

test('who let go and took hold again at once keeps the answers', () => {
  const { workspace, handlers } = workspaceOf();
  const answers = createAnswers(workspace, createTouches());
  const first = answers.hold();
  answers.of(question, {}).subscribe(() => {});
  first();
  const second = answers.hold();
  vi.advanceTimersByTime(10);
  expect(handlers.size).toBe(1);
  second();
  vi.advanceTimersByTime(10);
  expect(handlers.size).toBe(0);
});

test('what somebody else changed is remembered as touched, and forgotten when it has faded', () => {
  const { workspace, handlers } = workspaceOf();
  const touches = createTouches();
  createAnswers(workspace, touches)
    .of(question, {})
    .subscribe(() => {});
  for (const handler of handlers) handler(diff({ put: [a], order: ['a'], touched: [{ id: 'a', by: 'uBO' as never }] }));
  expect(touches.get('a')?.by).toBe('uBO');
  vi.advanceTimersByTime(2_100);
  expect(touches.get('a')).toBeUndefined();
});
