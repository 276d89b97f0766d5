import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { taskByKey } from '@baton/model/task/queries';
import { beforeEach, expect, test } from 'vitest';
import { useLiveOne } from '../../lib/use-live.ts';
import { ann, bo, scene, type Scene } from '../../test/scene.tsx';
import { TaskFacts } from './task-facts.tsx';

let at: Scene;
function Facts() {
  const task = useLiveOne(taskByKey, { key: 'SPR-121' });
  return task ? <TaskFacts task={task} lost={[]} /> : null;
}
beforeEach(() => {
  at = scene();
});
function moneyIsOf(...readers: readonly string[]): void {
  for (const space of Object.values(at.workspace.memory.ctx.directory.spaces))
    Object.assign(space.groups, { money: readers });
}
const task = () => at.company.tasks['Press kit: words and stills'] ?? '';

test('who reads money types an amount, which stands with its currency; what is no amount is said', async () => {
  moneyIsOf(ann);
  await at.show(<Facts />);
  const field = () => screen.getByRole('textbox', { name: 'Budget' });
  await userEvent.type(field(), 'much{Enter}');
  await screen.findByText(/This is no amount/);
  await userEvent.clear(field());
  await userEvent.type(field(), '1,200.50 usd{Enter}');
  await at.settle();
  expect(at.workspace.memory.tx.tasks.get(task())?.budget).toEqual({ minor: 120_050, currency: 'USD' });
  expect((field() as HTMLInputElement).value).toBe('USD 1,200.50');
  await userEvent.clear(field());
  await userEvent.type(field(), '{Enter}');
  await at.settle();
  expect(at.workspace.memory.tx.tasks.get(task())?.budget).toBeNull();
});

test('for who does not read money there is no such field', async () => {
  moneyIsOf(bo);
  await at.show(<Facts />);
  expect(screen.getByRole('group', { name: 'Estimate' })).toBeTruthy();
  expect(screen.queryByText('Budget')).toBeNull();
  expect(screen.queryByRole('group', { name: 'Budget' })).toBeNull();
});
