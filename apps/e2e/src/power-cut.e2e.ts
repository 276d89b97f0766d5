// The power of a person's own machine goes: the browser's profile lies on a disk of which only what was synced is left. What
// was called saved here is there; with an app that does not ask for that, something is not, or the cut is none.
import { cp, mkdtemp, readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, inject, test } from 'vitest';
import { DiskImage, sayLoudly, whyNoImages } from '@baton/testkit/power';
import { openProfile, type Profile } from './world/profile.ts';
import { addCards, titlesIn } from './world/steps/board.ts';
import { foundWorkspace } from './world/steps/door.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { newProject } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });
const reason = whyNoImages();
sayLoudly(reason);
const cuts = 6;
const megabytes = 512;

let disk: DiskImage | undefined;
let profile: Profile | undefined;
afterEach(async () => {
  await profile?.kill();
  profile = undefined;
  disk?.remove();
  disk = undefined;
});

const start = async (on: DiskImage): Promise<Page> => {
  profile = await openProfile(inject('chromium'), join(on.mounted, 'profile'));
  return profile.page;
};

const isOpenIn = async (pid: string, folder: string): Promise<boolean> => {
  const open = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const links = await Promise.all(open.map((one) => readlink(`/proc/${pid}/fd/${one}`).catch(() => '')));
  return links.some((link) => link.startsWith(folder));
};
/** The browser's further processes end a moment after it; what one of them still wrote would make the copy none of one moment. */
async function untilNobodyWrites(folder: string): Promise<void> {
  const isFree = async (): Promise<boolean> => {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
    return !(await Promise.all(pids.map((pid) => isOpenIn(pid, folder)))).includes(true);
  };
  await until(isFree, true);
}
async function cutPower(on: DiskImage): Promise<void> {
  await profile?.kill();
  await untilNobodyWrites(on.mounted);
  on.cut();
  on.swap();
}

/** The built app, asking the browser's database for no more than most apps do. */
async function relaxedApp(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-relaxed-'));
  await cp(inject('webFolder'), folder, { recursive: true });
  let changed = 0;
  for (const name of await readdir(join(folder, 'assets'))) {
    const file = join(folder, 'assets', name);
    if (!name.endsWith('.js')) continue;
    const text = await readFile(file, 'utf8');
    const relaxed = text
      .replaceAll(/durability:[\w$]+/gu, 'durability:`relaxed`')
      .replaceAll(/(["'`])strict\1/gu, '`relaxed`');
    if (relaxed === text) continue;
    changed += 1;
    await writeFile(file, relaxed);
  }
  expect(changed).toBeGreaterThan(0);
  return folder;
}

/** The logs of the browser's databases, by name. */
async function logsIn({ mounted }: DiskImage): Promise<string> {
  const files = await readdir(join(mounted, 'profile', 'Default', 'IndexedDB'), { recursive: true });
  return files
    .filter((name) => name.endsWith('.log'))
    .sort()
    .join();
}

/** With the relay gone: where the cards were called saved on this device, the power goes. Answers those that are left. */
async function livesThroughCuts(count: number, env: Record<string, string>) {
  const relay = await world.ownRelay(env);
  const on = (disk = new DiskImage(await mkdtemp(join(tmpdir(), 'baton-profile-')), megabytes));
  let page = await start(on);
  await foundWorkspace(page, relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(page, 'Garden');
  await untilChipSays(page, 'Saved on relay');
  const address = page.url();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await relay.kill();
  // What the browser itself had still to write, so that it starts at all.
  await profile?.kill();
  on.sync();
  const said: string[] = [];
  let before = await logsIn(on);
  page = await start(on);
  await page.goto(address);
  for (let cut = 1; cut <= count; cut += 1) {
    // A start leaves the log of before behind (decision 0049).
    await until(async () => (await logsIn(on)) === before, false);
    said.push(`Kept ${cut}`);
    await addCards(page, 'Ready', `Kept ${cut}`);
    await untilChipSays(page, `Offline, ${cut} change${cut === 1 ? '' : 's'} waiting`);
    await cutPower(on);
    before = await logsIn(on);
    page = await start(on);
    await page.goto(address);
    await page.getByRole('button', { name: /^Offline/ }).waitFor();
    if (count > 1) await until(() => titlesIn(page, 'Ready'), said);
  }
  return { relay, page, said };
}

test.skipIf(reason !== undefined)(
  `[P2] the power goes ${cuts} times: all that was called saved on this device is there at the next start`,
  { tags: 'deep', timeout: 600_000 },
  async () => {
    const { relay, page } = await livesThroughCuts(cuts, {});
    await relay.start();
    await untilChipSays(page, 'Saved on relay');
  },
);

test.skipIf(reason !== undefined)(
  '[P2] the control: with an app that does not ask for it, what was called saved is gone after the cut',
  { tags: 'deep', timeout: 600_000 },
  async () => {
    const { page } = await livesThroughCuts(1, { BATON_WEB: await relaxedApp() });
    expect(await titlesIn(page, 'Ready')).toEqual([]);
  },
);
