// pnpm bench work --case many: 500 cards changed by one gesture, and comments found among 20,000, in the browser.
import type { Page } from 'playwright-core';
import { openCompany } from '../browser/company.ts';
import { goToBoard, openBrowser, takeSeat } from '../browser/seat.ts';
import { untilSaved } from '../browser/start.ts';
import type { Gathering } from '../figures.ts';
import { pause } from '../sync/subject.ts';

const subject = 'Baton';
const board = { name: 'Large', cards: 2_000, from: 1, comments: 10 };
const asked = ['harbour', 'invoice', 'the blue', 'number 19', 'larch', 'wants photo'];

/** Runs in the page: from the next key until these words stand there and are painted. */
function watchWords(wanted: string): void {
  const watched = new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error(`“${wanted}” never stood there`)), 30_000);
    let begun = Number.NaN;
    addEventListener('keydown', (event) => (begun = event.timeStamp), { capture: true });
    const observer = new MutationObserver(() => {
      if (!(document.body.textContent ?? '').includes(wanted)) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  Object.assign(globalThis, { watched });
}
/** What the page began to watch before the key was pressed: the key may come first else, and nobody knows when. */
const watchedIn = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { watched: Promise<number> }).watched);

/** A column of 500 by Ctrl A, then a priority by two keys: until it is said that all of them have it. */
async function measureBulk(page: Page, gathering: Gathering): Promise<void> {
  for (const priority of ['1', '2', '3']) {
    await page.locator('[data-drag-card]').first().focus();
    await page.keyboard.press('Control+a');
    await page.getByText('500 selected').first().waitFor();
    await page.evaluate(watchWords, '500 tasks');
    await page.keyboard.press('p');
    await page.keyboard.press(priority);
    gathering.add({ case: 'bulk edit of 500', subject, metric: 'key → said', unit: 'ms' }, await watchedIn(page));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await untilSaved(page);
    await pause(6_000);
  }
}

/** Runs in the page: from the next key until the last change that it brought; nothing changes for a second after it. */
function watchRest(): void {
  const watched = new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error('it never came to rest')), 30_000);
    let [begun, last] = [Number.NaN, 0];
    addEventListener('keydown', (event) => (begun = event.timeStamp), { capture: true, once: true });
    const menu = document.querySelector('[role=dialog][aria-label="Find or do"]');
    const observer = new MutationObserver(() => (last = performance.now()));
    if (menu) observer.observe(menu, { childList: true, subtree: true, characterData: true });
    const look = (): void => {
      if (last === 0 || performance.now() - last < 1_000) return void setTimeout(look, 50);
      observer.disconnect();
      resolve(last - begun);
    };
    look();
  });
  Object.assign(globalThis, { watched });
}

/** Typed into the command menu: from the last key until what it finds stands there. */
async function measureFinding(page: Page, gathering: Gathering): Promise<void> {
  const samples: number[] = [];
  const menu = page.getByRole('dialog', { name: 'Find or do' });
  for (const words of asked) {
    await page.keyboard.press('Control+k');
    // By its name: what a bulk edit said may still stand there, and keys would go to the board.
    await menu.waitFor();
    await page.keyboard.type(words.slice(0, -1));
    await pause(1_500);
    await page.evaluate(watchRest);
    await page.keyboard.type(words.slice(-1));
    samples.push(await watchedIn(page));
    await page.getByText('Comments', { exact: true }).first().waitFor();
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
  }
  gathering.addLatency({ case: 'comments found among 20,000, key → painted', subject }, samples);
}

async function measureIn(page: Page, gathering: Gathering): Promise<void> {
  await goToBoard(page, board.name);
  await page.locator('[data-drag-card]').first().waitFor();
  await untilSaved(page);
  await pause(5_000);
  await measureBulk(page, gathering);
  await measureFinding(page, gathering);
}

export async function measureMany(gathering: Gathering): Promise<void> {
  const [company, browser] = [await openCompany(), await openBrowser()];
  try {
    company.bring(board);
    const seat = await takeSeat(browser, company.invitation, 'Ann Lee');
    await measureIn(seat.page, gathering);
    await seat.leave();
  } finally {
    await browser.close();
    await company.end();
  }
}
