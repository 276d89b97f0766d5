import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addCards, card } from './world/steps/board.ts';
import { createButton, foundWorkspace } from './world/steps/door.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { addDevice, newProject, openProject, removeOtherDevice } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true });

const databasesOf = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
const removed = (page: Page) => page.getByRole('heading', { name: 'This device was removed from Fern' });

test('a device that is removed while it is open: its rows leave both tabs, and nothing of the workspace is left', async () => {
  const first = (await world.seat()).page;
  await foundWorkspace(first, world.relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(first, 'Garden');
  await addCards(first, 'Ready', 'For our eyes');
  const seat = await world.seat();
  const second = seat.page;
  await addDevice(first, second, world.relay.url);
  await openProject(second, 'Garden');
  await card(second, 'For our eyes').waitFor();
  const tab = await seat.tab();
  await tab.goto(second.url());
  await card(tab, 'For our eyes').waitFor();

  await removeOtherDevice(first);
  await Promise.all([removed(second).waitFor(), removed(tab).waitFor()]);
  for (const page of [second, tab]) expect(await card(page, 'For our eyes').count()).toBe(0);
  await until(() => databasesOf(second), ['baton']);
  await second.getByRole('button', { name: 'Start' }).click();
  await createButton(second).waitFor();
});

test(
  'removed while it was closed, by a relay that holds nothing: its next start erases it, and gives out what it had not sent',
  { tags: 'deep' },
  async () => {
    const relay = await world.ownRelay();
    const first = (await world.seat()).page;
    await foundWorkspace(first, relay.url, { name: 'Ann Lee', team: 'Fern' });
    await newProject(first, 'Garden');
    const seat = await world.seat();
    const second = seat.page;
    await addDevice(first, second, relay.url);
    await openProject(second, 'Garden');
    await untilChipSays(second, 'Saved on relay');
    const address = second.url();
    await relay.kill();
    await untilChipSays(second, /^Offline/);
    await addCards(second, 'Ready', 'Written on the train');
    await untilChipSays(second, /^Offline, 1 change waiting/);
    await second.close();
    await relay.start();
    await untilChipSays(first, 'Saved on relay');
    await removeOtherDevice(first);

    const again = await seat.tab();
    // A relay of before there was a held tray, or one that has no room in it.
    await again.route('**/api/held', (route) =>
      route.fulfill({ status: 409, json: { refused: 'not-held', why: 'The relay does not take these edits.' } }),
    );
    await again.goto(address);
    await removed(again).waitFor();
    expect(await databasesOf(again)).toEqual(['baton']);
    const [download] = await Promise.all([
      again.waitForEvent('download'),
      again.getByRole('button', { name: 'Save my 1 unsent edit' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toContain('Written on the train');
    // It is kept over a start, until it is taken off.
    await again.goto(relay.url);
    await again.getByRole('button', { name: 'Discard', exact: true }).click();
    await again.getByRole('button', { name: 'Discard 1 edit for good' }).click();
    await createButton(again).waitFor();
    await card(first, 'Written on the train').waitFor({ state: 'detached' });
  },
);
