// A gate is set on a column; work enters it as an offer to its signer, and leaves it with the signature. A hard limit by two
// people with the cable out: the first in the order has the room.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card, column, stepCard, titlesIn } from './world/steps/board.ts';
import { makeGate } from './world/steps/deciding.ts';
import { take } from './world/steps/handing.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true });

async function openSettings(page: Page): Promise<void> {
  await page.getByRole('button', { name: /menu of the board$/ }).click();
  await page.getByRole('menuitem', { name: 'Board settings' }).click();
  await page.getByRole('heading', { name: /^Board settings/ }).waitFor();
}
const closeSettings = (page: Page) => page.keyboard.press('Escape');
const stands = (page: Page, title: string, name: string) => column(page, name).getByText(title).waitFor();

test('entering a gate is an offer to its signer, leaving to the right the signature; back to the left it is returned', async () => {
  const { ann, bo } = await meetOnABoard(world, world.relay);
  await addCards(ann, 'Making', 'Poster\nFlyer');
  await makeGate(ann, 'Review', 'Bo Dahl');
  await bo
    .getByText(/^Entering is an offer to /)
    .first()
    .waitFor();
  expect(await violationsOn(ann)).toEqual([]);

  await take(ann, 'Poster');
  await stepCard(ann, 'Poster', 'Right');
  await card(ann, 'Poster')
    .getByRole('img', { name: /^Offered by you to Bo Dahl/ })
    .waitFor();
  await stands(bo, 'Poster', 'Review');
  await stepCard(ann, 'Poster', 'Right');
  await ann.getByText('Gate: Bo signs first').first().waitFor();
  await stands(ann, 'Poster', 'Review');

  // The key opens the statement; a second one signs.
  await stepCard(bo, 'Poster', 'Right');
  await bo.getByText('“I sign Poster at Review.”').waitFor();
  expect(await violationsOn(bo)).toEqual([]);
  await bo.keyboard.press('Control+Enter');
  await stands(ann, 'Poster', 'Done');

  await take(ann, 'Flyer');
  await stepCard(ann, 'Flyer', 'Right');
  await stands(bo, 'Flyer', 'Review');
  await stepCard(bo, 'Flyer', 'Left');
  await bo.getByRole('textbox', { name: /^Reason/ }).fill('The date is missing');
  await bo.keyboard.press('Control+Enter');
  await stands(ann, 'Flyer', 'Making');
});

test('two people pull into a column that has room for one, each with the cable out: the first in the order is in', async () => {
  const { ann, bo } = await meetOnABoard(world, world.relay);
  await addCards(ann, 'Ready', 'Tent\nFlag');
  await openSettings(ann);
  await ann.getByRole('button', { name: /^Limit of Making: / }).click();
  await ann.keyboard.type('1');
  await ann.keyboard.press('Enter');
  await ann.getByRole('button', { name: /^Limit of Making is/ }).click();
  await ann.getByRole('menuitem', { name: /^Hard/ }).click();
  await ann.getByRole('button', { name: /^Limit of Making is.*hard/ }).waitFor();
  await closeSettings(ann);
  await untilChipSays(ann, 'Saved on relay');
  await card(bo, 'Flag').waitFor();
  for (const page of [ann, bo]) {
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await page.context().setOffline(true);
    await untilChipSays(page, /^Offline/);
  }
  await stepCard(ann, 'Tent', 'Right');
  await stands(ann, 'Tent', 'Making');
  await stepCard(bo, 'Flag', 'Right');
  await stands(bo, 'Flag', 'Making');
  await ann.context().setOffline(false);
  await untilChipSays(ann, 'Saved on relay');
  await bo.context().setOffline(false);
  await until(() => titlesIn(bo, 'Making'), ['Tent']);
  const frame = bo.getByRole('region', { name: 'At the gate of Making' });
  await frame.getByText('Flag').waitFor();
  await frame.getByRole('button', { name: 'Take it back' }).click();
  await stands(ann, 'Flag', 'Ready');
});
