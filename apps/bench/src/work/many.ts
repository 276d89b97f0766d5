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

/** From the next key until these words stand there and are painted. */
const untilPainted = (page: Page, words: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`“${wanted}” never stood there`)), 30_000);
        let begun = 0;
        addEventListener('keydown', (event) => (begun = event.timeStamp), { capture: true });
        const observer = new MutationObserver(() => {
          if (!(document.body.textContent ?? '').includes(wanted)) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
    words,
  );

/** A column of 500 by Ctrl A, then a priority by two keys: until it is said that all of them have it. */
async function measureBulk(page: Page, gathering: Gathering): Promise<void> {
  for (const priority of ['1', '2', '3']) {
    await page.locator('[data-drag-card]').first().focus();
    await page.keyboard.press('Control+a');
    await page.getByText('500 selected').first().waitFor();
    const took = untilPainted(page, '500 tasks');
    await page.keyboard.press('p');
    await page.keyboard.press(priority);
    gathering.add({ case: 'bulk edit of 500', subject, metric: 'key → said', unit: 'ms' }, await took);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await untilSaved(page);
    await pause(6_000);
  }
}

/** From the next key until the last change that it brought; nothing changes for a second after it. */
const untilQuiet = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error('it never came to rest')), 30_000);
        let [begun, last] = [0, 0];
        addEventListener('keydown', (event) => (begun = event.timeStamp), { capture: true, once: true });
        const observer = new MutationObserver(() => (last = performance.now()));
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        const look = (): void => {
          if (last === 0 || performance.now() - last < 1_000) return void setTimeout(look, 50);
          observer.disconnect();
          resolve(last - begun);
        };
        look();
      }),
  );

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
    const took = untilQuiet(page);
    await page.keyboard.type(words.slice(-1));
    samples.push(await took);
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
