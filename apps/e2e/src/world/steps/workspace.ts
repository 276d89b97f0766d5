// Rooms of a workspace: all projects, settings.
import type { Page } from 'playwright-core';

export const workspaceOf = (page: Page): string => {
  const [address] = /^https?:\/\/[^/]+\/w\/[^/]+/.exec(page.url()) ?? [];
  if (address === undefined) throw new Error(`No workspace at ${page.url()}`);
  return address;
};

export async function goToProjects(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'All projects' }).click();
  await page.getByRole('heading', { name: 'All projects', level: 1 }).waitFor();
}

export async function goToSettings(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
}

/** From anywhere; ends on the new project's board. */
export async function newProject(page: Page, name: string): Promise<void> {
  await goToProjects(page);
  await page.getByRole('button', { name: 'New project', exact: true }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Create project' }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

export async function openProject(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

/** A link for this many people; ends in the settings. */
export async function invite(page: Page, uses = 1): Promise<string> {
  await goToSettings(page);
  await page.getByRole('button', { name: 'Invite people' }).click();
  await page.getByLabel('How many people may use it').fill(String(uses));
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByLabel('Invitation link', { exact: true }).textContent();
  if (link === null) throw new Error('No invitation link is shown.');
  await page.getByRole('button', { name: 'Done' }).click();
  return link;
}
