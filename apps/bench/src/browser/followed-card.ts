// One card that is watched in the page: when it was told to move, when its moves were painted.
import type { Page } from 'playwright-core';
import type { Watched } from './watch-board.ts';

export const follow = (page: Page, card: string): Promise<void> =>
  page.evaluate((id) => (globalThis as unknown as { watched: Watched }).watched.follow(id), card);
export const painted = (page: Page, count: number): Promise<unknown> =>
  page.waitForFunction(
    (wanted) => (globalThis as unknown as { watched: Watched }).watched.moves.length >= wanted,
    count,
  );
export const seen = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.moves.map(({ at }) => at));
/** Wall-clock ms of the last key. */
export const keyAt = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.key);
