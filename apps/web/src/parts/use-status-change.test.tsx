// A status that is set off the board goes by the same rule as a card that is dragged.
import { boardColumns } from '@baton/model/board/queries';
import type { WorkDecision } from '@baton/model/decided/schema';
import type { OfferId, SpaceId } from '@baton/model/ids';
import { setParent } from '@baton/model/task/part-commands';
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type App, openApp } from '../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../test/memory-workspace.ts';
import { type Northwind, seedNorthwind } from '../test/northwind.ts';
import { ann, bo } from '../test/scene.tsx';

let workspace: MemoryWorkspace;
let company: Northwind;
beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
  company = seedNorthwind(workspace.memory);
});
afterEach(cleanup);

const mine = 'Window display kit';
const memory = () => workspace.memory;
const idOf = (title: string) => company.tasks[title] ?? '';
const space = (): SpaceId => memory().tx.tasks.spaceOf(idOf(mine)) ?? ('' as SpaceId);
const columns = () => memory().ask(boardColumns, { board: company.board });
const at = (name: string) => columns().findIndex((column) => column.name === name);
const statusOf = (title: string) => memory().tx.tasks.get(idOf(title))?.status;
const statusIn = (name: string) => columns()[at(name)]?.statuses[0] ?? '';
const signed = () => workspace.decided.signed.map(({ decision }) => decision as WorkDecision);
function gate(signer: string): string {
  const index = at('Brand review');
  const column = columns()[index];
  if (column === undefined) throw new Error('no such column');
  workspace.decideAs(ann, {
    type: 'column-ruled',
    space: space(),
    project: company.project,
    column: column.id,
    before: columns()
      .slice(0, index)
      .flatMap(({ statuses }) => statuses),
    inside: column.statuses,
    signers: [{ person: signer as never }],
    limit: null,
  });
  return column.id;
}
const open = (room: string): Promise<App> => openApp({ at: `/w/${workspace.world.me.workspace}/${room}`, workspace });
const openTask = (title: string) => open(`task/SPR-${memory().numbers.get(idOf(title))}?full=true`);
async function choose(app: App, status: string): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name: /^Status: / }));
  await userEvent.click(await screen.findByRole('menuitem', { name: new RegExp(`^${status}`) }));
  await app.settle();
  await app.settle();
}

test('[M460] in the task’s room its status brings it into a gate, and past it is refused in words', async () => {
  const column = gate(bo);
  const app = await openTask(mine);
  await choose(app, 'Legal check');
  expect(screen.getAllByText('Gate: Yuki signs first').length).toBeGreaterThan(0);
  expect([signed(), statusOf(mine)]).toEqual([[], statusIn('Making')]);
  await choose(app, 'Brand review');
  expect(signed()).toMatchObject([{ type: 'gate-entered', column, task: idOf(mine) }]);
  expect(statusOf(mine)).toBe(statusIn('Brand review'));
});

test('[M460] its signer who sets the next status there is asked to sign first, and it goes on once it is signed', async () => {
  const column = gate(ann);
  memory().tx.tasks.patch(idOf(mine), { assigned: bo, status: statusIn('Brand review') });
  const offer = `r${'1'.repeat(17)}` as OfferId;
  workspace.decideAs(bo, { type: 'gate-entered', space: space(), task: idOf(mine), column, offer });
  const app = await openTask(mine);
  await choose(app, 'Legal check');
  const sheet = screen.getByRole('dialog', { name: 'Sign at Brand review' });
  expect(signed()).toEqual([]);
  await userEvent.click(within(sheet).getByRole('button', { name: /^Sign at the gate/ }));
  await app.settle();
  await app.settle();
  expect(signed()).toMatchObject([{ type: 'gate-signed', column }]);
  expect(statusOf(mine)).toBe(statusIn('Legal check'));
});

test('[M460] finishing in My work and ticking a sub-task do not go round a gate', async () => {
  gate(bo);
  const app = await open('work');
  screen.getByRole('listitem', { name: new RegExp(`^${mine}`) }).focus();
  await userEvent.keyboard('e');
  await app.settle();
  await app.settle();
  expect(screen.getAllByText('Gate: Yuki signs first').length).toBeGreaterThan(0);
  expect(statusOf(mine)).toBe(statusIn('Making'));
  cleanup();
  const whole = 'Launch film: rough cut';
  memory().does(setParent, { task: idOf(mine), parent: idOf(whole) });
  const room = await openTask(whole);
  await userEvent.click(screen.getByRole('checkbox', { name: `Done: ${mine}` }));
  await room.settle();
  await room.settle();
  expect(screen.getAllByText('Gate: Yuki signs first').length).toBeGreaterThan(0);
  expect([signed(), statusOf(mine)]).toEqual([[], statusIn('Making')]);
});

test('where nothing is ruled a status is set as before', async () => {
  const app = await openTask(mine);
  await choose(app, 'Legal check');
  expect([signed(), statusOf(mine)]).toEqual([[], statusIn('Legal check')]);
});
