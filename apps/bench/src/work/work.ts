// pnpm bench work: My work and the inbox of somebody in a company of 100,000 tasks: loaded anew, with and without the relay;
// a key until it is painted; memory.
import type { Browser, Page } from 'playwright-core';
import { openLargeCompany, type LargeCompany } from '../browser/large-company.ts';
import { memoryOf } from '../browser/memory.ts';
import { openBrowser, takeSeat, type Seat } from '../browser/seat.ts';
import { untilSaved } from '../browser/start.ts';
import type { Gathering } from '../figures.ts';
import type { Measure } from '../sync/sync.ts';
import { pause } from '../sync/subject.ts';
import { measureMany } from './many.ts';

const subject = 'Baton';
const own = 40;
const moves = 20;
const rows = (page: Page) => page.locator('[data-drag-card]');

/** Tasks of one's own, among everybody else's. */
async function addOwn(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'My work', exact: true }).click();
  await page
    .getByRole('button', { name: /^Add$/ })
    .or(page.getByRole('button', { name: 'Add N' }))
    .first()
    .click();
  const field = page.getByRole('textbox', { name: 'What is to be done' });
  for (let at = 0; at < own; at += 1) {
    await field.fill(`of my own ${at}`);
    await field.press('Enter');
    await page.getByText(`of my own ${at}`, { exact: true }).waitFor();
  }
  await field.press('Escape');
}

/** Since the navigation began: something painted, the first row, all rows that were there before. */
async function loadAnew({ page }: Seat, count: number): Promise<{ paint: number; first: number; complete: number }> {
  await page.reload({ waitUntil: 'commit' });
  return page.evaluate(
    (wanted) =>
      new Promise<{ paint: number; first: number; complete: number }>((resolve) => {
        let first = Number.NaN;
        const look = (): void => {
          const drawn = document.querySelectorAll('[data-drag-card]').length;
          if (Number.isNaN(first) && drawn > 0) first = performance.now();
          if (drawn < wanted) return void requestAnimationFrame(look);
          const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
          resolve({ paint, first, complete: performance.now() });
        };
        look();
      }),
    count,
  );
}

/** Loaded once unmeasured, so that compiled code of the scripts is kept. */
async function measureStartAt(seat: Seat, gathering: Gathering, name: string): Promise<void> {
  const count = await rows(seat.page).count();
  await loadAnew(seat, count);
  await pause(1_000);
  const { paint, first, complete } = await loadAnew(seat, count);
  const figure = { case: name, subject, unit: 'ms' };
  gathering.add({ ...figure, metric: 'first paint' }, paint);
  gathering.add({ ...figure, metric: 'first row' }, first);
  gathering.add({ ...figure, metric: 'complete' }, complete);
}

/** Runs in the page: from the next key until another row stands first and that is painted. */
function watchNextMove(): void {
  const before = document.querySelector('[data-drag-card]');
  let begun = Number.NaN;
  addEventListener('keydown', (event) => (begun = event.timeStamp), { capture: true, once: true });
  const moved = new Promise<number>((resolve) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector('[data-drag-card]') === before) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
  Object.assign(globalThis, { moved });
}

/** The first row moves down and up again by key. The page watches before the key is pressed: it may come first else. */
async function rankByKey(page: Page): Promise<number[]> {
  await rows(page).first().focus();
  const samples: number[] = [];
  for (let move = 0; move < moves; move += 1) {
    await page.evaluate(watchNextMove);
    await page.keyboard.press(`Alt+${move % 2 === 0 ? 'ArrowDown' : 'ArrowUp'}`);
    samples.push(await page.evaluate(() => (globalThis as unknown as { moved: Promise<number> }).moved));
    await pause(100);
  }
  return samples;
}

async function measureAt(browser: Browser, company: LargeCompany, gathering: Gathering): Promise<void> {
  const seat = await takeSeat(browser, company.invitation, 'Vera Visitor');
  const { page } = seat;
  await untilSaved(page);
  await addOwn(page);
  await untilSaved(page);
  // Projections are written a while after the last change, the service worker when all is quiet.
  await pause(12_000);
  gathering.addLatency({ case: 'my work among 100,000 tasks, ranked by key, painted', subject }, await rankByKey(page));
  await untilSaved(page);
  await pause(5_000);
  await measureStartAt(seat, gathering, 'my work with 100,000 tasks');
  await untilSaved(page);
  const figure = { case: 'my work with 100,000 tasks', subject, unit: 'MB' };
  gathering.add({ ...figure, metric: 'memory, page and worker' }, await memoryOf(seat));
  await company.server.kill();
  await measureStartAt(seat, gathering, 'my work with 100,000 tasks, relay dead');
  await seat.leave();
}

async function measureWork(gathering: Gathering): Promise<void> {
  const [company, browser] = [await openLargeCompany(), await openBrowser()];
  try {
    await measureAt(browser, company, gathering);
  } finally {
    await browser.close();
    await company.server.end();
  }
}

export const workCases: Readonly<Record<string, readonly Measure[]>> = { work: [measureWork], many: [measureMany] };
