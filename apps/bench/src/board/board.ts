// pnpm bench board: a board of 2,000 cards on screen, and a start with 10,000 tasks on the device.
import type { Browser, Page } from 'playwright-core';
import { openCompany, type Company } from '../browser/company.ts';
import { goToBoard, linkOf, openBrowser, takeSeat, workOf, type Seat } from '../browser/seat.ts';
import { measureStart, untilSaved } from '../browser/start.ts';
import type { Watched } from '../browser/watch-board.ts';
import type { Gathering } from '../figures.ts';
import type { Measure } from '../sync/sync.ts';
import { pause } from '../sync/subject.ts';
import { measureDescription } from './description.ts';

const subject = 'Baton';
const cards = 2_000;
const idle = (page: Page): Promise<void> => page.waitForTimeout(1_500);

async function untilCounted(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => (globalThis as unknown as { watched: Watched }).watched.counted() === wanted,
    count,
    { polling: 250 },
  );
}

/** A figure of something that did not happen would look good. */
async function must(page: Page, selector: string, sentence: string): Promise<void> {
  if ((await page.locator(selector).count()) === 0) throw new Error(sentence);
}

async function measureMount(seat: Seat, gathering: Gathering): Promise<void> {
  const { page } = seat;
  await page.getByRole('link', { name: 'All projects' }).click();
  await page.getByRole('heading', { name: 'All projects', level: 1 }).waitFor();
  await idle(page);
  const link = linkOf(page, 'Large');
  await link.hover();
  await idle(page);
  const before = await workOf(seat);
  await link.click();
  await idle(page);
  const after = await workOf(seat);
  await must(page, '[data-drag-card]', 'the board was not there in time');
  const figure = { case: 'mount 2,000 cards', subject, unit: 'ms' };
  gathering.add({ ...figure, metric: 'main thread' }, after.task - before.task);
  gathering.add({ ...figure, metric: 'of it script' }, after.script - before.script);
  await untilCounted(page, cards);
}

async function measureDrag(seat: Seat, gathering: Gathering): Promise<void> {
  const { page } = seat;
  const box = await page.locator('[data-drag-card]').first().boundingBox();
  if (box === null) throw new Error('no card is on screen');
  const [x, y] = [box.x + box.width / 2, box.y + 16];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 12, y + 12, { steps: 4 });
  await pause(300);
  await must(page, '[data-drag-lifted]', 'no card is in the hand');
  const before = await workOf(seat);
  for (let move = 1; move <= 60; move += 1)
    await page.mouse.move(x + 12 + move * 10, y + 12 + Math.sin(move / 6) * 200 + 200);
  const after = await workOf(seat);
  const figure = { case: '60 pointer moves', subject, unit: 'ms' };
  gathering.add({ ...figure, metric: 'main thread' }, after.task - before.task);
  gathering.add({ ...figure, metric: 'of it script' }, after.script - before.script);
  await page.keyboard.press('Escape');
  await page.mouse.up();
}

/** Arrow keys over the cards: from the key to the frame that shows it. */
async function measureKeys({ page }: Seat, gathering: Gathering): Promise<void> {
  await page.locator('[data-drag-card]').first().focus();
  await page.evaluate(() => {
    const took: number[] = [];
    Object.assign(globalThis, { took });
    addEventListener('keydown', ({ timeStamp }) => {
      requestAnimationFrame(() => setTimeout(() => took.push(performance.now() - timeStamp)));
    });
  });
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press(press % 20 < 15 ? 'ArrowDown' : 'ArrowRight');
    await pause(30);
  }
  const took = await page.evaluate(() => (globalThis as unknown as { took: number[] }).took);
  gathering.addLatency({ case: 'key → painted', subject }, took);
}

async function measureBoard(browser: Browser, company: Company, gathering: Gathering): Promise<void> {
  company.bring({ name: 'Large', cards, from: 1 });
  const seat = await takeSeat(browser, company.invitation, 'Ann Lee');
  const { page } = seat;
  await goToBoard(page, 'Large');
  await untilCounted(page, cards);
  await measureMount(seat, gathering);
  await measureDrag(seat, gathering);
  await measureKeys(seat, gathering);
  for (const from of [2, 3, 4, 5]) company.bring({ name: `Other ${from}`, cards, from });
  for (const from of [2, 3, 4, 5]) await linkOf(page, `Other ${from}`).waitFor();
  await untilSaved(page);
  // Projections are written a while after the last change, the service worker when all is quiet.
  await pause(8_000);
  await page.evaluate((wanted) => sessionStorage.setItem('wanted', String(wanted)), cards);
  await measureStart(seat, gathering, 'start with 10,000 tasks');
  await untilSaved(page);
  await company.server.kill();
  await measureStart(seat, gathering, 'start with 10,000 tasks, relay dead');
  await company.server.again();
  await seat.leave();
}

export const boardCases: Readonly<Record<string, readonly Measure[]>> = {
  board: [
    async (gathering) => {
      const [company, browser] = [await openCompany(), await openBrowser()];
      try {
        await measureBoard(browser, company, gathering);
      } finally {
        await browser.close();
        await company.end();
      }
    },
  ],
  description: [measureDescription],
};
