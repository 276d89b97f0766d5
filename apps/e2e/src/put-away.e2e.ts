import { expect, test } from 'vitest';
import { addCards, card, cardMenu, column, columnMenu, titlesIn } from './world/steps/board.ts';
import { foundWorkspace } from './world/steps/door.ts';
import { goToProjects, newProject, openProject } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld();

async function sitDown() {
  const { page } = await world.seat();
  await foundWorkspace(page, world.relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(page, 'Garden');
  await addCards(page, 'Ready', 'Dig\nSow\nWater');
  return page;
}

test('a task is archived and comes back; another goes to the bin and comes back', async () => {
  const page = await sitDown();
  await cardMenu(page, 'Dig', 'Archive');
  await until(() => titlesIn(page, 'Ready'), ['Sow', 'Water']);
  await page.getByRole('button', { name: 'Garden, menu of the board' }).click();
  await page.getByRole('menuitem', { name: 'Archived tasks and columns' }).last().click();
  await page.getByRole('button', { name: 'Restore Dig' }).click();
  await until(() => titlesIn(page, 'Ready'), ['Dig', 'Sow', 'Water']);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

  await cardMenu(page, 'Sow', 'Move to the bin');
  await until(() => titlesIn(page, 'Ready'), ['Dig', 'Water']);
  await goToProjects(page);
  await page.getByRole('link', { name: 'Bin', exact: true }).click();
  await page.getByRole('button', { name: 'Restore Sow' }).click();
  await page.getByText('The bin is empty').waitFor();
  await openProject(page, 'Garden');
  await until(() => titlesIn(page, 'Ready'), ['Dig', 'Sow', 'Water']);
});

test(
  'a column is added, renamed, moved, collapsed, archived with its tasks, and comes back with them',
  { tags: 'deep' },
  async () => {
    const page = await sitDown();
    // The board is never empty here: an empty one says so in a heading of its own.
    await addCards(page, 'Making', 'Weed');
    const heads = () => page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents();
    await page.getByRole('button', { name: /^Add a column/ }).click();
    await page.getByRole('textbox', { name: 'Name of the new column' }).fill('Waiting');
    await page.keyboard.press('Enter');
    await until(heads, ['Ready', 'Making', 'Review', 'Done', 'Waiting']);
    await page.keyboard.press('Escape');
    await columnMenu(page, 'Waiting', 'Move left');
    await until(heads, ['Ready', 'Making', 'Review', 'Waiting', 'Done']);
    await columnMenu(page, 'Making', 'Rename');
    await page.getByRole('textbox', { name: 'Name of the column' }).fill('Growing');
    await page.keyboard.press('Enter');
    await until(heads, ['Ready', 'Growing', 'Review', 'Waiting', 'Done']);
    await columnMenu(page, 'Review', 'Collapse');
    await until(heads, ['Ready', 'Growing', 'Waiting', 'Done']);

    await columnMenu(page, 'Ready', 'Archive');
    await until(heads, ['Growing', 'Waiting', 'Done']);
    expect(await card(page, 'Dig').count()).toBe(0);
    await page.getByRole('button', { name: 'Garden, menu of the board' }).click();
    await page.getByRole('menuitem', { name: 'Archived tasks and columns' }).last().click();
    await page.getByRole('button', { name: 'Restore Ready' }).click();
    await until(() => column(page, 'Ready').getByRole('heading').allTextContents(), ['Dig', 'Sow', 'Water']);
  },
);

test('a board and a project are archived, restored, binned and restored', { tags: 'deep' }, async () => {
  const page = await sitDown();
  const inSideBar = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Garden', exact: true });
  await page.getByRole('button', { name: 'Garden, menu of the board' }).click();
  await page.getByRole('menuitem', { name: 'Move the board to the bin' }).last().click();
  await page
    .getByText(/is in the bin for 30 days/)
    .first()
    .waitFor();
  await goToProjects(page);
  await page.getByRole('link', { name: 'Bin', exact: true }).click();
  await page.getByRole('button', { name: 'Restore Garden' }).click();
  await page.getByText('The bin is empty').waitFor();

  await page.getByRole('link', { name: 'Active', exact: true }).click();
  await page.getByRole('button', { name: 'Actions for Garden' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).last().click();
  await until(() => inSideBar.count(), 0);
  await page.getByRole('link', { name: 'Archived', exact: true }).click();
  await page.getByRole('button', { name: 'Restore Garden' }).click();
  await until(() => inSideBar.count(), 1);

  await page.getByRole('link', { name: 'Active', exact: true }).click();
  await page.getByRole('button', { name: 'Actions for Garden' }).click();
  await page.getByRole('menuitem', { name: 'Move to the bin' }).last().click();
  await until(() => inSideBar.count(), 0);
  await page.getByRole('link', { name: 'Bin', exact: true }).click();
  await page.getByRole('button', { name: 'Restore Garden' }).click();
  await openProject(page, 'Garden');
  await until(() => titlesIn(page, 'Ready'), ['Dig', 'Sow', 'Water']);
});

test('a project is renamed and gets another prefix; both addresses of a task work', { tags: 'deep' }, async () => {
  const page = await sitDown();
  await card(page, 'Dig').getByText('GAR-1', { exact: true }).waitFor();
  await goToProjects(page);
  await page.getByRole('button', { name: 'Actions for Garden' }).click();
  await page.getByRole('menuitem', { name: 'Change the prefix' }).last().click();
  await page.getByLabel('Prefix of its keys').fill('PLOT');
  await page.getByRole('button', { name: 'Change the prefix' }).click();
  await page.getByRole('main').getByText('PLOT', { exact: true }).waitFor();
  await openProject(page, 'Garden');
  await card(page, 'Dig').getByText('PLOT-1', { exact: true }).waitFor();
  const board = page.url();
  for (const key of ['PLOT-1', 'GAR-1']) {
    await page.goto(board.replace(/\/board\/.*/, `/task/${key}`));
    await page.getByRole('button', { name: 'Title: Dig' }).waitFor();
  }
});
