import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card } from './world/steps/board.ts';
import { foundWorkspace, join } from './world/steps/door.ts';
import { goToSettings, newProject, openProject } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ ownRelaysOnly: true });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Invite people' });

async function choose(page: Page, field: string, option: RegExp | string): Promise<void> {
  await dialog(page).getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option }).click();
}
async function openInvite(page: Page): Promise<void> {
  await goToSettings(page);
  await page.getByRole('button', { name: 'Invite people' }).click();
  await dialog(page).waitFor();
}
/** Where the clipboard is refused the row says the link itself. */
async function linksOf(page: Page, mails: readonly string[]): Promise<readonly string[]> {
  const table = dialog(page).getByRole('table', { name: 'Invitation links' });
  await table.waitFor();
  await page.evaluate(() => {
    Object.defineProperty(navigator.clipboard, 'writeText', { value: () => Promise.reject(new Error('refused')) });
  });
  for (const mail of mails) {
    await table.getByRole('button', { name: `Copy the link for ${mail}` }).click();
    await table.getByRole('row', { name: mail }).locator('output').waitFor();
  }
  return table.locator('output').allTextContents();
}

test('an admin invites a guest into one space, and two members by list, and each lands with the role', async () => {
  const relay = await world.ownRelay();
  const ann = (await world.seat()).page;
  await foundWorkspace(ann, relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(ann, 'Garden');
  await addCards(ann, 'Ready', 'For our eyes');

  await openInvite(ann);
  await choose(ann, 'Role', /^Guest/u);
  const says = dialog(ann).getByRole('region', { name: 'What they will see' });
  await says.getByText('They see nothing until something is given to them').waitFor();
  await dialog(ann).getByRole('checkbox').first().click();
  await choose(ann, 'Role there', 'Viewer');
  await dialog(ann).getByLabel('Their access ends').fill('31 Dec 2040');
  await dialog(ann).getByLabel('Their access ends').press('Enter');
  await says.getByText(/and read there/u).waitFor();
  expect(await violationsOn(ann)).toEqual([]);
  await dialog(ann).getByRole('button', { name: 'Make a link' }).click();
  const link = (await dialog(ann).getByLabel('Invitation link', { exact: true }).textContent()) ?? '';
  await dialog(ann).getByRole('button', { name: 'Done' }).click();

  const guest = (await world.seat()).page;
  await guest.goto(link);
  await guest.getByText(/^as a guest\. The link opens until/u).waitFor();
  await guest.getByText('You read', { exact: true }).waitFor();
  await guest.getByText(/^Your access ends on .*2040/u).waitFor();
  await join(guest, link, 'Gus Guest');
  await openProject(guest, 'Garden');
  await card(guest, 'For our eyes').waitFor();

  await openInvite(ann);
  await dialog(ann).getByRole('button', { name: 'A list of people' }).click();
  await dialog(ann).getByLabel('Names and addresses').fill('Bo Dahl, bo@fern.example\nCy Brandt <cy@fern.example>');
  await dialog(ann).getByText('2 people.').waitFor();
  await dialog(ann).getByRole('button', { name: 'Make the links' }).click();
  const links = await linksOf(ann, ['bo@fern.example', 'cy@fern.example']);
  expect(links).toHaveLength(2);
  await dialog(ann).getByRole('button', { name: 'Done' }).click();
  for (const [at, name] of ['Bo Dahl', 'Cy Brandt'].entries()) {
    const page = (await world.seat()).page;
    await join(page, links[at] ?? '', name);
    await openProject(page, 'Garden');
    await card(page, 'For our eyes').waitFor();
  }
  // Each link is used up, and the directory has everybody as what they were invited as.
  const late = (await world.seat()).page;
  await late.goto(links[0] ?? '');
  await late.getByRole('heading', { name: 'This invitation has been used' }).waitFor();
  await ann.getByRole('link', { name: 'Roles, guests, devices, audit' }).click();
  const people = ann.getByRole('table', { name: 'People' });
  for (const row of [/Bo Dahl.*Member/u, /Cy Brandt.*Member/u, /Guest.*2040/u])
    await people.getByRole('row', { name: row }).waitFor();
});
