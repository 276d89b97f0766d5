// Tabs that are frozen, thrown out, closed in the middle of a word, or come back from the browser's memory (P2, P3).
import { expect, test } from 'vitest';
import { addCards, card, titlesIn } from './world/steps/board.ts';
import { foundWorkspace } from './world/steps/door.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { crash, freeze, standAside, thaw } from './world/steps/storage.ts';
import { newProject } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld();
const isDeep = process.env['BATON_DEEP'] !== undefined;

async function twoTabs() {
  const seat = await world.seat();
  const { page } = seat;
  await foundWorkspace(page, world.relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(page, 'Garden');
  await addCards(page, 'Ready', 'First');
  await untilChipSays(page, 'Saved on relay');
  const second = await seat.tab();
  await second.goto(page.url());
  await card(second, 'First').waitFor();
  return { seat, page, second };
}

test('[P3] the leading tab is frozen: the one in front takes over; thawed it follows, and calls nothing saved that is not', async () => {
  const { page, second } = await twoTabs();
  await freeze(page);
  await addCards(second, 'Ready', 'While it slept');
  await untilChipSays(second, 'Saved on relay');
  await thaw(page);
  await card(page, 'While it slept').waitFor();
  await addCards(page, 'Ready', 'After it woke');
  await card(second, 'After it woke').waitFor();
  await untilChipSays(page, 'Saved on relay');
});

test.runIf(isDeep)(
  '[P2] the tab’s process is thrown out: what was shown as saved is there, and the other tab goes on at once',
  async () => {
    const { seat, page, second } = await twoTabs();
    const address = page.url();
    await addCards(page, 'Ready', 'Just before');
    await untilChipSays(page, 'Saved on relay');
    await crash(page);
    if (!second.isClosed()) await second.reload();
    await card(second, 'Just before').waitFor();
    await addCards(second, 'Ready', 'Afterwards');
    const third = await seat.tab();
    await third.goto(address);
    await until(() => titlesIn(third, 'Ready'), ['First', 'Just before', 'Afterwards']);
  },
);

test('[P2] a page that is closed in the middle of a write leaves each edit whole or not at all, and none that it had called saved', async () => {
  const { seat, page, second } = await twoTabs();
  await second.close();
  const address = page.url();
  const field = page.getByRole('textbox', { name: 'Add to Ready', exact: true });
  await page.getByRole('button', { name: 'Add to Ready', exact: true }).click();
  await field.fill('Said to be saved');
  await field.press('Enter');
  await untilChipSays(page, 'Saved on relay');
  await field.fill('One\nTwo\nThree');
  await field.press('Enter');
  await page.close();
  const again = await seat.tab();
  await again.goto(address);
  await card(again, 'Said to be saved').waitFor();
  await untilChipSays(again, 'Saved on relay');
  const more = (await titlesIn(again, 'Ready')).slice(2);
  expect([0, 3]).toContain(more.length);
});

test.runIf(isDeep).each(['away to another page', 'back and forth'])('[P2] %s in the middle of writes', async (how) => {
  const { page, second } = await twoTabs();
  await second.close();
  const address = page.url();
  for (let round = 1; round <= 5; round += 1) {
    await addCards(page, 'Ready', `Round ${round}`);
    await untilChipSays(page, 'Saved on relay');
    await standAside(page);
    if (how === 'back and forth') await page.goBack();
    else await page.goto(address);
    await card(page, `Round ${round}`).waitFor();
  }
  await until(async () => (await titlesIn(page, 'Ready')).length, 6);
});

test.runIf(isDeep)(
  '[P2] frozen in the middle of a burst and thrown out while frozen: what was called saved is there',
  async () => {
    const { seat, page, second } = await twoTabs();
    const address = page.url();
    await addCards(page, 'Ready', 'Called saved');
    await untilChipSays(page, 'Saved on relay');
    await freeze(page);
    await addCards(second, 'Ready', 'By the other');
    await page.close();
    const third = await seat.tab();
    await third.goto(address);
    await until(() => titlesIn(third, 'Ready'), ['First', 'Called saved', 'By the other']);
  },
);

test.runIf(isDeep)('[P3] frozen and thawed ten times, with edits of both tabs in between, both end alike', async () => {
  const { page, second } = await twoTabs();
  for (let round = 1; round <= 10; round += 1) {
    const [asleep, awake] = round % 2 === 0 ? [page, second] : [second, page];
    await freeze(asleep);
    await addCards(awake, 'Ready', `Round ${round}`);
    await thaw(asleep);
    await card(asleep, `Round ${round}`).waitFor();
  }
  expect(await titlesIn(page, 'Ready')).toEqual(await titlesIn(second, 'Ready'));
});
