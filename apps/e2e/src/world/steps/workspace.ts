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

/** A second device of the same person, by code; both are in the workspace when it ends. */
export async function addDevice(first: Page, second: Page, url: string): Promise<void> {
  await goToSettings(first);
  await first.getByRole('button', { name: 'Add a device' }).click();
  const spoken = await first.getByLabel(/^Code (\S ){7}\S$/).getAttribute('aria-label');
  await second.goto(url);
  await second.getByRole('button', { name: /^I have an account/ }).click();
  await second.getByLabel('Code or recovery link').fill(spoken?.replace('Code', '').replaceAll(' ', '') ?? '');
  await second.getByRole('button', { name: 'Go on' }).click();
  await second.getByText('It shows the same three words').waitFor();
  await first.getByRole('button', { name: 'Same, add it' }).click();
  await second.getByRole('navigation', { name: 'Main' }).waitFor();
  await first.getByRole('dialog').waitFor({ state: 'detached' });
}

/** From the settings: the only other device of mine. */
export async function removeOtherDevice(page: Page): Promise<void> {
  await goToSettings(page);
  await page
    .getByRole('list', { name: 'Devices' })
    .getByRole('button', { name: /^Remove / })
    .click();
  await page.getByRole('button', { name: 'Remove device' }).click();
  await page.getByText(/ is removed\. /).waitFor();
}
