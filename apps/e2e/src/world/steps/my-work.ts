// My work and the inbox as a person sees them: rows by title, sections by name.
import type { Locator, Page } from 'playwright-core';
import { card } from './board.ts';

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

export async function openMyWork(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'My work', exact: true }).click();
  await page.getByRole('heading', { name: 'My work', level: 1 }).waitFor();
}
export async function openInbox(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Inbox/ }).click();
  await page.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor();
}

export const workRow = (page: Page, title: string): Locator =>
  page.getByRole('listitem', { name: new RegExp(`^${literally(title)}, `) });

/** The titles of a section in their order. */
export const titlesInSection = async (page: Page, section: string): Promise<string[]> => {
  const names = await page
    .getByRole('list', { name: new RegExp(`^${section}, \\d+$`) })
    .getByRole('listitem')
    .evaluateAll((rows) => rows.map((row) => row.querySelector('[title]')?.getAttribute('title') ?? ''));
  return names;
};

/** A path through the row's menu. */
export async function workMenu(page: Page, title: string, ...path: readonly string[]): Promise<void> {
  await workRow(page, title).click({ button: 'right' });
  for (const name of path)
    await page
      .getByRole('menuitem', { name: new RegExp(`^${literally(name)}`) })
      .last()
      .click();
}

export const inboxRow = (page: Page, title: string): Locator =>
  page.locator('[data-bundle]').filter({ hasText: title });

/** From a board: O on the card, then who takes it. */
export async function giveTo(page: Page, title: string, person: string): Promise<void> {
  await card(page, title).focus();
  await page.keyboard.press('o');
  await page
    .getByRole('menuitem', { name: new RegExp(`^${person}`) })
    .last()
    .click();
  await page.getByRole('menu').first().waitFor({ state: 'detached' });
}
