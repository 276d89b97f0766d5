import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { card as taskCard } from './world/steps/board.ts';
import { foundWorkspace, join, openDemo } from './world/steps/door.ts';
import { choosePicture, choosePictureFile, chooseZone, openCard, pictureIn, tell, you } from './world/steps/profile.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { peek } from './world/steps/task.ts';
import { addDevice, goToSettings, invite } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true });
const closed = (dialog: Locator) => dialog.waitFor({ state: 'detached' });

async function annAndBo() {
  const relay = await world.ownRelay();
  const [ann, bo] = [(await world.seat()).page, (await world.seat()).page];
  await foundWorkspace(ann, relay.url, { name: 'Ann Lee', team: 'Fern' });
  await join(bo, await invite(ann), 'Bo Dahl');
  await Promise.all([goToSettings(ann), goToSettings(bo)]);
  return { relay, ann, bo };
}

/** Green, as far as a lossy picture keeps it. */
const isGreen = async (face: Locator): Promise<boolean> => {
  const picture = await pictureIn(face);
  const [red = 255, green = 0, blue = 255] = picture?.rgb ?? [];
  return picture?.side === 192 && green > 100 && red < 60 && blue < 60;
};

test('Bo tells who he is while the relay is away; when it is back Ann sees his face, his week and his clock', async () => {
  const { relay, ann, bo } = await annAndBo();
  // It is to start without the relay later on.
  await bo.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await relay.kill();
  await untilChipSays(bo, /^Offline/);
  await choosePicture(bo, 'rgb(0, 160, 0)');
  await until(() => isGreen(you(bo)), true);
  await tell(bo, 'What you do', 'Gardens and paths');
  await chooseZone(bo, 'kolk', 'Kolkata');
  await you(bo)
    .getByRole('button', { name: /^Start from/ })
    .click();
  await you(bo).getByRole('button', { name: 'Fri', exact: true }).click();
  await you(bo)
    .getByText(/^30.h, Mon–Thu$/)
    .waitFor();
  await tell(bo, 'First day away', 'today');
  // Where Bo is, it may be tomorrow already.
  await tell(bo, 'Last day away', new Date(Date.now() + 4 * 86_400_000).toISOString().slice(0, 10));
  await you(bo).getByLabel('What others should know', { exact: true }).fill('At the coast');
  await you(bo).getByRole('button', { name: 'Add', exact: true }).click();
  await you(bo)
    .getByText(/^Away until/)
    .waitFor();

  // Before Bo’s device reaches the relay, it is closed and opened again.
  await bo.reload();
  await until(() => isGreen(you(bo)), true);
  await relay.start();
  const row = ann.getByRole('list', { name: 'People' });
  await until(() => isGreen(row.getByRole('button', { name: 'About Bo Dahl' })), true);
  const card = await openCard(ann, 'Bo Dahl');
  await card.getByText('Gardens and paths').waitFor();
  await card.getByText(/^30.h, Mon–Thu$/).waitFor();
  await card.getByText(/^Away until/).waitFor();
  await card.getByText('At the coast').waitFor();
  await card.getByText('Local time').waitFor();
  expect(await violationsOn(ann)).toEqual([]);
  await ann.keyboard.press('Escape');
  await closed(card);
});

test(
  'what one person tells on two devices, apart, is all there in the end; a picture that is taken away comes back by Undo',
  { tags: 'deep' },
  async () => {
    const { relay, ann, bo } = await annAndBo();
    const phone = (await world.seat()).page;
    await addDevice(bo, phone, relay.url);
    await goToSettings(phone);
    await choosePicture(bo, 'rgb(0, 160, 0)');
    await until(() => isGreen(you(phone)), true);
    await relay.kill();
    await Promise.all([untilChipSays(bo, /^Offline/), untilChipSays(phone, /^Offline/)]);
    await tell(bo, 'What you do', 'Gardens and paths');
    await tell(phone, 'Your name', 'Bo Dahlberg');
    await you(phone)
      .getByRole('button', { name: /^Start from/ })
      .click();
    await you(phone).getByRole('button', { name: 'Take it away' }).click();
    await phone.getByRole('button', { name: 'Undo' }).click();
    await until(() => isGreen(you(phone)), true);
    await relay.start();
    for (const page of [bo, phone]) {
      await until(() => you(page).getByLabel('Your name').inputValue(), 'Bo Dahlberg');
      await until(() => you(page).getByLabel('What you do').inputValue(), 'Gardens and paths');
      await you(page)
        .getByText(/^37\.5.h, Mon–Fri$/)
        .waitFor();
      await until(() => isGreen(you(page)), true);
    }
    const card = await openCard(ann, 'Bo Dahlberg');
    await card.getByText('Gardens and paths').waitFor();
  },
);

test('a file that is no picture is refused in words, and nothing is changed', { tags: 'deep' }, async () => {
  const { bo } = await annAndBo();
  await choosePictureFile(bo, {
    name: 'me.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from('<script>alert(1)</script>'),
  });
  await you(bo)
    .getByRole('alert')
    .getByText(/cannot read this file as a picture/)
    .waitFor();
  expect(await you(bo).locator('img').count()).toBe(0);
});

async function restOn(page: Page, face: Locator): Promise<void> {
  const box = await face.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 8, (box?.y ?? 0) + 8);
}

test('in the demo company a face on the board tells who somebody is and what they hold', { tags: 'deep' }, async () => {
  const { page } = await world.seat();
  await openDemo(page, world.relay.url);
  const task = taskCard(page, 'EAN codes into the ERP');
  await restOn(page, task.locator('[data-person-card]'));
  const dana = page.getByRole('dialog', { name: 'About Dana Reyes' });
  await dana.getByRole('heading', { name: /^Has \d+ open tasks$/ }).waitFor();
  await dana.getByText(/^37\.5.h, Mon–Fri$/).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.mouse.move(1, 1);
  await closed(dana);

  // By keys alone: the card's menu, then a task of theirs.
  await task.focus();
  await page.keyboard.press('.');
  await page.getByRole('menuitem', { name: 'About Dana Reyes' }).click();
  await dana.getByRole('link', { name: /EAN codes into the ERP/ }).waitFor();
  await dana.getByRole('link', { name: /EAN codes into the ERP/ }).press('Enter');
  await closed(dana);
  await peek(page).waitFor();
});

test('on the phone it is a sheet', { tags: 'deep' }, async () => {
  const { page } = await world.seat({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await openDemo(page, world.relay.url);
  await taskCard(page, 'EAN codes into the ERP').locator('[data-person-card]').tap();
  const dana = page.getByRole('dialog', { name: 'About Dana Reyes' });
  await dana.getByRole('heading', { name: 'Dana Reyes', exact: true }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await dana.getByRole('button', { name: 'Close' }).tap();
  await closed(dana);
});
