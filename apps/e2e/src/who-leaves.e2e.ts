// Somebody leaves: what they have and what they are to answer goes on to others, in one sheet, before their access ends.
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { goToAdmin, openPerson, panel } from './world/steps/admin.ts';
import { addCards, card } from './world/steps/board.ts';
import { foundWorkspace, join } from './world/steps/door.ts';
import { baton, handOver, offer, take } from './world/steps/handing.ts';
import { openMyWork, workRow } from './world/steps/my-work.ts';
import { invite, newProject, openProject } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld();

test('an admin ends somebody’s access: each task and each answer of theirs has its next person, and they go dark', async () => {
  const [ann, bo, cy] = [(await world.seat()).page, (await world.seat()).page, (await world.seat()).page];
  await foundWorkspace(ann, world.relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(ann, 'Garden');
  const link = await invite(ann, 2);
  await join(bo, link, 'Bo Dahl');
  await join(cy, link, 'Cy Brandt');
  for (const page of [ann, bo, cy]) await openProject(page, 'Garden');
  await addCards(ann, 'Ready', 'Dig\nSow\nWater');
  for (const title of ['Dig', 'Sow']) {
    await card(bo, title).waitFor();
    await take(bo, title);
    await baton(ann, title, /^Bo Dahl has it/).waitFor();
  }
  await handOver(ann, 'Water', { to: 'Bo', note: 'Twice a week.' });
  await baton(bo, 'Water', /^Offered by Ann Lee to you/).waitFor();

  await goToAdmin(ann);
  await openPerson(ann, 'Bo Dahl');
  await panel(ann).getByRole('button', { name: 'End access now' }).click();
  const sheet = ann.getByRole('dialog', { name: 'End Bo Dahl’s access' });
  const rows = sheet.getByRole('region', { name: 'What Bo has' }).getByRole('listitem');
  await rows.filter({ hasText: /Dig.*has it/ }).waitFor();
  await rows.filter({ hasText: /Sow.*has it/ }).waitFor();
  await rows.filter({ hasText: /Water.*is to answer/ }).waitFor();
  expect(await rows.count()).toBe(3);
  expect(await violationsOn(ann)).toEqual([]);

  // All of it to Cy by one choice, and one of them to Ann herself.
  await sheet.getByRole('checkbox', { name: 'All 3' }).click();
  await sheet.getByRole('combobox', { name: 'Who has the chosen 3 ones next' }).click();
  await ann.getByRole('option', { name: 'Cy Brandt' }).click();
  await sheet.getByRole('combobox', { name: 'Who has Sow next' }).click();
  await ann.getByRole('option', { name: 'Ann Lee' }).click();
  await sheet.getByRole('button', { name: 'End access' }).click();
  await bo.getByRole('heading', { name: 'This device was removed from Fern' }).waitFor();

  await baton(cy, 'Dig', /^You have it/).waitFor();
  await baton(cy, 'Sow', /^Ann Lee has it/).waitFor();
  await openMyWork(cy);
  await workRow(cy, 'Dig').waitFor();
  await offer(cy, 'Water').getByText('“Twice a week.”').waitFor();
  await offer(cy, 'Water')
    .getByRole('button', { name: /^Accept/ })
    .click();
  await cy.getByRole('button', { name: /^Sign and accept/ }).click();
  await openProject(ann, 'Garden');
  await baton(ann, 'Water', /^Cy Brandt accepted it from you/).waitFor();
});
