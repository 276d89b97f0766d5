// A task's peek.
import type { Locator, Page } from 'playwright-core';
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
