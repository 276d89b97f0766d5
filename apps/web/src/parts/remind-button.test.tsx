// Who waits reminds, once a day; who was reminded sees it first; a team's queue is given out by its lead and taken by anybody of it.
import type { WorkDecision } from '@baton/model/decided/schema';
import { newPerson } from '@baton/model/directory/made';
import type { OfferId, SpaceId, TeamId } from '@baton/model/ids';
import { assignTask } from '@baton/model/task/commands';
import { person } from '@baton/model/test/memory';
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, openApp } from '../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../test/memory-workspace.ts';
import { type Northwind, seedNorthwind } from '../test/northwind.ts';
import { ann, bo } from '../test/scene.tsx';

let workspace: MemoryWorkspace;
let company: Northwind;
const team = `e${'1'.repeat(17)}` as TeamId;
function begin(
  part: { readonly members: readonly string[]; readonly leads: readonly string[] },
  persons?: object,
): void {
  const teams = { [team]: { kind: 'team', parent: null, home: null, ...part } };
  const others = { [bo]: newPerson('member', 2, null), [person('cy')]: newPerson('member', 3, null), ...persons };
  const directory = { teams, ...(persons === undefined ? {} : { persons: others }) };
  workspace = openMemoryWorkspace({ directory: directory as never });
  company = seedNorthwind(workspace.memory);
}
beforeEach(() => {
  localStorage.clear();
  begin({ members: [bo, ann], leads: [ann] });
  // Once a working day goes by the clock.
  vi.useFakeTimers({ toFake: ['Date'], now: workspace.memory.ctx.now });
});
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

const title = 'Launch film: rough cut';
const task = () => company.tasks[title] ?? '';
const space = (): SpaceId => workspace.memory.tx.tasks.spaceOf(task()) ?? ('' as SpaceId);
const offer = `r${'1'.repeat(17)}` as OfferId;
const signed = () => workspace.decided.signed.map(({ decision }) => decision as WorkDecision);
const open = (room: string): Promise<App> => openApp({ at: `/w/${workspace.world.me.workspace}/${room}`, workspace });
const openTask = () => open(`task/SPR-${workspace.memory.numbers.get(task())}?full=true`);
const offered = (by: string, to: Extract<WorkDecision, { type: 'work-offered' }>['to']) =>
  workspace.decideAs(by, { type: 'work-offered', space: space(), task: task(), offer, to });

test('[M475] whoever offered reminds by one press on the task, and not again that day', async () => {
  offered(ann, { person: bo });
  const app = await openTask();
  await userEvent.click(screen.getByRole('button', { name: `Remind Yuki Tanaka of ${title}` }));
  await app.settle();
  expect(signed()).toEqual([{ type: 'work-reminded', space: space(), task: task(), of: offer }]);
  const button = screen.getByRole('button', { name: `Remind Yuki Tanaka of ${title}` });
  expect([button.textContent, button.getAttribute('aria-disabled')]).toEqual(['Reminded', 'true']);
});

test('[M475] what was asked stands among what I wait for, and is reminded of there', async () => {
  offered(ann, { person: bo });
  const app = await open('work');
  const [list] = screen.getAllByRole('region', { name: 'You are waiting on' });
  if (list === undefined) throw new Error('nobody is waited for');
  await userEvent.click(within(list).getByRole('button', { name: `Remind them of ${title}` }));
  await app.settle();
  expect(signed()).toMatchObject([{ type: 'work-reminded', of: offer }]);
});

test('[M477] who was reminded sees it first in the inbox, with who waits', async () => {
  workspace.memory.as(bo, () => workspace.memory.does(assignTask, { task: task(), to: bo }));
  offered(bo, { person: ann });
  workspace.decideAs(bo, { type: 'work-reminded', space: space(), task: task(), of: offer });
  await open('inbox');
  const [first] = screen.getAllByRole('region', { name: 'You were reminded' });
  expect(first?.textContent).toContain('Yuki waits for you, and reminds you.');
  expect(screen.getAllByText(/^Yuki Tanaka reminded you/).length).toBeGreaterThan(0);
});

test('[M373] a lead gives out what waits in the queue of the team; anybody of it takes it', async () => {
  workspace.memory.as(bo, () => workspace.memory.does(assignTask, { task: task(), to: bo }));
  offered(bo, { team });
  const app = await openTask();
  expect(screen.getByRole('button', { name: /^Accept/ })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Give it to' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /Ines Carvalho/ }));
  await app.settle();
  expect(signed()).toEqual([{ type: 'offer-given', space: space(), task: task(), offer, to: ann }]);
  expect(workspace.memory.tx.tasks.get(task())?.assigned).toBe(ann);
});

test('[M373] whoever leads the space gives it out though they are not of the team, and is not asked to take it', async () => {
  begin({ members: [bo], leads: [bo] });
  workspace.memory.as(bo, () => workspace.memory.does(assignTask, { task: task(), to: bo }));
  offered(bo, { team });
  const app = await openTask();
  expect(screen.queryByRole('button', { name: /^Accept/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Give it to' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /Yuki Tanaka/ }));
  await app.settle();
  expect(signed()).toEqual([{ type: 'offer-given', space: space(), task: task(), offer, to: bo }]);
});

test('[M373] who leads neither the team nor the space takes it, and gives nothing out', async () => {
  begin({ members: [bo, ann], leads: [bo] }, { [ann]: newPerson('member', 1, null) });
  workspace.memory.as(bo, () => workspace.memory.does(assignTask, { task: task(), to: bo }));
  offered(bo, { team });
  await openTask();
  expect(screen.getByRole('button', { name: /^Accept/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Give it to' })).toBeNull();
});
