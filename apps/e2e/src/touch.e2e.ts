import type { BrowserContextOptions, CDPSession, Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { card, column, titlesIn } from './world/steps/board.ts';
import { openDemo } from './world/steps/door.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld();
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};

async function middleOf(place: Locator): Promise<{ x: number; y: number }> {
  const box = await place.boundingBox();
  if (!box) throw new Error('It is not on the screen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A finger that holds until the card comes along, moves in small steps, and lets go. */
async function carry(page: Page, title: string, to: () => Promise<{ x: number; y: number }>): Promise<void> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  const from = await middleOf(card(page, title));
  await touch('touchStart', [from]);
  await page.locator('[data-drag-lifted]').waitFor({ state: 'attached' });
  // Held for longer than any menu waits for: none may open.
  await page.waitForTimeout(700);
  expect(await page.getByRole('menu').count()).toBe(0);
  const goal = await to();
  for (let step = 1; step <= 8; step += 1)
    await touch('touchMove', [
      { x: from.x + ((goal.x - from.x) * step) / 8, y: from.y + ((goal.y - from.y) * step) / 8 },
    ]);
  await touch('touchEnd', []);
}

test('on the phone a held card is carried by the finger', async () => {
  const { page } = await world.seat(phone);
  await openDemo(page, world.relay.url);
  const [first, second, ...rest] = await titlesIn(page, 'Ready');
  await carry(page, first ?? '', async () => {
    const below = await middleOf(card(page, second ?? ''));
    return { x: below.x, y: below.y + 50 };
  });
  await until(() => titlesIn(page, 'Ready'), [second, first, ...rest]);
});

test('on the phone a card goes to another column in two taps through its menu', async () => {
  const { page } = await world.seat(phone);
  await openDemo(page, world.relay.url);
  await column(page, 'Ready').waitFor();
  await page.getByRole('button', { name: 'All actions of EAN codes into the ERP' }).tap();
  await page.getByRole('menuitem', { name: 'Status' }).tap();
  await page.getByRole('menuitem', { name: 'Making' }).tap();
  await until(async () => (await titlesIn(page, 'Ready')).includes('EAN codes into the ERP'), false);
  await page
    .getByRole('group', { name: 'Columns' })
    .getByRole('button', { name: /^Making/ })
    .tap();
  await until(async () => (await titlesIn(page, 'Making')).includes('EAN codes into the ERP'), true);
  expect(await titlesIn(page, 'Making')).toHaveLength(8);
});
