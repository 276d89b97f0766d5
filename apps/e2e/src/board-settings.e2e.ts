// A board in sentences: its rules refuse on the spot and are met on the spot, by keys and by hand, with the relay away too.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card, dragCard, stepCard, titlesIn } from './world/steps/board.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true });

/** With keys alone: to a control by its name, Enter, and down a menu to a row. */
async function press(page: Page, button: string | RegExp, row?: string): Promise<void> {
  await page.getByRole('button', { name: button }).focus();
  await page.keyboard.press('Enter');
  if (row === undefined) return;
  await page.getByRole('menuitem', { name: row, exact: true }).focus();
  await page.keyboard.press('Enter');
}
async function openSettings(page: Page): Promise<void> {
  await press(page, /menu of the board$/, 'Board settings');
  await page.getByRole('heading', { name: /^Board settings/ }).waitFor();
}
async function type(page: Page, button: string, text: string): Promise<void> {
  await press(page, button);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

test('a rule is set by keys, refuses by keys and by hand with what is missing, and is met where it refused', async () => {
  const { ann, bo } = await meetOnABoard(world, world.relay);
  await addCards(ann, 'Ready', 'Dig the bed\nPlant beans');
  await openSettings(ann);
  await press(ann, 'Rules and words of Making');
  await press(ann, '+ rule for Making', 'an estimate');
  await ann.getByLabel('How work is done in Making').fill('Two at a time.');
  await type(ann, 'Limit of a person: any number', '1');
  await ann.getByRole('button', { name: 'Limit of a person: 1' }).waitFor();
  expect(await violationsOn(ann)).toEqual([]);
  await ann.keyboard.press('Escape');

  // Bo has them at once, and is asked when he moves by keys.
  await bo.getByRole('button', { name: /^What Making asks: Two at a time/ }).waitFor();
  await stepCard(bo, 'Dig the bed', 'Right');
  const asked = bo.getByRole('dialog', { name: 'Making asks for an estimate' });
  await asked.getByText('“Dig the bed” does not have that yet').waitFor();
  expect(await violationsOn(bo)).toEqual([]);
  await asked.getByRole('textbox', { name: 'Estimate' }).focus();
  await bo.keyboard.type('2h');
  await bo.keyboard.press('Tab');
  await asked.getByRole('button', { name: 'Move', exact: true }).focus();
  await bo.keyboard.press('Enter');
  await until(() => titlesIn(ann, 'Making'), ['Dig the bed']);

  // By hand, and left where it is.
  await asked.waitFor({ state: 'detached' });
  await dragCard(bo, 'Plant beans', 'Making');
  await asked.getByRole('button', { name: 'Leave it where it is' }).click();
  await until(() => titlesIn(bo, 'Ready'), ['Plant beans']);
});

test(
  'two edit apart: one empties what the column asks for, the other moves the task in; it stands there and says so',
  { tags: 'deep' },
  async () => {
    const relay = await world.ownRelay();
    const { ann, bo } = await meetOnABoard(world, relay);
    await addCards(ann, 'Ready', 'Mend the fence');
    await card(bo, 'Mend the fence').waitFor();
    await untilChipSays(ann, 'Saved on relay');
    await relay.kill();
    await Promise.all([untilChipSays(ann, /^Offline/), untilChipSays(bo, /^Offline/)]);

    await openSettings(ann);
    await press(ann, 'Rules and words of Making');
    await press(ann, '+ rule for Making', 'a due day');
    await ann.getByRole('button', { name: 'Making asks for a due day: take the rule away' }).waitFor();
    await ann.keyboard.press('Escape');
    await stepCard(bo, 'Mend the fence', 'Right');
    await until(() => titlesIn(bo, 'Making'), ['Mend the fence']);
    await relay.start();
    for (const page of [ann, bo]) await card(page, 'Mend the fence').getByText('Lacks a due day').waitFor();
  },
);
