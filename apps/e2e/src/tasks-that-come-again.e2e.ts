import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card } from './world/steps/board.ts';
import { addParts, closePeek, parts } from './world/steps/hanging.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openPeek, peek } from './world/steps/task.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });
const fact = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

/** "Report", weekly, on both screens. */
async function twoWithReport() {
  const relay = await world.ownRelay();
  const { ann, bo } = await meetOnABoard(world, relay);
  await addCards(ann, 'Ready', 'Report');
  await openPeek(ann, 'Report');
  await addParts(ann, 'Numbers');
  await fact(ann, 'Repeats').getByRole('button').press('Enter');
  const dialog = ann.getByRole('dialog', { name: 'When it comes again' });
  await dialog.getByText('Every week.').waitFor();
  expect(await violationsOn(ann)).toEqual([]);
  await dialog.getByRole('button', { name: 'Keep', exact: true }).press('Enter');
  await fact(ann, 'Repeats')
    .getByText(/^Every week/)
    .waitFor();
  await closePeek(ann);
  await card(bo, 'Numbers').waitFor();
  return { relay, ann, bo };
}
async function finish(page: Page, title: string): Promise<void> {
  await openPeek(page, title);
  await fact(page, 'Status').getByRole('button').press('Enter');
  await page.getByRole('menuitem', { name: 'Done' }).last().press('Enter');
  await fact(page, 'Status').getByRole('button', { name: 'Status: Done' }).waitFor();
  await closePeek(page);
}
const howMany = (page: Page, title: string): Promise<number> => card(page, title).count();

test('a weekly task that is done comes again with its sub-tasks, once, and says of which series it is', async () => {
  const { ann, bo } = await twoWithReport();
  await finish(ann, 'Report');
  for (const page of [ann, bo]) {
    await until(() => howMany(page, 'Report'), 2);
    await until(() => howMany(page, 'Numbers'), 2);
  }
  // The one that is done leads to the one that came.
  await bo.getByRole('listitem', { name: /^Report, .*Done/ }).click();
  await fact(bo, 'Repeats').getByRole('link').click();
  await fact(bo, 'Status').getByRole('button', { name: 'Status: Ready' }).waitFor();
});

test('two who finish it apart, with the relay away, have one next task in the end', { tags: 'deep' }, async () => {
  const { relay, ann, bo } = await twoWithReport();
  await relay.kill();
  await Promise.all([ann, bo].map((page) => untilChipSays(page, /^Offline/)));
  for (const page of [ann, bo]) {
    await finish(page, 'Report');
    await until(() => howMany(page, 'Report'), 2);
  }
  await relay.start();
  await Promise.all([ann, bo].map((page) => untilChipSays(page, 'Saved on relay')));
  for (const page of [ann, bo]) {
    await until(() => howMany(page, 'Report'), 2);
    await until(() => howMany(page, 'Numbers'), 2);
  }
});

test(
  'a task is kept as a template and tasks are made after it, it is a favourite, and reminders are set',
  { tags: 'deep' },
  async () => {
    const { ann, bo } = await twoWithReport();
    await openPeek(ann, 'Report');
    await peek(ann).getByRole('button', { name: 'Favourite', exact: true }).press('Enter');
    await ann
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /Report/ })
      .waitFor();
    await fact(ann, 'Remind me').getByRole('button', { name: 'Never, add a reminder' }).press('Enter');
    await ann.getByRole('menuitem', { name: 'On another day' }).press('Enter');
    await ann
      .getByRole('dialog', { name: 'Remind me on a day' })
      .getByRole('button', { name: 'Remind me' })
      .press('Enter');
    await fact(ann, 'Remind me')
      .getByRole('button', { name: /^Take away the reminder/ })
      .waitFor();
    await peek(ann).getByRole('button', { name: 'Copy', exact: true }).press('Enter');
    await ann.getByRole('menuitem', { name: 'As a template' }).press('Enter');
    const keeping = ann.getByRole('dialog', { name: 'Keep as a template' });
    await keeping.getByRole('button', { name: 'Keep as a template' }).press('Enter');
    await keeping.waitFor({ state: 'hidden' });
    await closePeek(ann);

    await bo.getByRole('button', { name: /, menu of the board$/ }).press('Enter');
    await bo.getByRole('menuitem', { name: 'Add tasks from a template' }).press('Enter');
    await bo.getByRole('button', { name: /^Report 2 tasks/ }).press('Enter');
    const fill = bo.getByRole('dialog', { name: 'Add from Report' });
    await fill.getByRole('textbox', { name: 'Title' }).fill('Report of the year');
    expect(await violationsOn(bo)).toEqual([]);
    await fill.getByRole('button', { name: 'Add 2 tasks' }).press('Enter');
    await card(ann, 'Report of the year').waitFor();
    await openPeek(ann, 'Report of the year');
    await parts(ann)
      .getByRole('link', { name: /Numbers/ })
      .waitFor();
  },
);
