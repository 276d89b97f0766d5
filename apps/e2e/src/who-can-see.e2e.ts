import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { card } from './world/steps/board.ts';
import { join, openDemo } from './world/steps/door.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openPeek, peek, retitle, writeDescription } from './world/steps/task.ts';
import { invite, openProject } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });
const title = 'EAN codes into the ERP';

async function threeAtTheDemo() {
  const relay = await world.ownRelay();
  const [ann, bo, cy] = [(await world.seat()).page, (await world.seat()).page, (await world.seat()).page];
  await openDemo(ann, relay.url);
  const link = await invite(ann, 2);
  await join(bo, link, 'Bo Dahl');
  await join(cy, link, 'Cy Brandt');
  for (const page of [ann, bo, cy]) await openProject(page, 'Spring launch');
  for (const page of [ann, bo, cy]) await card(page, title).waitFor();
  return { relay, ann, bo, cy };
}
const control = (page: Page) => peek(page).getByRole('button', { name: /^Who can see this: / });

const whoDialog = (page: Page) => page.getByRole('dialog', { name: /^Who can see “/ });
/** From the list of those who can. */
async function changeReaders(page: Page) {
  await whoDialog(page).getByRole('button', { name: 'Give it to others' }).click();
  return page.getByRole('dialog', { name: /^Who is to see “/ });
}

/** Only oneself and these. */
async function choose(page: Page, ...people: readonly string[]): Promise<void> {
  const dialog = await changeReaders(page);
  await dialog.getByRole('radio', { name: /^Only people whom you choose/ }).click();
  for (const name of people) await dialog.getByRole('checkbox', { name }).click();
  await dialog.getByText(/Cy Brandt .*no longer see it|no longer see it/).waitFor();
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
}

test('a task is given to two: the third sees it go at once, what both wrote meanwhile stays, and all have it when it comes back', async () => {
  const { relay, ann, bo, cy } = await threeAtTheDemo();
  await openPeek(ann, title);
  await writeDescription(ann, 'Salaries are in here.');
  await untilChipSays(ann, 'Saved on relay');
  await openPeek(cy, title);
  await peek(cy).getByText('Salaries are in here.').waitFor();
  await cy.keyboard.press('Escape');

  await control(ann).click();
  await choose(ann, 'Bo Dahl');
  await peek(ann)
    .getByRole('button', { name: /^Who can see this: Only you and Bo Dahl/ })
    .waitFor({ timeout: 30_000 });
  await card(cy, title).waitFor({ state: 'detached', timeout: 30_000 });
  await openPeek(bo, title);
  await peek(bo).getByText('Salaries are in here.').waitFor();

  await relay.kill();
  await Promise.all([untilChipSays(ann, /^Offline/), untilChipSays(bo, /^Offline/)]);
  await retitle(bo, 'EAN codes and salaries');
  await peek(bo).getByRole('textbox', { name: 'Comment', exact: true }).fill('Nine of them.');
  await bo.keyboard.press('Control+Enter');
  await peek(bo).getByText('Nine of them.').waitFor();
  await control(ann).click();
  const dialog = await changeReaders(ann);
  await dialog.getByRole('radio', { name: 'Everybody in Marketing' }).click();
  await dialog.getByText('The relay is away: it changes when the relay has it.').waitFor();
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  await peek(ann)
    .getByText(/^Everybody in Marketing will see this when the relay has it/)
    .waitFor();

  await relay.start();
  await card(cy, 'EAN codes and salaries').waitFor({ timeout: 60_000 });
  await openPeek(cy, 'EAN codes and salaries');
  for (const page of [ann, bo, cy]) {
    await peek(page).getByText('Salaries are in here.').waitFor({ timeout: 30_000 });
    await peek(page).getByText('Nine of them.').waitFor({ timeout: 30_000 });
    expect(await control(page).getAttribute('aria-label')).toContain('Everybody in Marketing');
  }
});

test(
  'who can see a board is asked at its menu: each with a reason; closed to all but two, the third sees it go, and may be let in again',
  { tags: 'deep' },
  async () => {
    const { ann, bo, cy } = await threeAtTheDemo();
    await ann.getByRole('button', { name: /, menu of the board$/ }).click();
    await ann.getByRole('menuitem', { name: 'Who can see this?' }).click();
    const dialog = whoDialog(ann);
    const rows = dialog.getByRole('list', { name: 'Who can see this' }).getByRole('listitem');
    await dialog.getByText('3 people see this board. Each line says why.').waitFor();
    await until(() => rows.count(), 3);
    for (const text of await rows.allTextContents()) expect(text).toContain('everybody is in Marketing');

    await dialog.getByRole('button', { name: 'Close it' }).click();
    await dialog.getByRole('checkbox', { name: 'Bo Dahl' }).click();
    await dialog.getByText(/^Cy Brandt would lose it: their devices/).waitFor();
    await dialog.getByRole('button', { name: 'Close Marketing' }).click();
    await until(() => rows.count(), 2);
    await card(cy, title).waitFor({ state: 'detached', timeout: 30_000 });
    await card(bo, title).waitFor();

    await dialog.getByRole('combobox', { name: 'Add a person' }).click();
    await ann.getByRole('option', { name: 'Cy Brandt' }).click();
    await dialog.getByText(/^Cy Brandt will see everything in Marketing, also from before/).waitFor();
    await dialog.getByRole('button', { name: 'Add Cy Brandt' }).click();
    await until(() => rows.count(), 3);
    await dialog.getByText('named in Marketing').first().waitFor();
    await ann.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await openProject(cy, 'Spring launch');
    await card(cy, title).waitFor({ timeout: 30_000 });
  },
);
