// The chip that tells the truth about saving.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

export const chip = (page: Page): Locator =>
  page.getByRole('button', { name: /^(Saved on relay|Saved here|Offline|Not saved)/ });

export async function untilChipSays(page: Page, words: string | RegExp): Promise<void> {
  const inTime = { timeout: 40_000, interval: 50 };
  await expect.poll(() => chip(page).textContent(), inTime).toMatch(words);
}
