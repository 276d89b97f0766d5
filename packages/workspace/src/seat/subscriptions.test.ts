// What a tab listens to, over leaders that come and go: heard once, compared with what is shown, stopped for good.
import { expect, test } from 'vitest';
import type { AnswerDiff, Lost } from '../contract.ts';
import type { Ask } from './messages.ts';
import { createSubscriptions } from './subscriptions.ts';

interface Row {
  readonly id: string;
  readonly name?: string;
}
const diffOf = (put: readonly Row[], more: Partial<AnswerDiff<Row>> = {}): AnswerDiff<Row> => ({
  put,
  gone: [],
  order: put.map(({ id }) => id),
  touched: [],
  ...more,
});
const ask = { ask: 'live', call: 4, question: 'projects', args: {} } as const;

function listening() {
  const posted: Ask[] = [];
  const subscriptions = createSubscriptions({
    post: (one) => void posted.push(one),
    listen: () => {},
    close: () => {},
  });
  const heard: AnswerDiff<Row>[] = [];
  const stop = subscriptions.live(ask, (diff) => void heard.push(diff));
  const tell = (diff: AnswerDiff<Row>, whole: boolean): void =>
    subscriptions.hear({ tell: 'diff', call: 4, diff, whole });
  return { posted, subscriptions, heard, stop, tell };
}

test('[W51] the next leader’s whole answer is told as the difference to what is shown', () => {
  const { tell, heard } = listening();
  tell(diffOf([{ id: 'a', name: 'A' }, { id: 'b' }]), true);
  tell(diffOf([{ id: 'c' }], { order: ['a', 'b', 'c'] }), false);
  tell(diffOf([{ id: 'c' }, { id: 'a', name: 'A2' }]), true);
  expect(heard.at(-1)).toEqual({ put: [{ id: 'a', name: 'A2' }], gone: ['b'], order: ['c', 'a'], touched: [] });
  const before = heard.length;
  tell(diffOf([{ id: 'c' }, { id: 'a', name: 'A2' }]), true);
  expect(heard).toHaveLength(before);
});

test('[W37] an answer that is empty is told once, and an empty one of the next leader takes away what is shown', () => {
  const { tell, heard } = listening();
  tell(diffOf([]), true);
  tell(diffOf([]), true);
  expect(heard).toEqual([{ put: [], gone: [], order: [], touched: [] }]);
  tell(diffOf([{ id: 'a' }]), false);
  tell(diffOf([]), true);
  expect(heard.at(-1)).toMatchObject({ gone: ['a'], order: [] });
});

test('[W51] what is listened to is asked of the next leader under the same numbers; what was stopped is not', () => {
  const { subscriptions, posted, stop, tell, heard } = listening();
  const losses: (readonly Lost[])[] = [];
  const endLosses = subscriptions.lost({ ask: 'lost', call: 5, record: 't1' }, (lost) => void losses.push(lost));
  posted.length = 0;
  subscriptions.repeat();
  expect(posted).toEqual([ask, { ask: 'lost', call: 5, record: 't1' }]);
  subscriptions.hear({ tell: 'lost', call: 5, lost: [] });
  expect(losses).toEqual([[]]);
  posted.length = 0;
  stop();
  stop();
  endLosses();
  expect(posted).toEqual([
    { ask: 'stop', call: 4 },
    { ask: 'stop', call: 5 },
  ]);
  tell(diffOf([{ id: 'late' }]), false);
  subscriptions.hear({ tell: 'lost', call: 5, lost: [] });
  expect([heard, losses.length]).toEqual([[], 1]);
  posted.length = 0;
  subscriptions.repeat();
  expect(posted).toEqual([]);
});

test('[W37] what is told under a number that nobody listens to is passed over', () => {
  const { subscriptions, heard } = listening();
  subscriptions.hear({ tell: 'diff', call: 99, diff: diffOf([{ id: 'a' }]), whole: true });
  subscriptions.hear({ tell: 'lost', call: 4, lost: [] });
  expect(heard).toEqual([]);
});
