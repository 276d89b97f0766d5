import type { IntentState } from '@baton/workspace/sync-contract';
import { person } from '@baton/model/test/memory';
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { openApp } from '../../test/app.tsx';
import { openMemoryWorkspace } from '../../test/memory-workspace.ts';
import { seedNorthwind } from '../../test/northwind.ts';

afterEach(cleanup);

const title = 'Launch film: rough cut';
function withDecision(refused: IntentState['refused'], part: object = {}) {
  const workspace = openMemoryWorkspace();
  const { tasks } = seedNorthwind(workspace.memory);
  const decision = {
    type: 'work-offered',
    space: 's1',
    task: tasks[title],
    offer: 'r1',
    to: { person: person('bo') },
    ...part,
  };
  const one = { hash: 'h1', decision, via: null, text: null, at: Date.parse('2026-03-04T08:00:00Z'), refused };
  workspace.setSync({ decisions: [one as unknown as IntentState] });
  const open = (show: string) => openApp({ at: `/w/${workspace.world.me.workspace}/sync?show=${show}`, workspace });
  return { workspace, open };
}

test('a decision that waits stands in the sync centre as signed here, and not on record', async () => {
  await withDecision(null).open('waiting');
  const part = screen.getByRole('region', { name: 'Signed here, not on record' });
  expect(within(part).getByText('Offered')).toBeTruthy();
  expect(within(part).getByText(new RegExp(title))).toBeTruthy();
  expect(screen.queryByText('Everything of yours is on the relay')).toBeNull();
});

test('one that came too late says what came before, until it is put away', async () => {
  const { workspace, open } = withDecision({ sentence: 'it was accepted before', at: 1 });
  const app = await open('not-saved');
  const part = screen.getByRole('region', { name: 'Decisions that came too late' });
  expect(within(part).getByText(/^Somebody took it first/)).toBeTruthy();
  await userEvent.click(within(part).getByRole('button', { name: /^Put away/ }));
  await app.settle();
  expect(workspace.calls).toContain('dismissDecision h1');
  expect(screen.queryByRole('region', { name: 'Decisions that came too late' })).toBeNull();
});

test('a request for approval that came back says why, and is made anew from there', async () => {
  const asked = { type: 'approval-asked', approval: 'g1', seats: [{ person: person('bo') }] };
  const app = await withDecision({ sentence: 'what was frozen is not what the task says', at: 1 }, asked).open(
    'not-saved',
  );
  const part = screen.getByRole('region', { name: 'Decisions that came too late' });
  expect(
    within(part).getByText(/what was frozen is not what it says\. Ask again with what it says now\.$/),
  ).toBeTruthy();
  await userEvent.click(within(part).getByRole('button', { name: /^Ask again: .*Launch film/ }));
  await app.settle(20);
  expect(await screen.findByRole('dialog', { name: /^Ask for approval of/ })).toBeTruthy();
});
