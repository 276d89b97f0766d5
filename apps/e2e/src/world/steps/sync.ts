// The sync centre: opened from the chip, as a person does, and its parts.
import type { Locator, Page } from 'playwright-core';

type Part = 'While you were away' | 'Waiting to send' | 'Not saved' | 'Devices' | 'History';

export async function openSync(page: Page, part?: Part): Promise<void> {
  await page.getByRole('button', { name: /^(Saved on relay|Saved here|Offline|Not saved)/ }).click();
  await page.getByRole('heading', { name: 'Sync', level: 1 }).waitFor();
  if (part !== undefined) await partLink(page, part).click();
}

const partLink = (page: Page, part: Part): Locator =>
  page.getByRole('navigation', { name: 'Parts of sync' }).getByRole('link', { name: new RegExp(`^${part}`) });

/** What the part says first. */
export const headline = (page: Page): Promise<string | null> =>
  page.getByRole('main').getByRole('heading', { level: 2 }).first().textContent();
