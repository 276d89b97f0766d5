// A task is moved to another project from its card; what somebody sees who may only read; a board that was stopped.
import { newSpace } from '@baton/model/directory/made';
import type { OfferId, SpaceId } from '@baton/model/ids';
import { addProject } from '@baton/model/project/commands';
import { space } from '@baton/model/test/memory';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { layout } from '../../test/layout.ts';
import { ann, bo, scene, type Scene } from '../../test/scene.tsx';
import { card, showBoard } from './shown-board.fixture.tsx';

/** Ines stands in Marketing with this role, and a project stands in Sales. */
function company(role?: 'viewer' | 'commenter', there?: 'viewer'): Scene {
  const [main, team] = [space('main'), space('team')];
  const roles = role === undefined ? {} : { [ann]: role };
  const spaces = {
    [main]: { ...newSpace(1), roles },
    [team]: { ...newSpace(2, [ann]), roles: there ? { [ann]: there } : {} },
  };
  const at = scene({ directory: { spaces } });
  at.workspace.memory.does(addProject, { space: team, name: 'Fairs', hue: 2, prefix: 'FAI' });
  return at;
}
beforeEach(() => {
  localStorage.clear();
  vi.clearAllMocks();
});
afterEach(() => layout.setPhone(false));

const title = 'Press kit: words and stills';
const taskOf = ({ workspace, company: { tasks } }: Scene) => workspace.memory.tx.tasks.get(tasks[title] ?? '');
const projectOf = ({ workspace }: Scene, name: string) =>
  [...workspace.memory.tx.projects.all()].find((project) => project.name === name)?.id;
const askToMove = async (at: Scene) => {
  card(title).focus();
  await userEvent.keyboard('{Shift>}P{/Shift}');
  await at.settle();
};
const choose = async (at: Scene, words: string) => {
  await userEvent.keyboard(`${words}{Enter}`);
  await at.settle();
};

test('Shift P finds a project by typing; in the same department it goes there at once, and undo brings it back', async () => {
  const at = company();
  await showBoard(at);
  await askToMove(at);
  const options = within(screen.getByRole('dialog')).getAllByRole('option');
  expect(options.map((option) => option.textContent)).toEqual(['Store siteWEB', 'FairsFAI']);
  await choose(at, 'store');
  expect(taskOf(at)?.project).toBe(projectOf(at, 'Store site'));
  expect(screen.queryByRole('heading', { level: 3, name: title })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: /Undo/ }));
  await at.settle();
  expect(taskOf(at)?.project).toBe(at.company.project);
});

test('into another department it is said first who will see it and who no longer will', async () => {
  const at = company();
  await showBoard(at);
  await askToMove(at);
  await choose(at, 'fairs');
  const dialog = screen.getByRole('dialog', { name: `Move “${title}” to Fairs` });
  expect(dialog.textContent).toContain('In Sales Yuki Tanaka and Lena Brandt will no longer see it.');
  expect(taskOf(at)?.project).toBe(at.company.project);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Move' }));
  await at.settle();
  expect(taskOf(at)?.project).toBe(projectOf(at, 'Fairs'));
});

test('[M472] what is open ends with the move: the dialog names it, whose it is and for whom it waits, and signs nothing more', async () => {
  const at = company();
  const { id: task = '' } = taskOf(at) ?? {};
  const home = at.workspace.memory.tx.tasks.spaceOf(task) ?? ('' as SpaceId);
  const offer = `r${'1'.repeat(17)}` as OfferId;
  at.workspace.decideAs(ann, { type: 'work-assigned', space: home, task, to: bo });
  at.workspace.decideAs(bo, { type: 'work-offered', space: home, task, offer, to: { person: ann } });
  await showBoard(at);
  await askToMove(at);
  await choose(at, 'fairs');
  const dialog = within(screen.getByRole('dialog', { name: `Move “${title}” to Fairs` }));
  const [row] = within(dialog.getByRole('list', { name: 'Still open' })).getAllByRole('listitem');
  expect(row?.textContent).toBe(`${title}offered to you by Yuki Tanaka`);
  expect(dialog.getByText(/^The offer ends: nobody is asked any more/)).toBeTruthy();
  await userEvent.click(dialog.getByRole('button', { name: 'Move' }));
  await at.settle();
  expect(taskOf(at)?.project).toBe(projectOf(at, 'Fairs'));
  expect(at.workspace.decided.signed).toEqual([]);
});

test('while the relay is away it says that the task moves when the relay has it', async () => {
  const at = company();
  await showBoard(at);
  at.workspace.setStatus({ link: 'away' });
  await askToMove(at);
  await choose(at, 'fairs');
  expect(screen.getByRole('dialog').textContent).toContain('it moves when the relay has it');
  await userEvent.click(screen.getByRole('button', { name: 'Move' }));
  await at.settle();
  expect(screen.getByText(/moves to Fairs when the relay has it/)).toBeTruthy();
});

test('from the menu of a card, and where one may only read there: why not, and nothing to press', async () => {
  const at = company(undefined, 'viewer');
  await showBoard(at);
  card(title).focus();
  await userEvent.keyboard('.');
  await userEvent.click(await screen.findByRole('menuitem', { name: /^Move to project/ }));
  await at.settle();
  await choose(at, 'fairs');
  const dialog = screen.getByRole('dialog');
  expect(dialog.textContent).toContain('You may read here, but not change anything.');
  expect(within(dialog).queryByRole('button', { name: 'Move' })).toBeNull();
  expect(at.workspace.calls).not.toContain('moveToProject');
});

test('several that are chosen are moved as one', async () => {
  const at = company();
  await showBoard(at);
  card(title).focus();
  await userEvent.keyboard('x');
  card('Window display kit').focus();
  await userEvent.keyboard('x');
  await userEvent.click(screen.getByRole('button', { name: 'Move to project' }));
  await at.settle();
  await choose(at, 'store');
  expect(at.workspace.calls.filter((name) => name === 'editTasks')).toHaveLength(1);
  expect(screen.getByText('2 tasks stand in Store site now.')).toBeTruthy();
});

test('a card on its way says where to, also aloud', async () => {
  const at = company();
  await showBoard(at);
  const { id = '' } = taskOf(at) ?? {};
  at.workspace.byOther(bo, ({ tx }) => tx.tasks.patch(id, { movedTo: space('team') }));
  await at.settle();
  expect(within(card(title)).getByTitle('Moving to Sales')).toBeTruthy();
  expect(card(title).getAttribute('aria-label')).toContain('moving to another department');
});

/** What it holds for who only reads: who else can see the board. */
const menus = () => screen.queryAllByRole('button', { name: /, menu/ });
async function holdsWhoOnly(): Promise<void> {
  expect(menus()).toHaveLength(1);
  for (const menu of menus()) await userEvent.click(menu);
  expect((await screen.findAllByRole('menuitem')).map((row) => row.textContent)).toEqual(['Who can see this?']);
  await userEvent.keyboard('{Escape}');
}

test('whoever only reads has a board without places to add or menus of columns; that of the board tells who can see it', async () => {
  const at = company('viewer');
  await showBoard(at);
  expect(screen.queryAllByRole('button', { name: /^Add/ })).toEqual([]);
  await holdsWhoOnly();
  expect(screen.getByText('You read here').title).toContain('Ask somebody who works in this space');
  card(title).focus();
  await userEvent.keyboard('n{F2}');
  expect(screen.queryByRole('textbox')).toBeNull();
  await userEvent.keyboard('.');
  const rows = await screen.findAllByRole('menuitem');
  expect(rows.map((row) => row.getAttribute('aria-disabled') !== 'true')).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
  ]);
});

test('the same board on the phone is as calm', async () => {
  layout.setPhone(true);
  const at = company('viewer');
  await showBoard(at);
  expect(screen.queryAllByRole('button', { name: /^Add/ })).toEqual([]);
  await holdsWhoOnly();
  expect(screen.getByText('You read here')).toBeTruthy();
});

test('a board of which the relay sent what cannot be right says so, and can be loaded anew', async () => {
  const at = company();
  await showBoard(at);
  at.workspace.setStatus({ stopped: [`r/${space('team')}/0`] });
  await at.settle();
  expect(screen.queryByText(/last good state/)).toBeNull();
  at.workspace.setStatus({ stopped: [`r/${space('main')}/0`] });
  await at.settle();
  expect(screen.getByText(/^This board shows its last good state: the relay sent/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Load it anew' }));
  expect(at.workspace.calls).toEqual(['loadAnew']);
});
