// A department has a home: what it needs before it takes work, its everyday board, and requests that wait in a triage list.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { askFor, deskTitles, openHome, startDesk, waiting, waitingRow } from './world/steps/department.ts';
import { foundWorkspace, join } from './world/steps/door.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { invite } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });

async function twoAtHome() {
  const relay = await world.ownRelay();
  const [ann, bo] = [(await world.seat()).page, (await world.seat()).page];
  await foundWorkspace(ann, relay.url, { name: 'Ann Lee', team: 'Fern' });
  await join(bo, await invite(ann), 'Bo Dahl');
  for (const page of [ann, bo]) await openHome(page, 'Everybody');
  return { relay, ann, bo };
}
const focusRow = (page: Page, title: string) => waiting(page).getByRole('button', { name: title, exact: true }).focus();
const openAnswered = (page: Page) => page.getByRole('button', { name: /^Answered, \d+$/u }).click();
const answered = (page: Page) => page.getByRole('list', { name: 'Answered' });

test('somebody asks and reads what is needed, it is taken, declined, put off and answered by keys, and the asker reads what became of it', async () => {
  const { ann, bo } = await twoAtHome();
  await ann.getByRole('button', { name: 'Write it: what it needs' }).click();
  await ann.getByLabel('A line for each thing').fill('What it is for\nThe day it must be there');
  await ann.keyboard.press('Control+Enter');
  await ann.getByText('The day it must be there').waitFor();
  await startDesk(ann);
  expect(await violationsOn(ann)).toEqual([]);

  await bo.getByRole('button', { name: 'Ask Everybody' }).click();
  const dialog = bo.getByRole('dialog', { name: 'Ask Everybody for work' });
  await dialog.getByText('The day it must be there').waitFor();
  expect(await violationsOn(bo)).toEqual([]);
  await bo.keyboard.press('Escape');
  await askFor(bo, 'Everybody', { what: 'Six signs', note: 'For the Porto opening' });
  for (const what of ['A logo', 'Business cards', 'Six signs again']) await askFor(bo, 'Everybody', { what });

  // By keys alone: J and K go, A takes, D declines, L puts off, U points at a task that is there.
  await waitingRow(ann, 'Six signs again').waitFor();
  await focusRow(ann, 'Six signs');
  await ann.keyboard.press('Enter');
  await ann.getByText('For the Porto opening').waitFor();
  await ann.keyboard.press('a');
  await ann.getByText('“Six signs” is on the everyday board. You have it.').waitFor();
  await until(() => deskTitles(ann, 'Taken in'), ['Six signs']);
  await until(() => deskTitles(bo, 'Taken in'), ['Six signs']);

  await focusRow(ann, 'A logo');
  await ann.keyboard.press('d');
  const decline = ann.getByRole('dialog', { name: 'Decline “A logo”' });
  await decline.getByLabel('Why').fill('The agency draws logos.');
  await decline.getByRole('button', { name: 'Decline' }).click();
  await waitingRow(ann, 'A logo').waitFor({ state: 'detached' });

  await focusRow(ann, 'Business cards');
  await ann.keyboard.press('j');
  await ann.keyboard.press('u');
  const which = ann.getByRole('dialog', { name: 'There is such a task' });
  await which.getByLabel('Words of its title, or its key').fill('signs');
  await which.getByRole('button', { name: /^Six signs/u }).click();
  await waitingRow(ann, 'Six signs again').waitFor({ state: 'detached' });

  await focusRow(ann, 'Business cards');
  await ann.keyboard.press('l');
  await ann.getByText('Nobody waits for an answer of Everybody.').waitFor();
  await ann.getByRole('button', { name: 'Put off, 1' }).waitFor();
  // Every answer can be undone.
  await ann.keyboard.press('Control+z');
  await waitingRow(ann, 'Business cards').waitFor();

  await openAnswered(bo);
  await answered(bo).getByText('declined by Ann Lee: The agency draws logos.', { exact: false }).waitFor();
  await answered(bo).getByText('Ann Lee: there is such a task', { exact: false }).waitFor();
  const taken = answered(bo).getByRole('listitem').filter({ hasText: 'taken by Ann Lee' });
  await taken.getByRole('link').click();
  await bo.getByText('You asked for this', { exact: false }).waitFor();
  await bo.getByText('For the Porto opening').waitFor();
});

test(
  'apart, both start the everyday board and both take the request: there is one board, one task, and the newer answer',
  { tags: 'deep' },
  async () => {
    const { relay, ann, bo } = await twoAtHome();
    await askFor(bo, 'Everybody', { what: 'Six signs' });
    await waitingRow(ann, 'Six signs').waitFor();
    await untilChipSays(bo, 'Saved on relay');
    await relay.kill();
    await Promise.all([untilChipSays(ann, /^Offline/), untilChipSays(bo, /^Offline/)]);
    for (const page of [ann, bo]) await startDesk(page);
    await waitingRow(ann, 'Six signs').getByRole('button', { name: 'Take “Six signs”' }).click();
    await until(() => deskTitles(ann, 'Taken in'), ['Six signs']);
    // Cells count whole seconds: what is to be newer is written well after the other.
    await bo.waitForTimeout(2_500);
    await waitingRow(bo, 'Six signs').getByRole('button', { name: 'Take “Six signs”' }).click();
    await until(() => deskTitles(bo, 'Taken in'), ['Six signs']);
    await bo.waitForTimeout(2_500);
    await ann.getByRole('button', { name: 'Ask Everybody' }).waitFor();
    await askFor(ann, 'Everybody', { what: 'A logo' });
    await relay.start();
    await Promise.all([untilChipSays(ann, 'Saved on relay'), untilChipSays(bo, 'Saved on relay')]);
    for (const page of [ann, bo]) {
      await waitingRow(page, 'A logo').waitFor();
      await until(() => deskTitles(page, 'Taken in'), ['Six signs']);
      const main = page.getByRole('navigation', { name: 'Main' });
      await until(() => main.getByRole('link', { name: 'Everybody desk' }).count(), 1);
    }
    await openAnswered(ann);
    await answered(ann).getByText('taken by Bo Dahl', { exact: false }).waitFor();
  },
);
