// A board as a person sees it: columns by name, cards by title.
import type { Locator, Page } from 'playwright-core';

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

export const card = (page: Page, title: string): Locator =>
  page.getByRole('listitem', { name: new RegExp(`^${literally(title)}, `) });

/** The cards of a column, or of one lane of it. */
export const column = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: new RegExp(`^${literally(name)}, \\d+$`) });

export const titlesIn = (page: Page, name: string): Promise<string[]> =>
  column(page, name).getByRole('heading', { level: 3 }).allTextContents();

/** Types into the place to add at the foot of a column and presses Enter; several lines become several cards. */
export async function addCards(page: Page, name: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: `Add to ${name}`, exact: true });
  if (!(await field.isVisible())) await page.getByRole('button', { name: `Add to ${name}`, exact: true }).click();
  await field.fill(text);
  await field.press('Enter');
  const lines = text.split('\n');
  await card(page, lines.at(-1) ?? text).waitFor();
  await field.press('Escape');
}

export async function cutLanes(page: Page, by: 'None' | 'Priority' | 'Person'): Promise<void> {
  await page.getByRole('button', { name: /^Lanes:? / }).click();
  await newestItem(page, by).click();
  await page.getByRole('button', { name: new RegExp(`^Lanes:? ${by}`) }).waitFor();
}

/** F2 on the card, the new title, Enter. */
export async function renameCard(page: Page, title: string, to: string): Promise<void> {
  await card(page, title).focus();
  await page.keyboard.press('F2');
  const field = page.getByRole('textbox', { name: 'Title', exact: true });
  await field.fill(to);
  await field.press('Enter');
  await card(page, to).waitFor();
}

/** One of the arrows with Alt: a step without picking up. */
export async function stepCard(page: Page, title: string, arrow: 'Left' | 'Right' | 'Up' | 'Down'): Promise<void> {
  await card(page, title).focus();
  await page.keyboard.press(`Alt+Arrow${arrow}`);
}

/** By hand. Each part of the gesture waits until the board shows that it took the one before. */
export async function dragCard(page: Page, title: string, to: string): Promise<void> {
  const target = column(page, to);
  await card(page, title).hover();
  const [from, into] = await Promise.all([card(page, title).boundingBox(), target.boundingBox()]);
  if (from === null || into === null) throw new Error(`${title} or ${to} is not drawn`);
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
  await page.mouse.down();
  await page.mouse.move(x + 8, y + 8, { steps: 4 });
  await page.locator('[data-drag-board][data-dragging]').waitFor();
  await page.mouse.move(into.x + into.width / 2, into.y + into.height / 2, { steps: 8 });
  await page.locator('[data-drop-column][data-drag-over]').waitFor();
  await page.mouse.up();
  await page.locator('[data-drag-board][data-dragging]').waitFor({ state: 'detached' });
}

/** A menu that is closing still stands for a moment: the one opened last stands last. */
const newestItem = (page: Page, name: string): Locator => page.getByRole('menuitem', { name }).last();

/** A path through the card's menu: "Move", "To the column on the right". */
export async function cardMenu(page: Page, title: string, ...path: readonly string[]): Promise<void> {
  await card(page, title).click({ button: 'right' });
  for (const name of path) await newestItem(page, name).click();
}

export async function columnMenu(page: Page, name: string, ...path: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: `${name}, menu`, exact: true }).click();
  for (const item of path) await newestItem(page, item).click();
}
