// The room of those who run the workspace: its people, its departments and teams.
import type { Locator, Page } from 'playwright-core';

/** Of a workspace that is called Fern. */
export async function goToAdmin(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Fern/ }).first().click();
  await page.getByRole('menuitem', { name: 'Admin' }).click();
  await page.getByRole('heading', { name: 'Admin', level: 1 }).waitFor();
}
export const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'About this person' });
export const openPerson = (page: Page, name: string): Promise<void> =>
  page.getByRole('table', { name: 'People' }).getByRole('button', { name, exact: true }).click();

/** Its first member leads it. */
export async function makeTeam(page: Page, name: string, members: readonly string[]): Promise<void> {
  await goToAdmin(page);
  await page.getByRole('link', { name: 'Departments' }).click();
  await page.getByRole('button', { name: 'New department or team' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  for (const member of members) await dialog.getByRole('checkbox', { name: member }).click();
  await dialog.getByRole('checkbox', { name: 'leads' }).first().click();
  await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByRole('row', { name: new RegExp(`${name}.*${members.length} p`) }).waitFor();
}
