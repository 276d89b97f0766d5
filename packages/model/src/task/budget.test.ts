import { expect, test } from 'vitest';
import { Money } from '../money.ts';
import { person, space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import { newSpace } from '../directory/made.ts';
import { boardColumns } from '../board/queries.ts';
import { addTask } from './add-commands.ts';
import { setBudget } from './budget-commands.ts';
import { readersOfMoney } from './budget.ts';
import { taskPeek } from './queries.ts';

const groups = { money: [person('ann')], few: [person('ann'), person('bo')] };
const open = (who: 'ann' | 'bo', of: Record<string, ReturnType<typeof person>[]> = groups) => {
  const spaces = { [space('main')]: { ...newSpace(1), groups: of } };
  const scene = openScene({ person: person(who), directory: { spaces } });
  const add = (readers?: 'me' | { group: string }) =>
    scene.does(addTask, { project: scene.project, title: 'Stand', ...(readers ? { readers } : {}) }).task;
  const budgetOf = (task: string) => scene.ask(taskPeek, { task })[0]?.budget;
  return { scene, add, budgetOf };
};
const budget = { minor: 120_050, currency: 'EUR' };

test('[M103] a budget is set, changed and emptied by who reads money, whole and in its currency', () => {
  const { scene, add, budgetOf } = open('ann');
  const task = add();
  expect(budgetOf(task)).toEqual({ value: null, mayWrite: true });
  scene.does(setBudget, { task, budget });
  expect(budgetOf(task)).toEqual({ value: budget, mayWrite: true });
  scene.does(setBudget, { task, budget: { ...budget, currency: 'USD' } });
  expect(budgetOf(task)?.value?.currency).toBe('USD');
  scene.does(setBudget, { task, budget: null });
  expect(budgetOf(task)?.value).toBeNull();
});

test('[M103] who does not read money has no such field, not a blank one, and sets none', () => {
  for (const { scene, add, budgetOf } of [open('bo'), open('ann', {})]) {
    const task = add();
    expect(budgetOf(task)).toBeNull();
    expect(scene.run(setBudget, { task, budget })).toMatchObject({ kind: 'not-found', what: 'budget' });
  }
});

test('[M103] of what a few have other readers read money; of one’s own oneself', () => {
  const { add, budgetOf } = open('ann');
  expect(budgetOf(add({ group: 'few' }))).toBeNull();
  expect(budgetOf(add('me'))).toEqual({ value: null, mayWrite: true });
  const both = open('ann', { ...groups, 'few~money': [person('ann')] });
  expect(both.budgetOf(both.add({ group: 'few' }))).toEqual({ value: null, mayWrite: true });
});

test('[M103] who reads money in a space is told; an amount is whole minor units of a currency', () => {
  const { directory } = open('ann').scene.ctx;
  expect(readersOfMoney(directory, space('main'))).toEqual([person('ann')]);
  expect(readersOfMoney(directory, space('team'))).toBeNull();
  expect(Money.safeParse(budget).success).toBe(true);
  for (const wrong of [{ minor: 1.5 }, { minor: -1 }, { currency: 'eur' }, { currency: 'EURO' }, { more: 1 }])
    expect(Money.safeParse({ ...budget, ...wrong }).success).toBe(false);
});

test('[M542] a column sums budgets by currency where everybody reads them, and of what few read none', () => {
  const everybody = [person('ann'), person('bo'), person('cy')];
  const open2 = (money: readonly ReturnType<typeof person>[]) => {
    const spaces = { [space('main')]: { ...newSpace(1), groups: { money, few: everybody, 'few~money': everybody } } };
    const scene = openScene({ person: person('ann'), directory: { spaces } });
    const put = (amount: typeof budget, of = {}) => {
      const where = { project: scene.project, board: scene.board, column: scene.columns[0] };
      const { task } = scene.does(addTask, { ...where, title: 'x', ...of });
      scene.does(setBudget, { task, budget: amount });
    };
    const sums = () => scene.ask(boardColumns, { board: scene.board }).map(({ budgets }) => budgets);
    return { scene, put, sums };
  };
  const forAll = open2(everybody);
  forAll.put(budget);
  forAll.put({ minor: 1, currency: 'EUR' });
  forAll.put({ minor: 300, currency: 'CHF' });
  forAll.put(budget, { readers: { group: 'few' } });
  const euros = { minor: 120_051, currency: 'EUR' };
  expect(forAll.sums()).toEqual([[{ minor: 300, currency: 'CHF' }, euros], [], [], []]);
  const few = open2([person('ann')]);
  few.put(budget);
  expect(few.sums()).toEqual([[], [], [], []]);
});
