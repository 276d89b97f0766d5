import { test } from 'vitest';
import { addCards, card } from './world/steps/board.ts';
import { join } from './world/steps/door.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openPeek, peek, writeDescription } from './world/steps/task.ts';
import { goToSettings, invite, openProject } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ ownRelaysOnly: true });

test('the relay’s data is deleted and there is no backup: two browsers fill it again, with comment and description, and somebody new finds all of it', async () => {
  const relay = await world.ownRelay();
  const { ann, bo } = await meetOnABoard(world, relay);
  await addCards(ann, 'Ready', 'The shed');
  await openPeek(ann, 'The shed');
  await writeDescription(ann, 'Red, with a white door');
  await peek(ann).getByRole('textbox', { name: 'Comment', exact: true }).fill('Sanded yesterday.');
  await ann.keyboard.press('Control+Enter');
  await peek(ann).getByRole('list').getByText('Sanded yesterday.').waitFor();
  await untilChipSays(ann, 'Saved on relay');
  await addCards(bo, 'Making', 'The fence');
  await untilChipSays(bo, 'Saved on relay');

  await relay.emptied();
  await untilChipSays(ann, /^Offline/);
  await relay.start();
  for (const page of [ann, bo]) await untilChipSays(page, 'Saved on relay');

  await goToSettings(ann);
  const { page: cy } = await world.seat();
  await join(cy, await invite(ann), 'Cy Ek');
  await openProject(cy, 'Garden');
  await card(cy, 'The fence').waitFor();
  await openPeek(cy, 'The shed');
  await peek(cy).getByText('Red, with a white door').waitFor();
  await peek(cy).getByText('Sanded yesterday.').waitFor();
});

test(
  'the relay’s data and its secret are deleted: nothing is sent to it until Ann has signed its new key in with her recovery link; then Bo’s browser goes on by itself, and somebody new finds all of it',
  { tags: 'deep' },
  async () => {
    const relay = await world.ownRelay();
    const { ann, bo, recoveryLink } = await meetOnABoard(world, relay);
    await addCards(ann, 'Ready', 'The shed');
    await addCards(bo, 'Making', 'The fence');
    for (const page of [ann, bo]) await untilChipSays(page, 'Saved on relay');

    const code = await relay.emptiedWithSecret();
    await untilChipSays(ann, /^Offline/);
    await relay.start();
    await addCards(bo, 'Ready', 'The gate');
    await untilChipSays(bo, /^Offline/);

    for (const page of [ann, bo]) {
      await page.getByRole('button', { name: /^Offline/u }).click();
      await page.getByRole('alert').getByText('The relay has another key than before').waitFor();
    }
    await ann.getByRole('button', { name: 'Sign the key in' }).click();
    const signing = ann.getByRole('dialog', { name: 'Sign the relay’s new key in' });
    await signing.getByLabel('Recovery link').fill(recoveryLink);
    await signing.getByLabel('Code of the relay').fill('ABCDEFGHJK-0123456789');
    await signing.getByRole('button', { name: 'Sign it in' }).click();
    await signing.getByText('This is not the code of this relay.').waitFor();
    await signing.getByLabel('Code of the relay').fill(code);
    await signing.getByRole('button', { name: 'Sign it in' }).click();
    await signing.waitFor({ state: 'hidden' });
    for (const page of [ann, bo]) await untilChipSays(page, 'Saved on relay');

    await goToSettings(ann);
    const { page: cy } = await world.seat();
    await join(cy, await invite(ann), 'Cy Ek');
    await openProject(cy, 'Garden');
    for (const title of ['The shed', 'The fence', 'The gate']) await card(cy, title).waitFor();
  },
);
