import { test } from 'vitest';
import { addCards, card, renameCard, stepCard, titlesIn } from './world/steps/board.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openPeek, peek, retitle } from './world/steps/task.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });

/** Cells count whole seconds, and two clocks agree only so far: who is to be newer writes well after the other. */
async function untilClearlyLater(): Promise<void> {
  const then = Date.now() + 3_000;
  await until(() => Date.now() > then, true);
}

test('the relay is killed: work goes on, through a reload and a closed tab, and both converge when it returns', async () => {
  const relay = await world.ownRelay();
  const { ann, bo } = await meetOnABoard(world, relay);
  await addCards(ann, 'Ready', 'Before the fall');
  await card(bo, 'Before the fall').waitFor();
  await untilChipSays(ann, 'Saved on relay');
  // The worker that serves the page without a relay is installed by then.
  await ann.evaluate(() => navigator.serviceWorker.ready.then(() => true));

  await relay.kill();
  await untilChipSays(ann, /^Offline/);
  await addCards(ann, 'Ready', 'Written without a relay');
  await renameCard(ann, 'Before the fall', 'Renamed without a relay');
  await untilChipSays(ann, /^Offline, 2 changes waiting$/);

  await ann.reload();
  await card(ann, 'Written without a relay').waitFor();
  await card(ann, 'Renamed without a relay').waitFor();
  await addCards(ann, 'Making', 'After the reload');
  await untilChipSays(ann, /^Offline, 3 changes waiting$/);

  const address = ann.url();
  const again = await ann.context().newPage();
  await ann.close();
  await again.goto(address);
  await card(again, 'After the reload').waitFor();
  await card(again, 'Written without a relay').waitFor();
  await untilChipSays(again, /^Offline, 3 changes waiting$/);

  await addCards(bo, 'Ready', 'Bo wrote meanwhile');
  await untilChipSays(bo, /^Offline, 1 change waiting$/);
  await relay.start();
  for (const page of [again, bo]) {
    await untilChipSays(page, 'Saved on relay');
    await until(
      async () => (await titlesIn(page, 'Ready')).toSorted(),
      ['Bo wrote meanwhile', 'Renamed without a relay', 'Written without a relay'],
    );
    await until(() => titlesIn(page, 'Making'), ['After the reload']);
  }
  // The order that both come to is the one that a fresh look shows: a board that stands open may keep the one it had.
  for (const page of [again, bo]) {
    await page.reload();
    await card(page, 'Bo wrote meanwhile').waitFor();
  }
  await until(async () => {
    const [anns, bos] = await Promise.all([titlesIn(again, 'Ready'), titlesIn(bo, 'Ready')]);
    return anns.join() === bos.join();
  }, true);
});

test(
  'two set one field apart: the newer wins, the other stays in sight with its author, one press restores it',
  { tags: 'deep' },
  async () => {
    const relay = await world.ownRelay();
    const { ann, bo } = await meetOnABoard(world, relay);
    await addCards(ann, 'Ready', 'The shed');
    await card(bo, 'The shed').waitFor();
    await untilChipSays(ann, 'Saved on relay');
    await relay.kill();
    await Promise.all([untilChipSays(ann, /^Offline/), untilChipSays(bo, /^Offline/)]);

    await openPeek(ann, 'The shed');
    await retitle(ann, 'The red shed');
    await untilClearlyLater();
    await openPeek(bo, 'The shed');
    await retitle(bo, 'The blue shed');
    await relay.start();

    for (const page of [ann, bo]) {
      await peek(page).getByRole('button', { name: 'Title: The blue shed' }).waitFor();
      await peek(page).getByRole('button', { name: 'Title: two values were set apart' }).waitFor();
    }
    await peek(bo).getByRole('button', { name: 'Title: two values were set apart' }).click();
    const sheet = bo.getByRole('dialog', { name: 'Title was set apart' });
    await sheet.getByText('The red shed').waitFor();
    await sheet.getByText(/^Ann Lee, /).waitFor();
    await sheet.getByText(/^you, /).waitFor();
    await sheet.getByRole('button', { name: 'Restore' }).click();
    for (const page of [ann, bo]) await peek(page).getByRole('button', { name: 'Title: The red shed' }).waitFor();
    await until(() => peek(bo).getByRole('button', { name: 'Title: two values were set apart' }).count(), 0);
  },
);

test('one moves a card and the other renames it, both without the relay: both survive', { tags: 'deep' }, async () => {
  const relay = await world.ownRelay();
  const { ann, bo } = await meetOnABoard(world, relay);
  await addCards(ann, 'Ready', 'Water the beds\nMow');
  await card(bo, 'Mow').waitFor();
  await untilChipSays(ann, 'Saved on relay');
  await relay.kill();
  await Promise.all([untilChipSays(ann, /^Offline/), untilChipSays(bo, /^Offline/)]);
  await stepCard(ann, 'Water the beds', 'Right');
  await until(() => titlesIn(ann, 'Making'), ['Water the beds']);
  await renameCard(bo, 'Water the beds', 'Water all the beds');
  await relay.start();
  for (const page of [ann, bo]) {
    await until(() => titlesIn(page, 'Making'), ['Water all the beds']);
    await until(() => titlesIn(page, 'Ready'), ['Mow']);
  }
});

test('both move one card apart: it stands in one place, the same on both screens', async () => {
  const relay = await world.ownRelay();
  const { ann, bo } = await meetOnABoard(world, relay);
  await addCards(ann, 'Making', 'The barrow');
  await card(bo, 'The barrow').waitFor();
  await untilChipSays(ann, 'Saved on relay');
  await relay.kill();
  await Promise.all([untilChipSays(ann, /^Offline/), untilChipSays(bo, /^Offline/)]);
  await stepCard(ann, 'The barrow', 'Left');
  await until(() => titlesIn(ann, 'Ready'), ['The barrow']);
  await untilClearlyLater();
  await stepCard(bo, 'The barrow', 'Right');
  await until(() => titlesIn(bo, 'Review'), ['The barrow']);
  await relay.start();
  for (const page of [ann, bo]) {
    await until(() => titlesIn(page, 'Review'), ['The barrow']);
    await until(() => card(page, 'The barrow').count(), 1);
  }
});
