import { person } from '@baton/model/test/memory';
import type { WorkDecision } from '@baton/model/decided/schema';
import type { OfferId, SpaceId } from '@baton/model/ids';
import { archiveProject, binProject } from '@baton/model/project/commands';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { type App, openApp } from '../../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../../test/memory-workspace.ts';
import { type Northwind, seedNorthwind } from '../../test/northwind.ts';

const [ann, bo] = [person('ann'), person('bo')];
let workspace: MemoryWorkspace;
let company: Northwind;
const id = () => workspace.world.me.workspace;
const names = () => workspace.memory.ask(projectsOfWorkspace, {}).map(({ name }) => name);
const open = (show = ''): Promise<App> => openApp({ at: `/w/${id()}/projects${show}`, workspace });
const main = () => within(document.querySelector('#main') as HTMLElement);

beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
  company = seedNorthwind(workspace.memory);
});

test('active projects stand by department, with prefix and how far they are', async () => {
  await open();
  const marketing = main().getByRole('region', { name: 'Marketing' });
  expect(within(marketing).getByRole('link', { name: 'Spring launch' })).toBeTruthy();
  expect(within(marketing).getByText('SPR')).toBeTruthy();
  expect(within(marketing).getByText('3 of 17 done')).toBeTruthy();
  expect(within(main().getByRole('region', { name: 'Sales' })).getByText('No project here.')).toBeTruthy();
});

test('a new and empty workspace says so and has one thing to do', async () => {
  workspace = openMemoryWorkspace();
  await open();
  expect(screen.getByRole('heading', { name: 'No projects yet' })).toBeTruthy();
  expect(main().getAllByRole('button', { name: 'New project' })).toHaveLength(1);
});

test('a new project: the prefix is suggested from the name, and its board opens', async () => {
  const app = await open();
  await userEvent.click(main().getByRole('button', { name: 'New project' }));
  await app.settle(200);
  const dialog = within(await screen.findByRole('dialog', { name: 'New project' }));
  await userEvent.type(dialog.getByLabelText('Name'), 'Retail partners');
  expect(dialog.getByLabelText('Prefix of its keys')).toHaveProperty('value', 'RET');
  await userEvent.click(dialog.getByRole('button', { name: 'Create project' }));
  await app.settle();
  expect(names()).toContain('Retail partners');
  const made = workspace.memory.ask(projectsOfWorkspace, {}).find(({ name }) => name === 'Retail partners');
  expect(app.address()).toContain(`/board/${made?.board}`);
});

test('a prefix that another project has is refused with its name, and nothing is lost', async () => {
  const app = await open();
  await userEvent.click(main().getByRole('button', { name: 'New project in Marketing' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New project' }));
  await userEvent.type(dialog.getByLabelText('Name'), 'Sprints');
  await userEvent.clear(dialog.getByLabelText('Prefix of its keys'));
  await userEvent.type(dialog.getByLabelText('Prefix of its keys'), 'spr');
  await userEvent.click(dialog.getByRole('button', { name: 'Create project' }));
  await app.settle();
  expect(dialog.getByText('SPR is the prefix of Spring launch. Choose another.')).toBeTruthy();
  expect(dialog.getByLabelText('Name')).toHaveProperty('value', 'Sprints');
  expect(names()).not.toContain('Sprints');
});

test('a project without a name is not made', async () => {
  const app = await open();
  await userEvent.click(main().getByRole('button', { name: 'New project in Sales' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New project' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Create project' }));
  await app.settle();
  expect(dialog.getByText('A name that others know it by.')).toBeTruthy();
  expect(workspace.calls).not.toContain('addProject');
});

async function choose(app: App, what: string): Promise<void> {
  await userEvent.click(main().getByRole('button', { name: 'Actions for Spring launch' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: what }));
  await app.settle(100);
}

test('renamed where it stands', async () => {
  const app = await open();
  await choose(app, 'Rename');
  const field = await main().findByRole('textbox', { name: 'Project name' });
  await userEvent.clear(field);
  await userEvent.type(field, 'Summer launch{Enter}');
  await app.settle();
  expect(names()).toContain('Summer launch');
});

test('archiving takes it out of the list and can be undone at once', async () => {
  const app = await open();
  await choose(app, 'Archive');
  expect(main().queryByRole('link', { name: 'Spring launch' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await app.settle();
  expect(main().getByRole('link', { name: 'Spring launch' })).toBeTruthy();
});

test('another prefix: a bad one is told what it must look like, a good one is kept', async () => {
  const app = await open();
  await choose(app, 'Change the prefix');
  const dialog = within(await screen.findByRole('dialog', { name: 'Change the prefix' }));
  const field = dialog.getByLabelText('Prefix of its keys');
  await userEvent.clear(field);
  await userEvent.type(field, '1');
  await userEvent.click(dialog.getByRole('button', { name: 'Change the prefix' }));
  expect(dialog.getByText(/Two to six letters/)).toBeTruthy();
  await userEvent.clear(field);
  await userEvent.type(field, 'tarn');
  await userEvent.click(dialog.getByRole('button', { name: 'Change the prefix' }));
  await app.settle();
  expect(main().getByText('TARN')).toBeTruthy();
});

test('archived projects are listed and restored', async () => {
  workspace.memory.does(archiveProject, { project: company.project });
  const app = await open('?show=archived');
  await userEvent.click(main().getByRole('button', { name: 'Restore Spring launch' }));
  await app.settle();
  expect(main().getByRole('heading', { name: 'Nothing is archived' })).toBeTruthy();
});

test('the bin tells the day on which a thing goes, and gives it back', async () => {
  workspace.memory.does(binProject, { project: company.project });
  const app = await open('?show=bin');
  expect(main().getByText(/^Goes on \w{3} \d+ \w+/)).toBeTruthy();
  await userEvent.click(main().getByRole('button', { name: 'Restore Spring launch' }));
  await app.settle();
  expect(main().getByRole('heading', { name: 'The bin is empty' })).toBeTruthy();
  expect(names()).toContain('Spring launch');
});

test('what another person adds appears by itself', async () => {
  const app = await open();
  workspace.byOther(person('bo'), (memory) => {
    memory.does(archiveProject, { project: company.project });
  });
  await app.settle();
  expect(main().queryByRole('link', { name: 'Spring launch' })).toBeNull();
});

const offered = (title: string, of: number, to = bo): void => {
  const task = company.tasks[title] ?? '';
  const space = workspace.memory.tx.tasks.spaceOf(task) ?? ('' as SpaceId);
  const offer = `r${String(of).repeat(17)}` as OfferId;
  workspace.decideAs(ann, { type: 'work-offered', space, task, offer, to: { person: to } });
};
const push = async (app: App, name: string) => {
  await userEvent.click(screen.getByRole('button', { name }));
  await app.settle(200);
};
const signed = () => workspace.decided.signed.map(({ decision }) => decision as WorkDecision);
const spring = () => workspace.memory.tx.projects.get(company.project);

test('[M531] before a project is archived it says whose word is waited for, and lets that rest', async () => {
  offered('Launch film: rough cut', 1);
  offered('Window display kit', 2);
  const app = await open();
  await choose(app, 'Archive');
  const dialog = screen.getByRole('dialog', { name: 'Archive: “Spring launch”' });
  expect(dialog.textContent).toContain('2 of its tasks still wait for somebody’s word.');
  expect(within(dialog).getAllByRole('listitem')[0]?.textContent).toMatch(/offered to Yuki Tanaka by you$/);
  await push(app, 'Leave as it is');
  expect([spring()?.archived, signed()]).toEqual([null, []]);
  await choose(app, 'Archive');
  await push(app, 'Archive and let it rest');
  expect(spring()?.archived).not.toBeNull();
  expect(signed()).toEqual([]);
});

test('[M531] a project goes to the bin and what was open of its tasks ends, by one statement', async () => {
  offered('Launch film: rough cut', 1);
  offered('Window display kit', 2);
  const app = await open();
  await choose(app, 'Move to the bin');
  await push(app, 'Move to the bin and end all 2');
  expect(spring()?.binned).not.toBeNull();
  expect(signed()).toMatchObject([{ type: 'asking-ended' }]);
  expect((signed()[0] as Extract<WorkDecision, { type: 'asking-ended' }>).tasks).toHaveLength(2);
});

test('[M531] a project of which nobody is asked anything is put away at once', async () => {
  const app = await open();
  await choose(app, 'Archive');
  expect(screen.queryByRole('dialog', { name: /^Archive/ })).toBeNull();
  expect(spring()?.archived).not.toBeNull();
});
