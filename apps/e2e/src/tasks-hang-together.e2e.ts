import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card, stepCard, titlesIn } from './world/steps/board.ts';
import { addParts, blockedBy, closePeek, link, net, parts } from './world/steps/hanging.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openPeek, peek } from './world/steps/task.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });

/** Two cards in the first column, on both screens. */
async function twoWithCards() {
  const relay = await world.ownRelay();
  const { ann, bo } = await meetOnABoard(world, relay);
  await addCards(ann, 'Ready', 'Film\nPage');
  await card(bo, 'Page').waitFor();
  return { relay, ann, bo };
}
const offline = async (relay: { kill(): Promise<void> }, ...pages: readonly Page[]): Promise<void> => {
  await relay.kill();
  await Promise.all(pages.map((page) => untilChipSays(page, /^Offline/)));
};
const together = async (relay: { start(): Promise<void> }, ...pages: readonly Page[]): Promise<void> => {
  await relay.start();
  await Promise.all(pages.map((page) => untilChipSays(page, 'Saved on relay')));
};

test('a card names what it waits for and one press opens that; done, it holds nothing up any more', async () => {
  const { ann, bo } = await twoWithCards();
  await openPeek(ann, 'Page');
  await link(ann, 'Waits for', 'Film');
  await addParts(ann, 'Words', 'Pictures');
  await parts(ann).getByRole('checkbox', { name: 'Done: Words' }).press('Space');
  await parts(ann).getByText('1 of 2').waitFor();
  expect(await violationsOn(ann)).toEqual([]);
  await closePeek(ann);

  // The other one sees it all on the card.
  await blockedBy(bo, 'Page').waitFor();
  await card(bo, 'Page').getByTitle('Sub-tasks: 1 of 2').waitFor();
  await card(bo, 'Pictures')
    .getByRole('link', { name: /^Sub-task of/ })
    .waitFor();
  expect(await violationsOn(bo)).toEqual([]);
  await blockedBy(bo, 'Page').click();
  await bo.getByRole('button', { name: 'Title: Film' }).waitFor();
  await net(bo).getByRole('link', { name: /Page/ }).waitFor();

  for (const name of ['Making', 'Review', 'Done']) {
    await stepCard(ann, 'Film', 'Right');
    await until(async () => (await titlesIn(ann, name)).includes('Film'), true);
  }
  await until(() => blockedBy(ann, 'Page').count(), 0);
});

test('on the phone sub-tasks and relations are read and made by touch', { tags: 'deep' }, async () => {
  const { ann } = await twoWithCards();
  await openPeek(ann, 'Page');
  await link(ann, 'Has to do with', 'Film');
  await addParts(ann, 'Words');
  await ann.setViewportSize({ width: 390, height: 844 });
  await parts(ann).getByRole('button', { name: 'More of Words' }).click();
  await ann.getByRole('menuitem', { name: /^Take out/ }).click();
  await until(() => parts(ann).getByRole('link').count(), 0);
  await until(() => ann.evaluate(() => document.documentElement.scrollWidth <= 390), true);
  expect(await violationsOn(ann)).toEqual([]);
});

test(
  'two who close a ring apart see the same edge of it count nowhere, and no task is lost',
  { tags: 'deep' },
  async () => {
    const { relay, ann, bo } = await twoWithCards();
    await offline(relay, ann, bo);
    await openPeek(ann, 'Page');
    await link(ann, 'Waits for', 'Film');
    await addParts(ann, 'Words');
    await closePeek(ann);
    await openPeek(bo, 'Film');
    await link(bo, 'Waits for', 'Page');
    await addParts(bo, 'Cut');
    await closePeek(bo);
    await together(relay, ann, bo);

    for (const page of [ann, bo]) {
      await blockedBy(page, 'Page').waitFor();
      await until(() => blockedBy(page, 'Film').count(), 0);
      for (const title of ['Page', 'Film', 'Words', 'Cut']) await card(page, title).waitFor();
      await openPeek(page, 'Film');
      await net(page)
        .getByText(/Closes a ring/)
        .waitFor();
      await closePeek(page);
    }
    // One of them taken away, the other counts.
    await openPeek(bo, 'Page');
    await net(bo)
      .getByRole('button', { name: /^Take away: Waits for Film/ })
      .press('Enter');
    await closePeek(bo);
    await blockedBy(ann, 'Film').waitFor();
    expect(await peek(ann).count()).toBe(0);
  },
);
