import type { AskCtx, Question } from '@baton/model/command';
import type { PersonId } from '@baton/model/ids';
import type { Rows } from '@baton/model/tx';
import type { RowChange } from '@baton/replica/contract';
import { z } from 'zod';
import { expect, test } from 'vitest';
import type { AnswerDiff } from '../contract.ts';
import { createQuestions, type AnyQuestion } from './questions.ts';

interface Row {
  readonly id: string;
  readonly name: string;
}

function openOne() {
  let rows: Row[] = [{ id: 't1', name: 'one' }];
  let asked = 0;
  let wanted = 0;
  const question: Question<{ project: string }, Row> = {
    name: 'tasks',
    args: z.object({ project: z.string() }),
    reads: ['tasks', 'checkItems'],
    answer() {
      asked += 1;
      return rows.map((row) => ({ ...row }));
    },
  };
  const questions = createQuestions({ rows: {} as Rows, ctx: () => ({}) as AskCtx, wanted: () => void (wanted += 1) });
  const told: { diff: AnswerDiff<{ id: string }>; whole: boolean }[] = [];
  const stop = questions.ask(
    question as unknown as AnyQuestion,
    { project: 'p1' },
    (diff, whole) => void told.push({ diff, whole }),
  );
  return {
    questions,
    question: question as unknown as AnyQuestion,
    told,
    stop,
    set(next: Row[]) {
      rows = next;
    },
    counts: () => ({ asked, wanted }),
  };
}
const change = (table: RowChange['table'], id: string, own = true): RowChange => ({
  table,
  id,
  kind: 'put',
  by: 'u2' as PersonId,
  fields: ['name'],
  own,
});

test('[W37] a question is answered whole at once, and again only when a table that it reads has changed', () => {
  const { questions, told, counts, set } = openOne();
  expect(told).toEqual([
    { whole: true, diff: { put: [{ id: 't1', name: 'one' }], gone: [], order: ['t1'], touched: [] } },
  ]);
  questions.changed([change('boards', 'b1')]);
  questions.answer();
  expect(counts().asked).toBe(1);
  set([{ id: 't1', name: 'other' }]);
  questions.changed([change('checkItems', 'k1')]);
  questions.answer();
  expect(counts().asked).toBe(2);
  expect(told.at(-1)).toEqual({
    whole: false,
    diff: { put: [{ id: 't1', name: 'other' }], gone: [], order: null, touched: [] },
  });
});

test('[W37] many changes want one answer', () => {
  const { questions, counts } = openOne();
  for (let at = 0; at < 10; at += 1) questions.changed([change('tasks', `t${at}`)]);
  questions.changed([]);
  expect(counts().wanted).toBe(1);
  questions.answer();
  questions.changed([change('tasks', 't1')]);
  expect(counts().wanted).toBe(2);
});

test('[W31] who changed a record is forgotten with the next answer', () => {
  const { questions, told, set } = openOne();
  set([{ id: 't1', name: 'hers' }]);
  questions.changed([change('tasks', 't1', false)]);
  questions.answer();
  expect(told.at(-1)?.diff.touched).toEqual([{ id: 't1', by: 'u2' }]);
  set([{ id: 't1', name: 'mine' }]);
  questions.changed([change('tasks', 't1')]);
  questions.answer();
  expect(told.at(-1)?.diff.touched).toEqual([]);
});

test('[W37] those who ask the same share one answer; whoever stopped hears nothing more', () => {
  const { questions, question, told, counts, set, stop } = openOne();
  const second: unknown[] = [];
  const stopSecond = questions.ask(question, { project: 'p1' }, (diff) => void second.push(diff));
  expect([counts().asked, second.length]).toEqual([1, 1]);
  stop();
  set([]);
  questions.changed([change('tasks', 't1')]);
  questions.answer();
  expect([counts().asked, second.length, told.length]).toEqual([2, 2, 1]);
  stopSecond();
  questions.changed([change('tasks', 't1')]);
  questions.answer();
  expect(counts().asked).toBe(2);
});

test('[W37] another world asks everything again', () => {
  const { questions, counts } = openOne();
  questions.changedAll();
  questions.answer();
  expect(counts()).toEqual({ asked: 2, wanted: 1 });
});
