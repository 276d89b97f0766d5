import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import type { Seat } from './world/browser.ts';
import type { Relay } from './world/relay.ts';
import { addCards, card } from './world/steps/board.ts';
import { foundWorkspace, join } from './world/steps/door.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { addDevice, invite, newProject, openProject } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true });

async function goToDevices(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Fern/ }).first().click();
  await page.getByRole('menuitem', { name: 'Admin' }).click();
  await page.getByRole('link', { name: /^Devices/ }).click();
  await page.getByRole('heading', { name: 'Held edits' }).waitFor();
}
const held = (page: Page) => page.getByRole('listitem', { name: '1 edit of Bo Dahl' }).first();
const databasesOf = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));

interface Lost {
  readonly relay: Relay;
  readonly ann: Page;
  readonly bo: Page;
  readonly phone: Seat;
  readonly address: string;
}
/** Bo wrote on the phone while there was no network, and lost it; Ann has removed it. */
async function lostPhone(): Promise<Lost> {
  const relay = await world.ownRelay();
  const [ann, bo] = [(await world.seat()).page, (await world.seat()).page];
  await foundWorkspace(ann, relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(ann, 'Garden');
  await join(bo, await invite(ann), 'Bo Dahl');
  const phone = await world.seat();
  await addDevice(bo, phone.page, relay.url);
  await openProject(phone.page, 'Garden');
  await untilChipSays(phone.page, 'Saved on relay');
  const address = phone.page.url();
  await relay.kill();
  await untilChipSays(phone.page, /^Offline/);
  await addCards(phone.page, 'Ready', 'Written on the train');
  await untilChipSays(phone.page, /^Offline, 1 change waiting/);
  await phone.page.close();
  await relay.start();
  await untilChipSays(ann, 'Saved on relay');
  await goToDevices(ann);
  await ann.getByRole('button', { name: 'Remove device 3 of Bo Dahl' }).click();
  await ann.getByRole('button', { name: 'Remove device', exact: true }).click();
  await ann.getByText(/ is removed\. /).waitFor();
  return { relay, ann, bo, phone, address };
}
/** Whoever has it now turns it on. */
async function turnedOn({ phone, address }: Lost): Promise<Page> {
  const page = await phone.tab();
  await page.goto(address);
  await page.getByRole('heading', { name: 'This device was removed from Fern' }).waitFor();
  return page;
}
async function lookAgain(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^People/ }).click();
  await page.getByRole('link', { name: /^Devices/ }).click();
  await held(page).waitFor();
}

test('a lost phone is revoked and its next start erases it, with its unsent edit in the tray, released by the admin and seen by the team', async () => {
  const lost = await lostPhone();
  const { ann, bo } = lost;
  await openProject(bo, 'Garden');
  const found = await turnedOn(lost);
  await until(() => databasesOf(found), ['baton']);
  const text = await found.getByRole('main').textContent();
  expect(text).toContain('1 edit had not been sent: the relay keeps it, and Ann Lee can release it.');
  expect(text).not.toContain('Written on the train');
  expect(await found.getByRole('button', { name: /^Save/ }).count()).toBe(0);
  expect(await card(bo, 'Written on the train').count()).toBe(0);

  await lookAgain(ann);
  await held(ann).getByRole('button', { name: 'Show edits' }).click();
  await held(ann).getByText('Written on the train').first().waitFor();
  expect(await violationsOn(ann)).toEqual([]);
  await held(ann).getByRole('button', { name: 'Release', exact: true }).click();
  await ann.getByRole('dialog').getByRole('button', { name: 'Release' }).click();
  await ann.getByText('Nothing is held.').waitFor();
  await card(bo, 'Written on the train').waitFor();
  await openProject(ann, 'Garden');
  await card(ann, 'Written on the train').click();
  await ann
    .getByRole('button', { name: /History/ })
    .first()
    .click();
  await ann.getByText('Held, released by Ann Lee.').first().waitFor();
});

test(
  'what is held stays over a restart of the relay, and goes when an admin discards it by name',
  { tags: 'deep' },
  async () => {
    const lost = await lostPhone();
    const { relay, ann, bo } = lost;
    await turnedOn(lost);
    await relay.kill();
    await relay.start();
    await untilChipSays(ann, 'Saved on relay');
    await lookAgain(ann);
    const [file] = await Promise.all([
      ann.waitForEvent('download'),
      held(ann).getByRole('button', { name: 'Export' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.baton$/);
    await held(ann).getByRole('button', { name: 'Discard', exact: true }).click();
    await ann.getByRole('dialog').getByRole('button', { name: 'Discard 1 edit of Bo Dahl' }).click();
    await ann.getByText('Nothing is held.').waitFor();
    await ann.getByRole('link', { name: 'Audit' }).click();
    await ann.getByRole('row', { name: /Ann Lee.*Discarded what a removed device had not sent/ }).waitFor();
    await openProject(bo, 'Garden');
    expect(await card(bo, 'Written on the train').count()).toBe(0);
  },
);
