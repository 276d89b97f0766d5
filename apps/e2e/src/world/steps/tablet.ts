// A shared tablet: set up and added to by who leads its space, and used in turn.
import type { Page } from 'playwright-core';
import { goToSettings } from './workspace.ts';

/** From anywhere in the workspace; ends in the settings. Gives the link that is opened on the tablet. */
export async function makeTablet(page: Page): Promise<string> {
  await goToSettings(page);
  await page.getByRole('button', { name: 'Set up a shared tablet' }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByLabel('Link of the tablet', { exact: true }).textContent();
  if (link === null) throw new Error('No link is shown.');
  await page.getByRole('button', { name: 'Done' }).click();
  return link;
}

async function shownCode(page: Page, name: string): Promise<string> {
  const code = await page.getByLabel(`The code of ${name}`, { exact: true }).textContent();
  if (code === null) throw new Error('No code is shown.');
  await page.getByRole('button', { name: 'Done' }).click();
  return code;
}

/** From the settings. */
export async function addToTablet(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByLabel('Their name').fill(name);
  await page.getByRole('button', { name: 'Make a code' }).click();
  return shownCode(page, name);
}
export async function newCodeFor(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: `New code for ${name}` }).click();
  return shownCode(page, name);
}

export async function setUpTablet(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Set up this tablet' }).click();
  await atStart(page);
}
export const atStart = (page: Page): Promise<void> => page.getByRole('heading', { name: 'Who is here?' }).waitFor();

export const choose = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('list', { name: 'People on this tablet' })
    .getByRole('button', { name: new RegExp(`^${name}`, 'u') })
    .click();

interface First {
  readonly name: string;
  readonly code: string;
  readonly pin: string;
}
/** With the code of whoever leads the space; ends in the workspace. */
export async function signInFirst(page: Page, { name, code, pin }: First): Promise<void> {
  await choose(page, name);
  await page.getByLabel('Your code').fill(code);
  await page.getByLabel('Choose a PIN').fill(pin);
  await page.getByLabel('The same PIN again').fill(pin);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

/** By the keys on the screen. */
export async function typePin(page: Page, name: string, pin: string): Promise<void> {
  await choose(page, name);
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
}
export async function signInAgain(page: Page, name: string, pin: string): Promise<void> {
  await typePin(page, name, pin);
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await atStart(page);
}
