import { expect, test } from 'vitest';
import { addCards, card, stepCard, titlesIn } from './world/steps/board.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { headline, openSync } from './world/steps/sync.ts';
import { openPeek, peek, retitle } from './world/steps/task.ts';
import { openProject } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });

/** Cells count whole seconds, and two clocks agree only so far: who is to be newer writes well after the other. */
async function untilClearlyLater(): Promise<void> {
  const then = Date.now() + 3_000;
  await until(() => Date.now() > then, true);
}

test('both work without the relay; afterwards the sync centre tells what became of it, and mine comes back by one press', async () => {
  const relay = await world.ownRelay();
  const { ann, bo } = await meetOnABoard(world, relay);
  await addCards(ann, 'Ready', 'The shed\nMow');
  await card(bo, 'Mow').waitFor();
  await untilChipSays(ann, 'Saved on relay');
  await relay.kill();
  await Promise.all([untilChipSays(ann, /^Offline/), untilChipSays(bo, /^Offline/)]);

  await openPeek(ann, 'The shed');
  await retitle(ann, 'The red shed');
  await ann.keyboard.press('Escape');
  await untilClearlyLater();
  await openPeek(bo, 'The shed');
  await retitle(bo, 'The blue shed');
  await bo.keyboard.press('Escape');
  await stepCard(bo, 'Mow', 'Right');
  await until(() => titlesIn(bo, 'Making'), ['Mow']);

  // What waits is named before it goes out.
  await openSync(ann, 'Waiting to send');
  await until(() => headline(ann), '1 change waits on this device.');
  await ann.getByText('Renamed a task').waitFor();
  await openSync(ann, 'While you were away');

  // Ann comes back last: what Bo did has reached the relay by then, and is told with her time away.
  const address = ann.url();
  const again = await ann.context().newPage();
  await ann.close();
  await relay.start();
  await untilChipSays(bo, 'Saved on relay');
  await again.goto(address);
  await untilChipSays(again, 'Saved on relay');
  await until(async () => /^You were offline for .*merged/.test((await headline(again)) ?? ''), true);
  const mine = again.getByRole('listitem').filter({ has: again.getByRole('button', { name: /^Use mine: Title of/ }) });
  await mine.getByText('The red shed', { exact: true }).waitFor();
  await mine.getByText('The blue shed', { exact: true }).first().waitFor();
  await mine.getByText(/^Bo, /).waitFor();
  await again.getByRole('heading', { name: 'Merged', exact: true }).waitFor();

  await mine.getByRole('button', { name: /^Use mine/ }).click();
  await again.getByText('Yours restored').waitFor();
  await openProject(bo, 'Garden');
  await card(bo, 'The red shed').waitFor();
  await again.getByRole('button', { name: /^Undo: Title/ }).click();
  await card(bo, 'The blue shed').waitFor();
});

test(
  'any task says where its edits are: on this device while the relay is away, on the relay when it is back',
  { tags: 'deep' },
  async () => {
    const relay = await world.ownRelay();
    const { ann } = await meetOnABoard(world, relay);
    await addCards(ann, 'Ready', 'The shed');
    await untilChipSays(ann, 'Saved on relay');
    await openPeek(ann, 'The shed');
    await peek(ann).getByRole('button', { name: 'Where is my edit?' }).click();
    const answer = ann.getByRole('dialog', { name: 'Where is my edit?' });
    await answer.getByText('Saved on relay').waitFor();

    await relay.kill();
    await untilChipSays(ann, /^Offline/);
    await ann.keyboard.press('Escape');
    await retitle(ann, 'The green shed');
    await peek(ann).getByRole('button', { name: 'Where is my edit?' }).click();
    await answer.getByText('Saved on this device').waitFor();
    await relay.start();
    await answer.getByText('Saved on relay').waitFor();
  },
);

test('history says who changed what, and a value of before is put back', { tags: 'deep' }, async () => {
  const relay = await world.ownRelay();
  const { ann, bo } = await meetOnABoard(world, relay);
  await addCards(ann, 'Ready', 'The shed');
  await card(bo, 'The shed').waitFor();
  await openPeek(bo, 'The shed');
  await retitle(bo, 'The blue shed');
  await card(ann, 'The blue shed').waitFor();
  await untilChipSays(bo, 'Saved on relay');
  await openPeek(ann, 'The blue shed');
  await peek(ann).getByRole('button', { name: 'History' }).click();
  const history = ann.getByRole('region', { name: 'History' });
  const renamed = history.getByRole('listitem').filter({ hasText: 'The blue shed' });
  await renamed.getByRole('button', { name: 'Bo Dahl' }).waitFor();
  await history.getByRole('button', { name: 'Restore: Title: none → The shed' }).click();
  await card(bo, 'The shed').waitFor();
  await until(
    () =>
      history
        .getByRole('listitem')
        .filter({ hasText: 'The shed' })
        .count()
        .then((count) => count >= 3),
    true,
  );
  expect(await titlesIn(bo, 'Ready')).toEqual(['The shed']);
});
