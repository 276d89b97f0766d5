// Coming in: starting a workspace, the demo company, an invitation, a code, the recovery link.
import type { Page } from 'playwright-core';

interface Founding {
  readonly name: string;
  readonly team: string;
  /** In the same press; the page has an authenticator. */
  readonly byPasskey?: boolean;
}

/** The recovery link, shown once. */
async function readRecoveryLink(page: Page): Promise<string> {
  const link = await page.getByLabel('Recovery link', { exact: true }).textContent();
  if (link === null) throw new Error('No recovery link is shown.');
  return link;
}

/** What founds a workspace with no passkey; where it stands, nothing of one is here. */
export const createButton = (page: Page) => page.getByRole('button', { name: /^Create (?:workspace|without one)$/ });

/** Starts a workspace from the first page; ends inside it. Gives the recovery link. */
export async function foundWorkspace(page: Page, url: string, { name, team, byPasskey }: Founding): Promise<string> {
  await page.goto(url);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Company or team').fill(team);
  if (byPasskey) {
    await page.getByRole('button', { name: 'Create with a passkey' }).click();
    await page.getByText(/^Your passkey is made\./).waitFor();
  } else await createButton(page).click();
  await page.getByRole('button', { name: `Open ${team}` }).waitFor();
  const link = await readRecoveryLink(page);
  await page.getByRole('button', { name: `Open ${team}` }).click();
  return link;
}

/** From my work, where one comes in, to a project's board; on the phone by the list of all projects. */
async function goToBoard(page: Page, project: string): Promise<void> {
  const main = page.getByRole('navigation', { name: 'Main' });
  await page.getByRole('heading', { name: 'My work', level: 1 }).waitFor();
  const isPhone = (page.viewportSize()?.width ?? 1_440) <= 760;
  if (isPhone) await main.getByRole('link', { name: 'Projects', exact: true }).click();
  await (isPhone ? page.getByRole('main') : main).getByRole('link', { name: project, exact: true }).click();
  await page.getByRole('heading', { name: project, level: 1 }).waitFor();
}

/** Opens the demo company; ends on its first board. Gives the recovery link. */
export async function openDemo(page: Page, url: string): Promise<string> {
  await page.goto(url);
  await page.getByRole('button', { name: /^Look around the demo company/ }).click();
  await page.getByRole('button', { name: 'Open the demo company' }).click();
  const goIn = page.getByRole('button', { name: 'Open Northwind Outdoor' });
  await goIn.waitFor();
  const link = await readRecoveryLink(page);
  await goIn.click();
  await goToBoard(page, 'Spring launch');
  return link;
}

/** Comes in by an invitation, without a passkey. Gives the recovery link. */
export async function join(page: Page, link: string, name: string): Promise<string> {
  await page.goto(link);
  await page.getByLabel('Your name, as others see it').fill(name);
  await page.getByRole('button', { name: /^Join (?!with )/ }).click();
  await page.getByRole('heading', { name: 'Keep this link' }).waitFor();
  const recovery = await readRecoveryLink(page);
  await page.getByRole('button', { name: /^Open / }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  return recovery;
}
