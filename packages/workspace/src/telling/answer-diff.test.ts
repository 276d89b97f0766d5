import type { PersonId } from '@baton/model/ids';
import { expect, test } from 'vitest';
import { applyDiff, compareAnswers, equal, nothingAnswered, type Answered } from './answer-diff.ts';
import { seeded } from '../test/time.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly tags?: readonly string[];
}
const row = (id: string, name = id, tags: readonly string[] = []): Row => ({ id, name, tags });
const answered = (...rows: Row[]): Answered<Row> => compareAnswers<Row>(nothingAnswered, rows).next;

test('[W35] the first answer is told whole, in its order', () => {
  const { diff } = compareAnswers<Row>(nothingAnswered, [row('b'), row('a')]);
  expect(diff).toEqual({ put: [row('b'), row('a')], gone: [], order: ['b', 'a'], touched: [] });
});

test('[W35] an answer that is equal tells nothing and keeps its rows', () => {
  const before = answered(row('a', 'a', ['x']), row('b'));
  const { next, diff } = compareAnswers(before, [row('a', 'a', ['x']), row('b')]);
  expect(diff).toBeNull();
  expect(next.rows.get('a')).toBe(before.rows.get('a'));
  expect(next.order).toBe(before.order);
});

test('[W35] what changed is put, what left is gone, the order is told only when it is another', () => {
  const before = answered(row('a'), row('b'), row('c'));
  expect(compareAnswers(before, [row('a'), row('b', 'new'), row('c')]).diff).toEqual({
    put: [row('b', 'new')],
    gone: [],
    order: null,
    touched: [],
  });
  expect(compareAnswers(before, [row('c'), row('a')]).diff).toEqual({
    put: [],
    gone: ['b'],
    order: ['c', 'a'],
    touched: [],
  });
  expect(compareAnswers(before, []).diff).toEqual({ put: [], gone: ['a', 'b', 'c'], order: [], touched: [] });
});

test('[W31] only rows that were put say who touched them', () => {
  const before = answered(row('a'), row('b'));
  const touched = new Map([
    ['a', 'u1' as PersonId],
    ['b', 'u2' as PersonId],
  ]);
  expect(compareAnswers(before, [row('a', 'x'), row('b')], touched).diff?.touched).toEqual([{ id: 'a', by: 'u1' }]);
});

test('[W35] whatever the rows, applying the diffs gives the answer', () => {
  const random = seeded(3);
  let [before, shown]: [Answered<Row>, Answered<Row>] = [nothingAnswered, nothingAnswered];
  for (let turn = 0; turn < 500; turn += 1) {
    const ids = new Set([...random(6)].map((byte) => `t${byte % 12}`));
    const rows = [...ids].map((id) => row(id, `name ${(random(1)[0] ?? 0) % 3}`));
    const { next, diff } = compareAnswers(before, rows);
    if (diff) shown = applyDiff(shown, diff);
    before = next;
    expect(shown.order.map((id) => shown.rows.get(id))).toEqual(rows);
    expect(shown.rows.size).toBe(rows.length);
  }
});

test('[W35] equal means equal as plain data', () => {
  expect(equal({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
  for (const [left, right] of [
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [[1], { 0: 1 }],
    [null, {}],
    [{ a: undefined }, {}],
    ['1', 1],
  ])
    expect(equal(left, right)).toBe(false);
  expect(equal(Number.NaN, Number.NaN)).toBe(true);
});
