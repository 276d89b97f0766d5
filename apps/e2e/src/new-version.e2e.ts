// A new version of the app arrives while tabs run the one before: nothing changes under a person's hands, and no text is lost.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, inject, test } from 'vitest';
import { addCards, card } from './world/steps/board.ts';
import { foundWorkspace } from './world/steps/door.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openPeek, peek } from './world/steps/task.ts';
import { newProject } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });
let folder = '';
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A copy of the built app, so that another version can take its place. */
async function ownApp(): Promise<string> {
  folder = await mkdtemp(join(tmpdir(), 'baton-app-'));
  await cp(inject('webFolder'), folder, { recursive: true });
  return folder;
}
/** The next version: another page, another service worker, and the command palette under another name. */
async function release(app: string): Promise<void> {
  const assets = join(app, 'assets');
  const [palette = ''] = (await readdir(assets)).filter((name) => /^palette-.*\.js$/.test(name));
  await rm(join(assets, palette));
  const worker = join(app, 'sw.js');
  const said = await readFile(worker, 'utf8');
  const next = said.replace(/"version":"[0-9a-f]+"/, '"version":"ofTomorrow"').replace(`"/assets/${palette}",`, '');
  expect(next).not.toBe(said);
  await writeFile(worker, next);
  const page = join(app, 'index.html');
  await writeFile(page, (await readFile(page, 'utf8')).replace('<head>', '<head><meta name="version" content="2">'));
}
const isNew = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.querySelector('meta[name=version]') !== null);
const draft = (page: Page) => peek(page).getByRole('textbox', { name: 'Comment' });

test('[P11] a part of the old version is gone from the relay: that is said, and the reload keeps what was typed', async () => {
  const app = await ownApp();
  const relay = await world.ownRelay({ BATON_WEB: app });
  const { page } = await world.seat({ serviceWorkers: 'block' });
  await foundWorkspace(page, relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(page, 'Garden');
  await addCards(page, 'Ready', 'Order seeds');
  await openPeek(page, 'Order seeds');
  await draft(page).fill('Half a sentence');
  await untilChipSays(page, 'Saved on relay');
  await release(app);
  // By the button: in the comment the key is the editor's own, for a link.
  await page.getByRole('button', { name: 'Find or do' }).click();
  await page.getByRole('heading', { name: 'A new version is here' }).waitFor();
  await page.getByText('What you wrote is saved on this device.').waitFor();
  await page.getByRole('button', { name: 'Reload' }).click();
  await until(() => draft(page).inputValue(), 'Half a sentence');
  expect(await isNew(page)).toBe(true);
});

test('[P11] two tabs and a new version: both hear of it, one takes it with its text, the other goes on as it is', async () => {
  const app = await ownApp();
  const relay = await world.ownRelay({ BATON_WEB: app });
  const seat = await world.seat();
  const { page } = seat;
  await foundWorkspace(page, relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(page, 'Garden');
  await addCards(page, 'Ready', 'Order seeds');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.reload();
  await openPeek(page, 'Order seeds');
  await draft(page).fill('Half a sentence');
  const second = await seat.tab();
  await second.goto(page.url());
  await card(second, 'Order seeds').waitFor();
  await release(app);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update().then(() => true));
  for (const tab of [page, second]) await tab.getByText('A new version is ready').waitFor();
  expect(await isNew(page)).toBe(false);
  await page.getByText('A new version is ready').locator('..').getByRole('button', { name: 'Reload' }).click();
  await until(() => draft(page).inputValue(), 'Half a sentence');
  await until(() => isNew(page), true);
  // The other runs what it has: it still edits, and its own parts are kept for it.
  await second.keyboard.press('Escape');
  await addCards(second, 'Ready', 'By the older one');
  await second.keyboard.press('Control+k');
  await second.getByRole('combobox').waitFor();
  await page.keyboard.press('Escape');
  await card(page, 'By the older one').waitFor();
  expect(await isNew(second)).toBe(false);
});
