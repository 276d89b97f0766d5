// What is decided about work, as people do it: asking for approval, signing, saying who stands in, making a column a gate.
import type { Locator, Page } from 'playwright-core';
import { openInbox } from './my-work.ts';
import { openPeek, peek } from './task.ts';
import { goToSettings, workspaceOf } from './workspace.ts';

const askSheet = (page: Page): Locator => page.getByRole('dialog', { name: /^Ask for approval of/ });
export const approvalOf = (page: Page): Locator => peek(page).getByRole('status', { name: 'Approval' });
export const article = (page: Page, version: number): Locator =>
  page.getByRole('article', { name: `Version ${version}` });

/** Of the task that stands open beside the board. */
export async function openAsking(page: Page): Promise<void> {
  await peek(page)
    .getByRole('button', { name: /^You have it|^Who has it|^Nobody|has it/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Ask for approval' }).click();
  await askSheet(page).waitFor();
}
/** On the sheet that is open. */
export async function nameSigners(page: Page, ...names: readonly string[]): Promise<Locator> {
  const sheet = askSheet(page);
  for (const name of names) {
    await sheet.getByRole('textbox', { name: 'Who signs' }).fill(name);
    await page.keyboard.press('Enter');
    await sheet.getByRole('list', { name: 'Asked to sign' }).getByText(name).waitFor();
  }
  return sheet;
}
export async function sendAsking(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await askSheet(page).waitFor({ state: 'detached' });
}

/** From a board: one task after the other, each closed again. */
export async function askForAll(page: Page, titles: readonly string[], signer: string): Promise<void> {
  for (const title of titles) {
    await openPeek(page, title);
    await openAsking(page);
    await nameSigners(page, signer);
    await sendAsking(page);
    await approvalOf(page).getByText('Not signed yet, version 1').waitFor();
    await page.keyboard.press('Escape');
    await peek(page).waitFor({ state: 'detached' });
  }
}

export const toSign = (page: Page, title: string): Locator =>
  page.getByRole('region', { name: `To be signed: ${title}` });
/** From anywhere, by way of the inbox. */
export async function openToSign(page: Page): Promise<void> {
  await openInbox(page);
  await page
    .getByRole('region', { name: /^To be signed/ })
    .first()
    .getByRole('link', { name: 'Read and sign' })
    .click();
}
/** On its page, once it can be read: A opens the statement, Ctrl Enter signs. */
export async function signHere(page: Page): Promise<void> {
  await page.getByRole('article', { name: /^Version / }).waitFor();
  await page.keyboard.press('a');
  await page.getByRole('button', { name: /^Sign this statement/ }).waitFor();
  await page.keyboard.press('Control+Enter');
}

/** In one's settings, from today on: one for everything. */
export async function letStandIn(page: Page, name: string, last: string): Promise<void> {
  await goToSettings(page);
  await fillStandIn(page.getByRole('group', { name: 'Who stands in for you' }), name, last);
}
/** For somebody who cannot, by an admin: on their panel. */
export async function letStandInFor(page: Page, person: string, { name, last }: { name: string; last: string }) {
  await page.goto(`${workspaceOf(page)}/admin`);
  await page.getByRole('table', { name: 'People' }).getByRole('button', { name: person, exact: true }).click();
  await fillStandIn(page.getByRole('group', { name: `Who stands in for ${person}` }), name, last);
}
async function fillStandIn(group: Locator, name: string, last: string): Promise<void> {
  await group.getByLabel('First day').fill('today');
  await group.getByLabel('First day').press('Enter');
  await group.getByLabel('Last day').fill(last);
  await group.getByLabel('Last day').press('Enter');
  await group.getByRole('combobox', { name: 'Approvals' }).fill(name);
  await group.getByRole('combobox', { name: 'Approvals' }).press('Enter');
  await group.getByRole('button', { name: /^Sign who stands in/ }).click();
  await group.getByText(/Signed, on record\.$/).waitFor();
}

/** From its board. */
export async function makeGate(page: Page, column: string, signer: string): Promise<void> {
  await page.getByRole('button', { name: /menu of the board$/ }).click();
  await page.getByRole('menuitem', { name: 'Board settings' }).click();
  await page.getByRole('button', { name: `Rules and words of ${column}` }).click();
  await page.getByRole('button', { name: `+ signer for ${column}` }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${signer}`) }).click();
  await page.getByRole('button', { name: new RegExp(`^${signer}.* signs in ${column}: take them off$`) }).waitFor();
  await page.keyboard.press('Escape');
}
