import { expect, test } from 'vitest';
import { addCards, card } from './world/steps/board.ts';
import { createButton } from './world/steps/door.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openPeek, peek } from './world/steps/task.ts';
import { goToSettings } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true });

test('signing out sends what waits, then leaves nothing of the workspace in this browser; the others keep it', async () => {
  const { ann, bo } = await meetOnABoard(world, world.relay);
  await addCards(bo, 'Ready', 'Bo was here');
  const address = bo.url();
  await openPeek(bo, 'Bo was here');
  await peek(bo).getByRole('textbox', { name: 'Comment' }).fill('For nobody’s eyes yet');
  await untilChipSays(bo, 'Saved on relay');
  await goToSettings(bo);
  await bo.getByRole('button', { name: 'Sign out', exact: true }).click();
  const dialog = bo.getByRole('dialog', { name: 'Sign out of this device' });
  await dialog.getByText(/^Everything of yours is on the relay\./).waitFor();
  await dialog.getByRole('list', { name: 'Begun and not sent' }).getByText('For nobody’s eyes yet').waitFor();
  await dialog.getByRole('button', { name: 'Sign out', exact: true }).click();
  await createButton(bo).waitFor();
  await bo.goto(address);
  await bo.getByRole('heading', { name: 'This workspace is not on this device' }).waitFor();
  const left = await bo.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
  // The list of workspaces that this browser holds, empty now.
  expect(left).toEqual(['baton']);
  expect(await bo.evaluate(() => Object.entries(localStorage).flat().join(' '))).not.toContain('nobody');
  await card(ann, 'Bo was here').waitFor();
});

test('while the relay is away what would be lost is named, and nothing is erased by trying to send it', async () => {
  const relay = await world.ownRelay();
  const { bo } = await meetOnABoard(world, relay);
  await untilChipSays(bo, 'Saved on relay');
  await relay.kill();
  await untilChipSays(bo, /^Offline/);
  await addCards(bo, 'Ready', 'Not sent yet');
  await goToSettings(bo);
  await bo.getByRole('button', { name: 'Sign out', exact: true }).click();
  const dialog = bo.getByRole('dialog', { name: 'Sign out of this device' });
  await dialog.getByText('1 change of yours is on this device alone.').waitFor();
  await dialog.getByRole('list', { name: 'On this device alone' }).getByText('you added a task').waitFor();
  await dialog.getByRole('button', { name: 'Discard 1 change and sign out' }).click();
  await createButton(bo).waitFor({ timeout: 20_000 });
});
