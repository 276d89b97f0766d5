// A task's peek.
import type { Locator, Page } from 'playwright-core';
import { until } from '../until.ts';
import { card } from './board.ts';

export const peek = (page: Page): Locator => page.getByRole('dialog').filter({ has: page.getByLabel('Conversation') });

export async function openPeek(page: Page, title: string): Promise<Locator> {
  await card(page, title).click();
  await page.getByRole('button', { name: `Title: ${title}` }).waitFor();
  return peek(page);
}

export async function retitle(page: Page, to: string): Promise<void> {
  await page.getByRole('button', { name: /^Title: / }).click();
  const field = page.getByRole('textbox', { name: 'Title', exact: true });
  await field.fill(to);
  await field.press('Enter');
  await page.getByRole('button', { name: `Title: ${to}` }).waitFor();
}

/** Where nothing is written yet. */
export async function writeDescription(page: Page, text: string): Promise<void> {
  await peek(page).getByRole('button', { name: 'What this is about' }).click();
  const field = peek(page).getByRole('textbox', { name: 'Description' });
  await until(() => field.evaluate((element) => element === document.activeElement), true);
  await page.keyboard.type(text);
}
