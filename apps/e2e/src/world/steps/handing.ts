// Work on its way from one to another: offered from its card, and met where it is answered.
import type { Locator, Page } from 'playwright-core';
import { card } from './board.ts';

interface Handing {
  /** A person or a team. */
  readonly to: string;
  readonly note?: string;
  /** A day in words. */
  readonly answerBy?: string;
}
/** By the key on the card; ends when it is signed. */
export async function handOver(page: Page, title: string, { to, note = '', answerBy }: Handing): Promise<void> {
  await card(page, title).focus();
  await page.keyboard.press('h');
  const sheet = page.getByRole('dialog', { name: /^Hand over / });
  const field = sheet.getByRole('combobox', { name: 'To whom' });
  await field.fill(to);
  await sheet.getByRole('option', { name: new RegExp(to), selected: true }).waitFor();
  if (answerBy !== undefined) {
    await sheet.getByRole('textbox', { name: 'Answer by the end of' }).fill(answerBy);
    await page.keyboard.press('Tab');
  }
  await sheet.getByRole('textbox', { name: 'Note' }).fill(note);
  await page.keyboard.press('Control+Enter');
  await sheet.waitFor({ state: 'detached' });
}

/** Nobody has it: one key takes it. */
export async function take(page: Page, title: string): Promise<void> {
  await card(page, title).focus();
  await page.keyboard.press('i');
  await card(page, title)
    .getByRole('img', { name: /has it|have it/ })
    .waitFor();
}

export const baton = (page: Page, title: string, says: RegExp): Locator =>
  card(page, title).getByRole('img', { name: says });

/** Where it is answered: on the task, in my work, in the inbox. */
export const offer = (page: Page, title: string): Locator =>
  page.getByRole('region', { name: `Offered to you: ${title}` });
