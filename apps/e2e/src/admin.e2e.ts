import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { goToAdmin, openPerson, panel } from './world/steps/admin.ts';
import { addCards, card } from './world/steps/board.ts';
import { foundWorkspace, join } from './world/steps/door.ts';
import { invite, newProject, openProject } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ ownRelaysOnly: true });

async function threeOfUs() {
  const relay = await world.ownRelay();
  const [ann, bo, cy] = [(await world.seat()).page, (await world.seat()).page, (await world.seat()).page];
  await foundWorkspace(ann, relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(ann, 'Garden');
  await addCards(ann, 'Ready', 'For our eyes');
  const link = await invite(ann, 2);
  await join(bo, link, 'Bo Dahl');
  await join(cy, link, 'Cy Brandt');
  for (const page of [bo, cy]) await openProject(page, 'Garden');
  await card(cy, 'For our eyes').waitFor();
  return { ann, bo, cy };
}

test('an owner makes an admin, who suspends somebody: their tab goes dark, and the audit says who decided what', async () => {
  const { ann, bo, cy } = await threeOfUs();
  await goToAdmin(ann);
  await openPerson(ann, 'Bo Dahl');
  await panel(ann).getByRole('combobox', { name: 'Role' }).click();
  await ann.getByRole('option', { name: /^Admin/ }).click();
  await ann.getByText('Bo Dahl is admin now.').waitFor();
  expect(await violationsOn(ann)).toEqual([]);

  await goToAdmin(bo);
  await openPerson(bo, 'Cy Brandt');
  await panel(bo).getByText('open to everybody').first().waitFor();
  await panel(bo).getByRole('button', { name: 'Suspend' }).click();
  await bo.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
  await cy.getByRole('heading', { name: 'Fern is locked here' }).waitFor();
  expect(await card(cy, 'For our eyes').count()).toBe(0);

  await ann.getByRole('link', { name: 'Audit' }).click();
  const audit = ann.getByRole('table', { name: 'Audit' });
  await audit.getByRole('row', { name: /Bo Dahl.*Suspended Cy Brandt/ }).waitFor();
  await audit.getByRole('row', { name: /Ann Lee.*Made Bo Dahl admin/ }).waitFor();
  const [file] = await Promise.all([
    ann.waitForEvent('download'),
    ann.getByRole('button', { name: /^Export/ }).click(),
  ]);
  expect(await readFile(await file.path(), 'utf8')).toContain('Suspended Cy Brandt');

  await panel(bo).getByRole('button', { name: 'Let back in' }).click();
  await card(cy, 'For our eyes').waitFor({ timeout: 60_000 });
});

test(
  'somebody whose access is ended is erased from, and keeps their name on the list of those who were here',
  { tags: 'deep' },
  async () => {
    const { ann, cy } = await threeOfUs();
    await goToAdmin(ann);
    await openPerson(ann, 'Cy Brandt');
    await panel(ann).getByRole('button', { name: 'End access now' }).click();
    await ann.getByRole('dialog').getByRole('button', { name: 'End access' }).click();
    await cy.getByRole('heading', { name: 'This device was removed from Fern' }).waitFor();
    await ann
      .getByRole('table', { name: 'People' })
      .getByRole('row', { name: /Cy Brandt.*Removed/ })
      .waitFor();
    await panel(ann).getByText('Removed. Their devices get nothing any more').waitFor();
  },
);

test('departments are made and filled with keys alone, and found on the card of those who are in them', async () => {
  const { ann } = await threeOfUs();
  await goToAdmin(ann);
  await ann.getByRole('link', { name: 'Departments' }).press('Enter');
  await ann.getByRole('button', { name: 'New department or team' }).press('Enter');
  await ann.getByLabel('Name', { exact: true }).fill('Finance');
  await ann.getByRole('checkbox', { name: 'Bo Dahl' }).press('Space');
  await ann.getByRole('checkbox', { name: 'leads' }).press('Space');
  await ann.getByRole('button', { name: 'Keep', exact: true }).press('Enter');
  await ann.getByRole('row', { name: /Finance.*Bo Dahl.*1 person/ }).waitFor();
  await ann.getByRole('link', { name: /^People/ }).press('Enter');
  await ann.getByRole('row', { name: /Bo Dahl.*Finance/ }).waitFor();
});

test(
  'the workspace is handed on in one act: the new owner can do what only owners can, the giver no more',
  { tags: 'deep' },
  async () => {
    const { ann, bo } = await threeOfUs();
    await goToAdmin(ann);
    await openPerson(ann, 'Bo Dahl');
    await panel(ann).getByRole('button', { name: 'Hand the workspace to Bo' }).click();
    const dialog = ann.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'I give up owning Fern' }).click();
    expect(await violationsOn(ann)).toEqual([]);
    await dialog.getByRole('button', { name: 'Hand it to Bo' }).click();
    await ann.getByText('Bo Dahl owns the workspace now.').waitFor();
    await ann.getByText('You are an admin').waitFor();
    expect(
      await panel(ann)
        .getByRole('button', { name: /^Hand the workspace/ })
        .count(),
    ).toBe(0);
    await goToAdmin(bo);
    await bo.getByText('You are an owner').waitFor();
    await openPerson(bo, 'Ann Lee');
    await panel(bo).getByRole('button', { name: 'Hand the workspace to Ann' }).waitFor();
  },
);
