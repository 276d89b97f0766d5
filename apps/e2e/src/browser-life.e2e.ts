// The life of a browser: killed without a word. What was called saved here is there at the next start. BATON_DEEP=1 kills
// more often. In the whole browser: the one without windows forgets a profile's service worker when it is killed.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, inject, test } from 'vitest';
import { openProfile, type Profile } from './world/profile.ts';
import { addCards, card } from './world/steps/board.ts';
import { foundWorkspace } from './world/steps/door.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { newProject } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });
const isDeep = process.env['BATON_DEEP'] !== undefined;
const rounds = isDeep ? 20 : 6;
/** Each with a browser, a workspace and a relay of its own. */
const lives = Array.from({ length: isDeep ? 5 : 1 }, (_, at) => at + 1);

let directory = '';
let profile: Profile | null = null;
const start = async (): Promise<Page> => {
  if (directory === '') directory = await mkdtemp(join(tmpdir(), 'baton-profile-'));
  profile = await openProfile(inject('chromium'), directory);
  return profile.page;
};
afterEach(async () => {
  await profile?.kill();
  profile = null;
  await rm(directory, { recursive: true, force: true });
  directory = '';
});

test.each(lives)(
  `[P2] life %i: the browser is killed ${rounds} times: all that was called saved is there at the next start`,
  async () => {
    const relay = await world.ownRelay();
    let page = await start();
    await foundWorkspace(page, relay.url, { name: 'Ann Lee', team: 'Fern' });
    await newProject(page, 'Garden');
    await untilChipSays(page, 'Saved on relay');
    const address = page.url();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await relay.kill();
    for (let round = 1; round <= rounds; round += 1) {
      await addCards(page, 'Ready', `Kept ${round}`);
      await untilChipSays(page, `Offline, ${round} change${round === 1 ? '' : 's'} waiting`);
      await profile?.kill();
      page = await start();
      await page.goto(address);
      for (let before = 1; before <= round; before += 1) await card(page, `Kept ${before}`).waitFor();
    }
    await relay.start();
    await untilChipSays(page, 'Saved on relay');
  },
);
