// A browser that clears what it kept, has no room, or lets another version have it (P2).
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addCards, card, titlesIn } from './world/steps/board.ts';
import { foundWorkspace } from './world/steps/door.ts';
import { chip, untilChipSays } from './world/steps/saving.ts';
import { clearWorkspaces, evict, giveRoom, openAsNewerVersion, standAside } from './world/steps/storage.ts';
import { openSync } from './world/steps/sync.ts';
import { newProject } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true });
const isDeep = process.env['BATON_DEEP'] !== undefined;

/** Ann on her board, with one card that the relay has. */
async function atHerBoard() {
  const seat = await world.seat();
  const { page } = seat;
  const recovery = await foundWorkspace(page, world.relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(page, 'Garden');
  await addCards(page, 'Ready', 'On the relay');
  await untilChipSays(page, 'Saved on relay');
  return { seat, page, address: page.url(), recovery };
}

/**
 * A browser looks anew at how much room is left twice a minute: cards are added until it has.
 * @returns their titles, and a way to give the room back
 */
async function fill(page: Page): Promise<{ titles: readonly string[]; restore: () => Promise<void> }> {
  const restore = await giveRoom(page, 1);
  const titles: string[] = [];
  const isFull = async (): Promise<boolean> => (await chip(page).textContent()) === 'Not saved: storage is full';
  for (let at = 1; at <= 12 && !(await isFull()); at += 1) {
    titles.push(`Card ${at}`);
    await addCards(page, 'Ready', `Card ${at}`);
    await page.waitForTimeout(4_000);
  }
  await untilChipSays(page, 'Not saved: storage is full');
  return { titles, restore };
}

test('[P2] the database is cleared while Ann is away: the start says so until she has read it, and all is loaded anew', async () => {
  const { page, address } = await atHerBoard();
  await standAside(page);
  await clearWorkspaces(page);
  await page.goto(address);
  await card(page, 'On the relay').waitFor();
  const said = page.getByRole('status').filter({ has: page.getByRole('button', { name: 'OK' }) });
  await said.getByText(/It was loaded anew, .*; what had not reached the relay is not here any more\./).waitFor();
  await page.reload();
  await said.waitFor();
  await said.getByRole('button', { name: 'OK' }).click();
  await until(() => said.count(), 0);
  // The sync centre goes on saying it, and a start does not say it twice.
  await page.reload();
  await card(page, 'On the relay').waitFor();
  await openSync(page, 'Not saved');
  await page.getByText('This browser had cleared what was kept here', { exact: true }).waitFor();
  expect(await said.count()).toBe(0);
});

test('[P2] everything is evicted, the device’s key too: the door says what has happened and how to come back', async () => {
  const { page, address, recovery } = await atHerBoard();
  await standAside(page);
  await evict(page);
  await page.goto(address);
  await page.getByRole('heading', { name: 'This browser has cleared what was kept here' }).waitFor();
  await page.goto(world.relay.url);
  await page.getByRole('heading', { name: 'This browser has cleared what was kept here' }).waitFor();
  await page.goto(recovery);
  await page.getByRole('button', { name: 'Come back' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  await page.goto(address);
  await card(page, 'On the relay').waitFor();
});

test.runIf(isDeep)(
  '[P2] the device is full: that is said with what to do, nothing is lost, and it goes through when there is room',
  async () => {
    const { page, address } = await atHerBoard();
    const { titles, restore } = await fill(page);
    await openSync(page, 'Not saved');
    await page.getByText(/Free some space on the device; then they go through by themselves\./).waitFor();
    await restore();
    await untilChipSays(page, 'Saved on relay');
    await page.goto(address);
    await until(() => titlesIn(page, 'Ready'), ['On the relay', ...titles]);
  },
);

test.runIf(isDeep)(
  '[P2] another tab takes the store to a newer version: this one saves what it has, says so, and nothing is lost',
  async () => {
    const { seat, page } = await atHerBoard();
    const other = await seat.tab();
    await other.goto(`${world.relay.url}/healthz`);
    await addCards(page, 'Ready', 'Just now');
    await openAsNewerVersion(other);
    await untilChipSays(page, /^Not saved: the browser closed its storage/);
    await page.reload();
    await card(page, 'Just now').waitFor();
    await untilChipSays(page, 'Saved on relay');
  },
);

test.runIf(isDeep)(
  '[P2] where the browser has not promised to keep it, no word calls it saved here without saying so',
  async () => {
    const relay = await world.ownRelay();
    const { page } = await world.seat();
    await foundWorkspace(page, relay.url, { name: 'Ann Lee', team: 'Fern' });
    await newProject(page, 'Garden');
    await relay.kill();
    await addCards(page, 'Ready', 'Here alone');
    await untilChipSays(page, /^Offline, 1 change waiting$/);
    const chip = page.getByRole('button', { name: /^Offline, 1 change waiting/ });
    await until(async () => (await chip.getAttribute('title'))?.includes('has not promised to keep it'), true);
  },
);

test.runIf(isDeep)(
  '[P2] full with two tabs open: what is begun meanwhile is refused and stays where it was typed',
  async () => {
    const { seat, page, address } = await atHerBoard();
    const other = await seat.tab();
    await other.goto(address);
    const { titles, restore } = await fill(page);
    // What is begun while it is full is refused, and stays where it was typed.
    await other.getByRole('button', { name: 'Add to Ready', exact: true }).click();
    const field = other.getByRole('textbox', { name: 'Add to Ready', exact: true });
    await field.fill('From the other tab');
    await field.press('Enter');
    await other
      .getByText(/^This was not saved: storage on this device is full\./)
      .first()
      .waitFor();
    await until(() => field.inputValue(), 'From the other tab');
    await restore();
    await untilChipSays(page, 'Saved on relay');
    await field.press('Enter');
    await card(page, 'From the other tab').waitFor();
    await Promise.all([page.close(), other.close()]);
    const third = await seat.tab();
    await third.goto(address);
    await until(() => titlesIn(third, 'Ready'), ['On the relay', ...titles, 'From the other tab']);
  },
);

test.runIf(isDeep)('[P2] cookies cleared: work goes on, and the next start signs in by itself', async () => {
  const { seat, page } = await atHerBoard();
  await seat.context.clearCookies();
  await addCards(page, 'Ready', 'Without a cookie');
  await untilChipSays(page, 'Saved on relay');
  await seat.context.clearCookies();
  await page.reload();
  await addCards(page, 'Ready', 'After a reload');
  await untilChipSays(page, 'Saved on relay');
});

test.runIf(isDeep)('[P2] small texts refused (no localStorage): everything else works', async () => {
  const { page } = await world.seat();
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await foundWorkspace(page, world.relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(page, 'Garden');
  await addCards(page, 'Ready', 'Kept all the same');
  await untilChipSays(page, 'Saved on relay');
  await page.reload();
  await card(page, 'Kept all the same').waitFor();
});

test.runIf(isDeep)('[P2] storage switched off altogether: the door names it and asks for nothing', async () => {
  const { page } = await world.seat();
  await page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
  await page.goto(world.relay.url);
  await page.getByText(/Baton needs storage on this device \(IndexedDB\)/).waitFor();
});

test.runIf(isDeep)(
  '[P2] the kept app is cleared while the relay is away: what was open goes on, and nothing is lost',
  async () => {
    const relay = await world.ownRelay();
    const { page } = await world.seat();
    await foundWorkspace(page, relay.url, { name: 'Ann Lee', team: 'Fern' });
    await newProject(page, 'Garden');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await relay.kill();
    await page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
    await (await page.context().newCDPSession(page)).send('Network.clearBrowserCache');
    await addCards(page, 'Ready', 'Written without the app’s files');
    await page.keyboard.press('Control+k');
    await page.getByRole('heading', { name: 'This part is not on this device yet' }).waitFor();
    await page.getByText('What you wrote is saved on this device.').waitFor();
    await relay.start();
    await page.getByRole('button', { name: 'Reload' }).click();
    await card(page, 'Written without the app’s files').waitFor();
    await untilChipSays(page, 'Saved on relay');
  },
);
