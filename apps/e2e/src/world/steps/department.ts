// A department's home.
import type { Locator, Page } from 'playwright-core';

export async function openHome(page: Page, department: string): Promise<void> {
  const main = page.getByRole('navigation', { name: 'Main' });
  await main.getByRole('link', { name: department, exact: true }).click();
  await page.getByRole('heading', { name: department, level: 1 }).waitFor();
}

export const waiting = (page: Page): Locator => page.getByRole('list', { name: 'Requests waiting' });

export const waitingRow = (page: Page, title: string): Locator =>
  waiting(page).getByRole('listitem').filter({ hasText: title });

/** From its home. */
export async function askFor(
  page: Page,
  department: string,
  { what, note = '' }: { readonly what: string; readonly note?: string },
): Promise<void> {
  await page.getByRole('button', { name: `Ask ${department}` }).click();
  const dialog = page.getByRole('dialog', { name: `Ask ${department} for work` });
  await dialog.getByLabel('What you need').fill(what);
  if (note !== '') await dialog.getByLabel('What it is for').fill(note);
  await dialog.getByRole('button', { name: `Ask ${department}` }).click();
  await dialog.waitFor({ state: 'detached' });
  await waitingRow(page, what).waitFor();
}

export async function startDesk(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start the everyday board' }).click();
  await page.getByRole('list', { name: 'Taken in on the everyday board' }).waitFor();
}

export const deskTitles = (page: Page, column: string): Promise<string[]> =>
  page
    .getByRole('list', { name: `${column} on the everyday board` })
    .getByRole('link')
    .allTextContents();
