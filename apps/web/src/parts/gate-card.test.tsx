// A task at a gate, as its signer is asked in My work, in the inbox and on the task.
import { boardColumns } from '@baton/model/board/queries';
import type { OfferId, SpaceId } from '@baton/model/ids';
import { person } from '@baton/model/test/memory';
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openApp } from '../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../test/memory-workspace.ts';
import { seedNorthwind } from '../test/northwind.ts';

const title = 'Window display kit';
const [ann, bo] = [person('ann'), person('bo')];
let workspace: MemoryWorkspace;
beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
  const { board, project, tasks } = seedNorthwind(workspace.memory);
  const task = tasks[title] ?? '';
  const space = workspace.memory.tx.tasks.spaceOf(task) as SpaceId;
  const [ready, making, review] = workspace.memory.ask(boardColumns, { board });
  if (!ready || !making || !review) throw new Error('the board has its columns');
  const before = [...ready.statuses, ...making.statuses];
  const rule = { before, inside: review.statuses, signers: [{ person: ann }], limit: null };
  workspace.decideAs(ann, { type: 'column-ruled', space, project, column: review.id, ...rule });
  workspace.memory.tx.tasks.patch(task, { assigned: bo, status: review.statuses[0] ?? '' });
  const offer = `r${'1'.repeat(17)}` as OfferId;
  workspace.decideAs(bo, { type: 'gate-entered', space, task, column: review.id, offer });
});
afterEach(cleanup);

test.each(['work', 'inbox'])(
  'in %s the signer opens the statement by one press and signs it by another',
  async (room) => {
    const app = await openApp({ at: `/w/${workspace.world.me.workspace}/${room}`, workspace });
    const card = screen.getByRole('region', { name: `At your gate: ${title}` });
    await userEvent.click(within(card).getByRole('button', { name: /^Sign/ }));
    expect(within(card).getByText(`“I sign ${title} at Brand review.”`)).toBeTruthy();
    expect(workspace.decided.signed).toEqual([]);
    await userEvent.click(within(card).getByRole('button', { name: /^Sign at the gate/ }));
    await app.settle();
    expect(workspace.decided.signed).toMatchObject([{ decision: { type: 'gate-signed' } }]);
    expect(screen.queryByRole('region', { name: /^At your gate/ })).toBeNull();
  },
);
