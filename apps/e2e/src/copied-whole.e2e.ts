// What is copied, kept as a template or made after one is there whole: its words, its files, the picture on its card.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card } from './world/steps/board.ts';
import { fileRow, files, fileSays, pickFiles, pictureFile, textFile } from './world/steps/files.ts';
import { addParts, closePeek, parts } from './world/steps/hanging.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openPeek, peek, retitle, writeDescription } from './world/steps/task.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });

/** "Press kit" with words, a file, and a picture on its card, on both screens. */
async function twoWithPressKit() {
  const relay = await world.ownRelay();
  const { ann, bo } = await meetOnABoard(world, relay);
  await addCards(ann, 'Ready', 'Press kit');
  const picture = await pictureFile(ann, 'beach.png');
  await openPeek(ann, 'Press kit');
  await pickFiles(ann, textFile('facts.txt', 'Forty journalists.'), picture);
  await files(ann).getByRole('button', { name: 'What to do with beach.png' }).press('Enter');
  await ann.getByRole('menuitem', { name: 'Show on the card' }).press('Enter');
  await ann.getByRole('menu').waitFor({ state: 'hidden' });
  await writeDescription(ann, 'One folder for 40 journalists.');
  await fileSays(ann, 'beach.png', 'On this device and the relay');
  await untilChipSays(ann, 'Saved on relay');
  await card(bo, 'Press kit').getByRole('img', { name: 'beach.png' }).waitFor();
  return { relay, ann, bo };
}
async function copyAs(page: Page, item: string): Promise<void> {
  await peek(page).getByRole('button', { name: 'Copy', exact: true }).press('Enter');
  await page.getByRole('menuitem', { name: item }).press('Enter');
}
async function addFrom(page: Page, template: RegExp, tasks: string): Promise<void> {
  await page.getByRole('button', { name: /, menu of the board$/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Add tasks from a template' }).press('Enter');
  await page.getByRole('button', { name: template }).press('Enter');
  await page.getByRole('button', { name: `Add ${tasks}`, exact: true }).press('Enter');
}
const words = (page: Page) => peek(page).locator('[data-field="description"]');

test('a task is copied with the relay away, and the tab loaded anew: words, files and picture are there, and are its own when all meet', async () => {
  const { relay, ann, bo } = await twoWithPressKit();
  await ann.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await relay.kill();
  await Promise.all([ann, bo].map((page) => untilChipSays(page, /^Offline/)));
  await copyAs(ann, 'In this project');
  await ann.getByText('“Press kit” is copied. Its comments stay with it.').waitFor();
  await closePeek(ann);
  await until(() => card(ann, 'Press kit').count(), 2);
  await card(ann, 'Press kit').last().click();
  await retitle(ann, 'Second press kit');
  await ann.reload();
  await words(ann).getByText('One folder for 40 journalists.').waitFor();
  await Promise.all(['facts.txt', 'beach.png'].map((name) => fileRow(ann, name).waitFor()));
  expect(await violationsOn(ann)).toEqual([]);

  // Bo goes on with the first one meanwhile.
  await openPeek(bo, 'Press kit');
  await words(bo).getByText('One folder for 40 journalists.').click();
  await until(() => bo.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Description');
  await bo.keyboard.press('Control+End');
  await bo.keyboard.type(' And one for the radio.');
  await bo.keyboard.press('Escape');
  await closePeek(bo);
  await relay.start();
  await card(bo, 'Second press kit').getByRole('img', { name: 'beach.png' }).waitFor();
  await openPeek(bo, 'Second press kit');
  await until(() => words(bo).locator('p').allTextContents(), ['One folder for 40 journalists.']);
  await fileRow(bo, 'facts.txt').waitFor();
  await closePeek(ann);
  await openPeek(ann, 'Press kit');
  await words(ann).getByText('One folder for 40 journalists. And one for the radio.').waitFor();
});

test(
  'a task kept as a template brings its words and files; who adds from it with the relay away is told what is not to be had',
  { tags: 'deep' },
  async () => {
    const { relay, ann, bo } = await twoWithPressKit();
    await addParts(ann, 'Photos');
    await copyAs(ann, 'As a template');
    const keeping = ann.getByRole('dialog', { name: 'Keep as a template' });
    await keeping.getByText(/With its sub-tasks, texts, files, .* Who has it, its comments/u).waitFor();
    expect(await violationsOn(ann)).toEqual([]);
    await keeping.getByRole('button', { name: 'Keep as a template' }).press('Enter');
    await keeping.waitFor({ state: 'hidden' });
    await closePeek(ann);
    await untilChipSays(ann, 'Saved on relay');
    await until(() => card(bo, 'Photos').count(), 1);
    await untilChipSays(bo, 'Saved on relay');

    await relay.kill();
    await untilChipSays(bo, /^Offline/);
    await addFrom(bo, /^Press kit 2 tasks and 2 files/, '2 tasks');
    await bo.getByText(/^Added 2 tasks\. Without [12] files? that this device does not have/u).waitFor();
    await until(() => card(bo, 'Press kit').count(), 2);
    await card(bo, 'Press kit').last().click();
    await words(bo).getByText('One folder for 40 journalists.').waitFor();
    await parts(bo)
      .getByRole('link', { name: /Photos/ })
      .waitFor();
    await closePeek(bo);

    await relay.start();
    await untilChipSays(bo, 'Saved on relay');
    await addFrom(bo, /^Press kit 2 tasks and 2 files/, '2 tasks');
    await bo.getByText('Added 2 tasks.', { exact: true }).waitFor();
    await until(() => card(ann, 'Press kit').count(), 3);
    await card(ann, 'Press kit').last().click();
    await words(ann).getByText('One folder for 40 journalists.').waitFor();
    await Promise.all(['facts.txt', 'beach.png'].map((name) => fileRow(ann, name).waitFor()));
  },
);
