import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card } from './world/steps/board.ts';
import { foundWorkspace } from './world/steps/door.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { newProject } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld();
const day = 86_400_000;
const locked = (page: Page) => page.getByRole('heading', { name: 'Fern is locked here' });
const notice = (page: Page) => page.getByText(/^Connect to the relay by .*, or this device locks$/);

/** The clock of the worker, which holds everything; the page is only what it shows. */
async function moveClock(context: BrowserContext, clock: { readonly ahead: number }): Promise<void> {
  await context.route(/worker[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    const moved = `{ const now = Date.now; Date.now = () => now() + ${clock.ahead}; }\n`;
    await route.fulfill({ response, body: moved + (await response.text()) });
  });
}
async function savedBy(page: Page, button: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return readFile(await file.path(), 'latin1');
}
const cut = (context: BrowserContext): Promise<unknown> =>
  context.route('**/api/**', (route) => route.abort('internetdisconnected'));

test('with a clock that is moved: five days before its end the lease is spoken of, then the device is locked, set back too, with what was not sent still in its person’s hands, until it meets the relay', async () => {
  // A kept copy of the worker would have the clock of then.
  const { page, context } = await world.seat({ serviceWorkers: 'block' });
  const clock = { ahead: 0 };
  await foundWorkspace(page, world.relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(page, 'Garden');
  await addCards(page, 'Ready', 'For our eyes');
  await untilChipSays(page, 'Saved on relay');
  await moveClock(context, clock);
  await cut(context);

  clock.ahead = 24 * day;
  await page.reload();
  await card(page, 'For our eyes').waitFor();
  expect(await notice(page).count()).toBe(0);
  clock.ahead = 26 * day;
  await page.reload();
  await notice(page).waitFor();
  expect(await card(page, 'For our eyes').count()).toBe(1);

  await addCards(page, 'Ready', 'Written on the train');
  await untilChipSays(page, /^Offline, 1 change waiting/);

  clock.ahead = 31 * day;
  await page.reload();
  await locked(page).waitFor();
  for (const title of ['For our eyes', 'Written on the train']) expect(await card(page, title).count()).toBe(0);
  // What was not sent is in its person's hands, as text and as a file for another device of theirs.
  expect(await savedBy(page, 'Save my 1 unsent edit')).toContain('Written on the train');
  expect((await savedBy(page, 'Save for another device of mine')).length).toBeGreaterThan(100);
  expect(await violationsOn(page)).toEqual([]);
  await page.getByText('This device has not met the relay for 30 days').waitFor();
  clock.ahead = 0;
  await page.reload();
  await locked(page).waitFor();

  await context.unrouteAll();
  await page.reload();
  for (const title of ['For our eyes', 'Written on the train']) await card(page, title).waitFor();
  await untilChipSays(page, 'Saved on relay');
});
