// Somebody without an invitation asks at the door, waits through a reload, and is let in, or not.
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card } from './world/steps/board.ts';
import { foundWorkspace } from './world/steps/door.ts';
import { goToSettings, newProject, openProject } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ ownRelaysOnly: true });

test('who asks to join waits through a reload, is admitted, and is in, and another is declined with a word', async () => {
  const relay = await world.ownRelay();
  const ann = (await world.seat()).page;
  await foundWorkspace(ann, relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(ann, 'Garden');
  await addCards(ann, 'Ready', 'Rake');

  // Off at first: the door says nothing of it.
  const eve = (await world.seat()).page;
  await eve.goto(`${relay.url}/sign-in`);
  await eve.getByRole('heading', { name: 'Sign in to Fern' }).waitFor();
  expect(await eve.getByRole('link', { name: /ask to join/u }).count()).toBe(0);

  await goToSettings(ann);
  await ann.getByRole('link', { name: 'Roles, guests, devices, audit' }).click();
  await ann.getByRole('checkbox', { name: 'People without an invitation may ask to join' }).click();
  await ann.getByRole('button', { name: 'Copy the link to ask' }).waitFor();

  await eve.reload();
  await eve.getByRole('link', { name: /ask to join/u }).click();
  await eve.getByLabel('Your name, as others see it').fill('Eve Stone');
  await eve.getByLabel('How they know you').fill('From the Lyon office');
  expect(await violationsOn(eve)).toEqual([]);
  await eve.getByRole('button', { name: 'Ask to join' }).click();
  await eve.getByRole('heading', { name: 'You have asked to join' }).waitFor();
  await eve.reload();
  await eve.getByRole('heading', { name: 'You have asked to join' }).waitFor();

  await ann.getByText('Somebody asks to join').waitFor();
  const who = ann.getByRole('list', { name: 'Who asks to join' });
  await who.getByText('From the Lyon office').waitFor();
  expect(await violationsOn(ann)).toEqual([]);
  await who.getByRole('button', { name: 'Admit Eve Stone' }).click();
  const dialog = ann.getByRole('dialog', { name: 'Admit Eve Stone' });
  await dialog.getByRole('button', { name: 'Admit' }).click();
  await ann.getByText('Eve Stone is in.', { exact: false }).waitFor();
  await ann.getByText('Somebody asks to join').waitFor({ state: 'detached' });

  await eve.getByRole('heading', { name: 'Keep this link' }).waitFor();
  await eve.getByRole('button', { name: 'Open Fern' }).click();
  await openProject(eve, 'Garden');
  await card(eve, 'Rake').waitFor();
  await ann
    .getByRole('table', { name: 'People' })
    .getByRole('row', { name: /Eve Stone.*Member/u })
    .waitFor();

  const mal = (await world.seat()).page;
  await mal.goto(`${relay.url}/ask`);
  await mal.getByLabel('Your name, as others see it').fill('Mal');
  await mal.getByRole('button', { name: 'Ask to join' }).click();
  await who.getByRole('button', { name: 'Decline Mal' }).click();
  await ann.getByRole('dialog').getByLabel('Why').fill('We do not know you yet');
  await ann.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
  await mal.getByRole('heading', { name: 'You were not let in this time' }).waitFor();
  await mal.getByText('We do not know you yet', { exact: false }).waitFor();
});
