import { expected, fixture, hasFixtures, smallBoard, textOf } from '@baton/interchange/trello/scene.contract';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { titlesIn } from './world/steps/board.ts';
import { foundWorkspace } from './world/steps/door.ts';
import { chooseExport } from './world/steps/files.ts';
import { openPeek, peek } from './world/steps/task.ts';
import { goToProjects, workspaceOf } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld();

/** Counted from the file by something else than our reader. */
interface Counts {
  readonly board_name: string;
  readonly lists: number;
  readonly open_list_names_in_order: readonly string[];
  readonly cards: number;
  readonly visible_cards_per_open_list: readonly (readonly [string, number])[];
  readonly members: number;
}
interface Export {
  readonly name: string;
  readonly text: () => string;
  readonly counts: () => Counts;
}
const small: Export = {
  name: 'retail.json',
  text: () => textOf(smallBoard({ actions: [] })),
  counts: () => ({
    board_name: 'Retail partners',
    lists: 3,
    open_list_names_in_order: ['Backlog', 'Doing', 'Shipped'],
    cards: 3,
    visible_cards_per_open_list: [
      ['Backlog', 2],
      ['Doing', 1],
      ['Shipped', 0],
    ],
    members: 2,
  }),
};
/** They lie beside the repository, not in it. */
const real = ['trello-project100.json', 'web-development.json'].map((name): Export => ({
  name,
  text: () => fixture(name),
  counts: () => expected(name) as unknown as Counts,
}));

async function showPreview(page: Page, { name, text }: Export): Promise<void> {
  await page.goto(`${workspaceOf(page)}/import`);
  await chooseExport(page, { name, ...json(text()) });
  await page.getByRole('heading', { name: /brings/ }).waitFor();
}

/** A count of the preview: "Cards become tasks". */
const comes = (page: Page, what: string): Promise<string> =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(what, { exact: true }) })
    .locator('dd')
    .innerText();

async function bring(page: Page, tasks: number): Promise<void> {
  await page.getByRole('button', { name: `Bring ${tasks} tasks` }).click();
  await page.getByRole('heading', { name: new RegExp(`^${tasks} of ${tasks} tasks came from`) }).waitFor();
}

const json = (text: string) => ({ mimeType: 'application/json', buffer: Buffer.from(text) });

function boardWithComments(): object {
  const { cards, lists } = smallBoard() as { cards: object[]; lists: { id: string }[] };
  const [list] = lists;
  const card = { ...cards[1], id: 'card1', name: 'Dark mode', desc: 'Users ask for it.', idList: list?.id };
  const comment = (id: string, fullName: string, [date, said]: readonly [string, string]) => ({
    id,
    type: 'commentCard',
    date,
    idMemberCreator: fullName,
    memberCreator: { id: fullName, fullName, username: fullName },
    data: { text: said, card: { id: 'card1' } },
  });
  const actions = [
    comment('c2', 'Bob Designer', ['2024-01-15T14:45:00.000Z', 'I can do it next sprint.']),
    comment('c1', 'Alice Developer', ['2024-01-15T10:30:00.000Z', 'With CSS variables.']),
  ];
  return smallBoard({ name: 'Said', lists: [list], cards: [card], checklists: [], actions });
}

const columnsOf = (page: Page): Promise<string[]> =>
  page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents();

async function comesWhole(page: Page, file: Export): Promise<void> {
  const counts = file.counts();
  await foundWorkspace(page, world.relay.url, { name: 'Ann Lee', team: 'Fern' });
  await showPreview(page, file);
  await page
    .getByRole('heading', { name: new RegExp(`^“${counts.board_name}” brings ${counts.cards} tasks`) })
    .waitFor();
  expect(await comes(page, 'Lists become columns')).toBe(String(counts.lists));
  expect(await comes(page, 'Cards become tasks')).toBe(String(counts.cards));
  await page.getByText(`${counts.members} found`).waitFor();
  expect(await page.getByText('Comments', { exact: true }).count()).toBe(0);

  await bring(page, counts.cards);
  await page.getByRole('link', { name: 'Open the board' }).click();
  await page.getByRole('heading', { name: counts.board_name, level: 1 }).waitFor();
  await until(() => columnsOf(page), [...counts.open_list_names_in_order]);
  for (const [name, count] of counts.visible_cards_per_open_list)
    await until(async () => (await titlesIn(page, name)).length, count);
}
test('a board comes with the counts of its file', async () => {
  const { page } = await world.seat();
  await comesWhole(page, small);
});
test.skipIf(!hasFixtures).each(real)('$name comes with the counts of its file', async (file) => {
  const { page } = await world.seat();
  await comesWhole(page, file);
});

test('comments come with their authors as names and their days, descriptions with their words', async () => {
  const { page } = await world.seat();
  await foundWorkspace(page, world.relay.url, { name: 'Ann Lee', team: 'Fern' });
  await page.goto(`${workspaceOf(page)}/import`);
  const text = JSON.stringify(boardWithComments());
  await chooseExport(page, { name: 'said.json', ...json(text) });
  await page.getByRole('heading', { name: '“Said” brings 1 task.' }).waitFor();
  expect(await comes(page, 'Comments')).toBe('2');
  await page.getByRole('button', { name: 'Bring 1 task' }).click();
  await page.getByRole('link', { name: 'Open the board' }).click();
  await openPeek(page, 'Dark mode');
  await peek(page).getByText('Users ask for it.').waitFor();
  const said = peek(page).getByLabel('Conversation');
  await until(() => said.getByRole('listitem').count(), 2);
  await said.getByText('Alice Developer').waitFor();
  await said
    .getByText(/15 Jan/)
    .first()
    .waitFor();
  await said.getByText('I can do it next sprint.').waitFor();
});

test('importing twice makes nothing double; the whole import is undone as one step', async () => {
  const { page } = await world.seat();
  await foundWorkspace(page, world.relay.url, { name: 'Ann Lee', team: 'Fern' });
  await showPreview(page, small);
  await bring(page, 3);
  await showPreview(page, small);
  await page.getByRole('button', { name: 'Bring 3 tasks' }).click();
  await page
    .getByRole('heading', { name: /tasks came from|Brought from/ })
    .first()
    .waitFor();
  await page.getByRole('link', { name: 'Open the board' }).click();
  await page.getByRole('heading', { name: 'Retail partners', level: 1 }).waitFor();
  await until(
    async () => (await page.getByRole('main').getByRole('heading', { level: 3 }).allTextContents()).length,
    3,
  );
  await goToProjects(page);
  const projects = page.getByRole('main').getByRole('link', { name: 'Retail partners' });
  await until(() => projects.count(), 1);

  // The report stays with its project, and with it the way back.
  await page.getByRole('button', { name: 'Actions for Retail partners' }).click();
  await page.getByRole('menuitem', { name: 'What was brought in' }).last().click();
  await page.getByRole('button', { name: 'Undo this import' }).first().click();
  await page.getByText('Nothing of it was worked on since.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo this import' }).click();
  await page
    .getByText(/^3 tasks of “Retail partners” are in the bin\.$/)
    .first()
    .waitFor();
  await goToProjects(page);
  await until(() => projects.count(), 0);
  await page.keyboard.press('Control+z');
  await until(() => projects.count(), 1);
});

const bad = [
  // As a tool takes it from Trello's API: the cards are there, the export is not.
  { name: 'api.json', text: () => JSON.stringify({ board: { id: 'b1', name: 'Said' }, lists: [], cards: [] }) },
  { name: 'empty.json', text: () => '' },
  { name: 'cut.json', text: () => small.text().slice(0, 500) },
  { name: 'other.json', text: () => '{"jql": "project = BATON", "issues": []}' },
  { name: 'list.csv', text: () => 'a,b\n1,2\n' },
];

test.each(bad)(
  '$name, which is no export, gets its sentence and changes nothing',
  { tags: 'deep' },
  async ({ name, text }) => {
    const { page } = await world.seat();
    await foundWorkspace(page, world.relay.url, { name: 'Ann Lee', team: 'Fern' });
    await page.goto(`${workspaceOf(page)}/import`);
    await chooseExport(page, { name, ...json(text()) });
    const said = page.getByRole('alert').filter({ hasText: 'Nothing was changed.' });
    await said.waitFor();
    expect(await said.textContent()).toMatch(/^[A-Z“].{10,}\. Nothing was changed\.$/);
    await goToProjects(page);
    await page.getByText('No projects yet').waitFor();
  },
);
