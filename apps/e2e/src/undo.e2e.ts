import { expect, test } from 'vitest';
import { addCards, card, column, cutLanes, renameCard, stepCard, titlesIn } from './world/steps/board.ts';
import { openDemo } from './world/steps/door.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld();

test('one gesture is one step: five pasted lines are five cards and one undo; redo brings them back', async () => {
  const { page } = await world.seat();
  await openDemo(page, world.relay.url);
  await cutLanes(page, 'None');
  const before = await titlesIn(page, 'Ready');
  const lines = ['Paste one', 'Paste two', 'Paste three', 'Paste four', 'Paste five'];
  await addCards(page, 'Ready', lines.join('\n'));
  await until(() => titlesIn(page, 'Ready'), [...before, ...lines]);
  await page.keyboard.press('Control+z');
  await until(() => titlesIn(page, 'Ready'), before);
  await page.keyboard.press('Control+Shift+z');
  await until(() => titlesIn(page, 'Ready'), [...before, ...lines]);
});

test('a rename, a move and a deletion are undone one after the other, and done again', async () => {
  const { page } = await world.seat();
  await openDemo(page, world.relay.url);
  await cutLanes(page, 'None');
  const ready = await titlesIn(page, 'Ready');
  await renameCard(page, 'Email series, four parts', 'Email series, five parts');
  await stepCard(page, 'Email series, five parts', 'Right');
  await column(page, 'Making').getByText('Email series, five parts').waitFor();
  await card(page, 'Email series, five parts').focus();
  await page.keyboard.press('Delete');
  await until(() => card(page, 'Email series, five parts').count(), 0);

  await page.keyboard.press('Control+z');
  await column(page, 'Making').getByText('Email series, five parts').waitFor();
  await page.keyboard.press('Control+z');
  await column(page, 'Ready').getByText('Email series, five parts').waitFor();
  await page.keyboard.press('Control+z');
  await until(() => titlesIn(page, 'Ready'), ready);

  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+y');
  await until(
    () => titlesIn(page, 'Ready'),
    ready.filter((title) => title !== 'Email series, four parts'),
  );
  expect(await card(page, 'Email series, five parts').count()).toBe(0);
});
