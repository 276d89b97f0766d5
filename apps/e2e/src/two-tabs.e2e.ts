import { expect, test } from 'vitest';
import { addCards, card, cutLanes, renameCard, stepCard, titlesIn } from './world/steps/board.ts';
import { openDemo } from './world/steps/door.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld();

test('two tabs of one browser agree at once, both ways', async () => {
  const seat = await world.seat();
  const { page } = seat;
  await openDemo(page, world.relay.url);
  await cutLanes(page, 'None');
  const second = await seat.tab();
  await second.goto(page.url());
  await card(second, 'Demo tents to 8 stores').waitFor();
  await addCards(page, 'Ready', 'From the first tab');
  await card(second, 'From the first tab').waitFor();
  await renameCard(second, 'From the first tab', 'Renamed in the second');
  await card(page, 'Renamed in the second').waitFor();
  await stepCard(second, 'Renamed in the second', 'Right');
  await until(async () => (await titlesIn(page, 'Making')).includes('Renamed in the second'), true);
});

test('the leading tab is closed under way: the other goes on, with the edits of both', async () => {
  const seat = await world.seat();
  const { page } = seat;
  await openDemo(page, world.relay.url);
  await cutLanes(page, 'None');
  const second = await seat.tab();
  await second.goto(page.url());
  await addCards(second, 'Ready', 'Before the leader went');
  // A second place to add stands ready, so that only the key is left to press.
  await second.getByRole('button', { name: 'Add to Making', exact: true }).click();
  const field = second.getByRole('textbox', { name: 'Add to Making', exact: true });
  await field.fill('After the leader went');

  await addCards(page, 'Ready', 'The last words of the leader');
  await page.getByRole('button', { name: 'Add to Ready', exact: true }).click();
  await page.getByRole('textbox', { name: 'Add to Ready', exact: true }).fill('Under way');
  await page.keyboard.press('Enter');
  await page.close();
  const start = performance.now();
  await field.press('Enter');
  await card(second, 'After the leader went').waitFor();
  const took = performance.now() - start;
  console.log(`leading tab closed → next own edit on screen: ${took.toFixed(0)} ms`);
  expect(took).toBeLessThan(2_000);
  const ready = await titlesIn(second, 'Ready');
  expect(ready).toEqual(expect.arrayContaining(['Before the leader went', 'The last words of the leader']));

  // Nothing of it was only on the screen.
  await second.reload();
  await card(second, 'After the leader went').waitFor();
  await card(second, 'The last words of the leader').waitFor();
});
