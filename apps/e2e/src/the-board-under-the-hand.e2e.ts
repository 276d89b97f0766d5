import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card, cutLanes, renameCard, titlesIn } from './world/steps/board.ts';
import { openDemo } from './world/steps/door.ts';
import { closePeek } from './world/steps/hanging.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openPeek } from './world/steps/task.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true });

const bar = (page: Page) => page.getByRole('toolbar');
const chosen = (page: Page): Promise<string[]> => page.locator('[data-selected] h3').allTextContents();
const menu = (page: Page, name: string) => page.getByRole('menuitem', { name }).last();

async function openFace(page: Page): Promise<void> {
  await page.getByRole('button', { name: /menu of the board$/ }).click();
  await menu(page, 'Board settings').click();
  await page.getByRole('region', { name: 'Card face' }).waitFor();
}

/** Over empty ground, from below the last card of a column up into it. */
async function drawLasso(page: Page, [first, last]: readonly (string | undefined)[], held?: 'Shift'): Promise<void> {
  const low = await card(page, last ?? '').boundingBox();
  const high = await card(page, first ?? '').boundingBox();
  if (low === null || high === null) throw new Error('the cards are not drawn');
  if (held) await page.keyboard.down(held);
  await page.mouse.move(low.x + low.width / 2, low.y + low.height + 60);
  await page.mouse.down();
  await page.mouse.move(high.x + high.width / 2, high.y + high.height / 2, { steps: 6 });
  await page.mouse.up();
  if (held) await page.keyboard.up(held);
}

test('a key edits the card that is pointed at, Q shows only mine, a lasso chooses and all are changed and brought back', async () => {
  const { page } = await world.seat();
  await openDemo(page, world.relay.url);
  await cutLanes(page, 'None');
  const ready = await titlesIn(page, 'Ready');

  await card(page, 'Email series, four parts').hover();
  await page.keyboard.press('i');
  await page.getByRole('listitem', { name: /^Email series, four parts, .*You have it/ }).waitFor();

  await page.keyboard.press('q');
  const mine = await titlesIn(page, 'Ready');
  expect(mine).toContain('Email series, four parts');
  expect(mine.length).toBeLessThan(ready.length);
  await page.reload();
  await until(() => titlesIn(page, 'Ready'), mine);
  await page.keyboard.press('q');
  await until(async () => (await titlesIn(page, 'Ready')).length, ready.length);

  await drawLasso(page, [ready[1], ready.at(-1)]);
  await until(() => chosen(page), ready.slice(1));
  await drawLasso(page, [ready[0], ready.at(-1)], 'Shift');
  await until(() => chosen(page), ready);
  await bar(page).getByRole('button', { name: 'Priority' }).click();
  await menu(page, 'Low').click();
  await page
    .getByText(/^Changed \d tasks\./)
    .first()
    .waitFor();
  for (const title of ready)
    await page.getByRole('listitem', { name: new RegExp(`^${title}, .*Priority Low`) }).waitFor();
  await page.keyboard.press('Escape');
  await until(() => chosen(page), []);
  await page.keyboard.press('Control+z');
  await until(() => page.getByRole('listitem', { name: /^EAN codes into the ERP, .*Priority Critical/ }).count(), 1);
});

test(
  'with the relay away many are changed by one and one of them by another: both stand, and undo takes back one’s own',
  { tags: 'deep' },
  async () => {
    const relay = await world.ownRelay();
    const { ann, bo } = await meetOnABoard(world, relay);
    await addCards(ann, 'Ready', 'Dig the bed\nPlant beans\nWater them');
    await card(bo, 'Water them').waitFor();
    await untilChipSays(ann, 'Saved on relay');
    await relay.kill();
    await Promise.all([untilChipSays(ann, /^Offline/), untilChipSays(bo, /^Offline/)]);

    const titles = ['Dig the bed', 'Plant beans', 'Water them'];
    for (const title of titles) {
      await card(ann, title).hover();
      await ann.keyboard.press('x');
    }
    await until(() => chosen(ann), titles);
    await bar(ann).getByRole('button', { name: 'Priority' }).click();
    await menu(ann, 'High').click();
    await card(bo, 'Plant beans').focus();
    await bo.keyboard.press('p');
    await bo.keyboard.press('4');
    await bo.getByRole('listitem', { name: /^Plant beans, .*Priority Low/ }).waitFor();
    await renameCard(bo, 'Water them', 'Water all of them');

    await relay.start();
    const high = (page: Page) => page.getByRole('listitem', { name: /Priority High/ }).count();
    for (const page of [ann, bo]) {
      await page.getByRole('listitem', { name: /^Water all of them, .*Priority High/ }).waitFor();
      await page.getByRole('listitem', { name: /^Plant beans, .*Priority Low/ }).waitFor();
      await until(() => high(page), 2);
    }
    await ann.keyboard.press('Escape');
    await ann.keyboard.press('Control+z');
    for (const page of [ann, bo]) {
      await until(() => high(page), 0);
      await page.getByRole('listitem', { name: /^Plant beans, .*Priority Low/ }).waitFor();
    }
  },
);

test(
  'a card shows what was chosen for the board and the picture of its task, after a reload too, by keys alone',
  { tags: 'deep' },
  async () => {
    const { page } = await world.seat();
    await openDemo(page, world.relay.url);
    await cutLanes(page, 'None');
    const title = 'Launch film: rough cut';
    const picture = await page.screenshot();
    await openPeek(page, title);
    const files = page.getByRole('region', { name: 'Files', exact: true });
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      files.getByRole('button', { name: 'Add files' }).click(),
    ]);
    await chooser.setFiles([{ name: 'frame.png', mimeType: 'image/png', buffer: picture }]);
    await files.getByRole('button', { name: 'What to do with frame.png' }).focus();
    await page.keyboard.press('Enter');
    await menu(page, 'Show on the card').focus();
    await page.keyboard.press('Enter');
    const cover = card(page, title).getByRole('img', { name: 'frame.png' });
    await cover.waitFor();
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    // The first Escape is the tooltip's.
    await page.keyboard.press('Escape');
    await closePeek(page);

    await openFace(page);
    await page.getByRole('button', { name: 'Due', exact: true }).focus();
    await page.keyboard.press('Space');
    await until(() => card(page, title).getByText('Today').count(), 0);
    await page.getByRole('button', { name: 'Files', exact: true }).focus();
    await page.keyboard.press('Space');
    await card(page, title).getByTitle('1 files').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.reload();
    await cover.waitFor();
    expect(await card(page, title).getByText('Today').count()).toBe(0);
    expect(await violationsOn(page)).toEqual([]);

    await openFace(page);
    await page.getByRole('button', { name: 'Compact' }).click();
    await until(() => cover.count(), 0);
  },
);
