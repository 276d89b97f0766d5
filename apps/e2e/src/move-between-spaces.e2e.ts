import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { card } from './world/steps/board.ts';
import { join, openDemo } from './world/steps/door.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openPeek, peek, retitle, writeDescription } from './world/steps/task.ts';
import { invite, openProject, workspaceOf } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });
const title = 'EAN codes into the ERP';
const renamed = 'EAN codes into the new ERP';

async function twoAtTheDemo() {
  const relay = await world.ownRelay();
  const [ann, bo] = [(await world.seat()).page, (await world.seat()).page];
  await openDemo(ann, relay.url);
  await join(bo, await invite(ann), 'Bo Dahl');
  await Promise.all([openProject(ann, 'Spring launch'), openProject(bo, 'Spring launch')]);
  await Promise.all([card(ann, title).waitFor(), card(bo, title).waitFor()]);
  return { relay, ann, bo };
}

async function findByKey(page: Page, key: string, called: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or do' }).fill(key);
  await page
    .getByRole('option', { name: new RegExp(called) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
}
const untilIn = (page: Page, project: string): Promise<void> =>
  page.getByRole('button', { name: new RegExp(`^Project: ${project}.*Move to another$`) }).waitFor({ timeout: 30_000 });

test('one edits a task offline while the other moves it to another department: both have everything in the new place, and undo moves it back', async () => {
  const { relay, ann, bo } = await twoAtTheDemo();
  await untilChipSays(ann, 'Saved on relay');
  await openPeek(bo, title);
  await relay.kill();
  await Promise.all([untilChipSays(ann, /^Offline/), untilChipSays(bo, /^Offline/)]);

  await retitle(bo, renamed);
  await writeDescription(bo, 'Two vans, not one.');
  await peek(bo).getByRole('textbox', { name: 'Comment', exact: true }).fill('Counted them again: nine.');
  await bo.keyboard.press('Control+Enter');
  await peek(bo).getByText('Counted them again: nine.').waitFor();

  await card(ann, title).focus();
  await ann.keyboard.press('Shift+P');
  await ann.getByRole('combobox', { name: `Move “${title}” to a project` }).fill('February');
  await ann.keyboard.press('Enter');
  const dialog = ann.getByRole('dialog', { name: `Move “${title}” to February close` });
  await dialog.getByText(/it moves when the relay has it/).waitFor();
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await card(ann, title).getByTitle('Moving to Finance').waitFor();

  await relay.start();
  await Promise.all([untilChipSays(ann, 'Saved on relay'), untilChipSays(bo, 'Saved on relay')]);
  // The key that it had leads to it still: by its address, and found, which keeps what this window can undo.
  await bo.goto(`${workspaceOf(bo)}/task/SPR-146`);
  await findByKey(ann, 'SPR-146', renamed);
  for (const page of [ann, bo]) {
    await untilIn(page, 'February close');
    await page.getByText('Two vans, not one.').waitFor();
    await page.getByText('Counted them again: nine.').waitFor();
    await page
      .getByText(/^FIN-\d+$/)
      .first()
      .waitFor();
  }
  await ann.keyboard.press('Control+z');
  await untilIn(ann, 'Spring launch');
  for (const page of [ann, bo]) {
    await openProject(page, 'Spring launch');
    await card(page, renamed).waitFor({ timeout: 30_000 });
  }
});
