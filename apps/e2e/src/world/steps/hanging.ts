// How tasks hang together, in a task's peek: sub-tasks, and what it depends on.
import type { Locator, Page } from 'playwright-core';
import { card } from './board.ts';
import { peek } from './task.ts';

export const parts = (page: Page): Locator => page.getByRole('region', { name: 'Sub-tasks' });
export const net = (page: Page): Locator => page.getByRole('region', { name: 'Depends on, and feeds' });

export async function addParts(page: Page, ...titles: readonly string[]): Promise<void> {
  const field = parts(page).getByRole('textbox', { name: 'Add a sub-task' });
  for (const title of titles) {
    await field.fill(title);
    await field.press('Enter');
    await parts(page).getByRole('link', { name: title }).waitFor();
  }
  // Out of the field; the next one closes the peek.
  await field.press('Escape');
}

/** From the open peek, by keys alone: the kind, some words of the other one, Enter. */
export async function link(page: Page, kind: string, words: string): Promise<void> {
  await net(page).getByRole('button', { name: 'Link', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: kind, exact: true }).last().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: new RegExp(kind, 'i') }).fill(words);
  await page
    .getByRole('option', { name: new RegExp(words, 'i') })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await net(page)
    .getByRole('link', { name: new RegExp(words, 'i') })
    .first()
    .waitFor();
}

/** Closes it, and waits until it has gone. */
export async function closePeek(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await peek(page).waitFor({ state: 'hidden' });
}

export const blockedBy = (page: Page, title: string): Locator =>
  card(page, title).getByRole('link', { name: /^Blocked by/ });
