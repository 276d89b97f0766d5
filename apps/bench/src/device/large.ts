// A browser that has joined a company of 100,000 tasks: its start with and without the relay, an edit on its own screen, the
// lead passing to another tab, what it holds in memory.
import type { Browser, Page } from 'playwright-core';
import { follow, keyAt, painted, seen } from '../browser/followed-card.ts';
import { openLargeCompany, type LargeCompany } from '../browser/large-company.ts';
import { openBrowser, takeSeat, type Seat } from '../browser/seat.ts';
import { memoryOf } from '../browser/memory.ts';
import { measureStart, untilSaved } from '../browser/start.ts';
import type { Watched } from '../browser/watch-board.ts';
import type { Gathering } from '../figures.ts';
import { pause } from '../sync/subject.ts';

const subject = 'Baton';
const moves = 40;

const cardsOf = (page: Page) => page.locator('[data-drag-card]');
async function openABoard(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).locator('a[href*="/board/"]').first().click();
  await cardsOf(page).first().waitFor();
}

/** The first card is moved to the next column and back, by key. */
async function moveByKey(page: Page, count: number): Promise<number[]> {
  const card = (await cardsOf(page).first().getAttribute('data-drag-card')) ?? '';
  await follow(page, card);
  await cardsOf(page).first().focus();
  const keys: number[] = [];
  for (let move = 0; move < count; move += 1) {
    await page.keyboard.press(move % 2 === 0 ? 'Alt+ArrowRight' : 'Alt+ArrowLeft');
    keys.push(await keyAt(page));
    await painted(page, move + 1);
    await pause(50);
  }
  const at = await seen(page);
  return at.map((time, move) => time - (keys[move] ?? 0));
}

/** Another tab of the same profile, at the same board; the one that leads is closed, and a card is moved in the other. */
async function measureFailOver({ page }: Seat, gathering: Gathering): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await cardsOf(other).first().waitFor();
  await pause(1_000);
  const closedAt = Date.now();
  await page.close();
  const card = (await cardsOf(other).first().getAttribute('data-drag-card')) ?? '';
  await follow(other, card);
  await cardsOf(other).first().focus();
  await other.keyboard.press('Alt+ArrowRight');
  await painted(other, 1);
  const [at = Number.NaN] = await seen(other);
  gathering.add({ case: 'leader closed', subject, metric: 'next edit painted', unit: 'ms' }, at - closedAt);
}

async function measureAt(browser: Browser, company: LargeCompany, gathering: Gathering): Promise<void> {
  const seat = await takeSeat(browser, company.invitation, 'Vera Visitor');
  const { page } = seat;
  await openABoard(page);
  await untilSaved(page);
  // Projections are written a while after the last change, the service worker when all is quiet.
  await pause(12_000);
  gathering.addLatency(
    { case: 'edit among 100,000 tasks, own screen, painted', subject },
    await moveByKey(page, moves),
  );
  await untilSaved(page);
  await pause(5_000);
  const wanted = await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.counted());
  await page.evaluate((count) => sessionStorage.setItem('wanted', String(count)), wanted);
  await measureStart(seat, gathering, 'start with 100,000 tasks');
  await untilSaved(page);
  const figure = { case: 'start with 100,000 tasks', subject, unit: 'MB' };
  gathering.add({ ...figure, metric: 'memory, page and worker' }, await memoryOf(seat));
  await company.server.kill();
  await measureStart(seat, gathering, 'start with 100,000 tasks, relay dead');
  await measureFailOver(seat, gathering);
  await seat.leave();
}

export async function measureLarge(gathering: Gathering): Promise<void> {
  const [company, browser] = [await openLargeCompany(), await openBrowser()];
  try {
    await measureAt(browser, company, gathering);
  } finally {
    await browser.close();
    await company.server.end();
  }
}
