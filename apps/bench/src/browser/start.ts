// A page loaded anew: when something was painted, when the first card, when all of the board.
import type { Page } from 'playwright-core';
import type { Gathering } from '../figures.ts';
import type { Seat } from './seat.ts';
import type { Watched } from './watch-board.ts';

const subject = 'Baton';

async function loadAnew(page: Page): Promise<void> {
  await page.reload({ waitUntil: 'commit' });
  await page.waitForFunction(
    () => (globalThis as unknown as { watched: Watched }).watched.complete !== null,
    undefined,
    { polling: 250 },
  );
}

/**
 * Loaded once unmeasured: Chromium keeps compiled code of a script when it has run it a second time, and which of two
 * starts comes first would be measured.
 */
export async function measureStart({ page }: Seat, gathering: Gathering, name: string): Promise<void> {
  await loadAnew(page);
  await page.waitForTimeout(1_000);
  await loadAnew(page);
  const times = await page.evaluate(() => {
    const { firstCard, complete } = (globalThis as unknown as { watched: Watched }).watched;
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
    return { paint, firstCard: firstCard ?? Number.NaN, complete: complete ?? Number.NaN };
  });
  const figure = { case: name, subject, unit: 'ms' };
  gathering.add({ ...figure, metric: 'first paint' }, times.paint);
  gathering.add({ ...figure, metric: 'first card' }, times.firstCard);
  gathering.add({ ...figure, metric: 'complete' }, times.complete);
}

export async function untilSaved(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Saved on relay/ }).waitFor();
}
