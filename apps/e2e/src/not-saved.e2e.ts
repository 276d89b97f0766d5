import { expect, test } from 'vitest';
import { makeTheOthersViewers } from './world/steps/access.ts';
import { addCards, card, renameCard, titlesIn } from './world/steps/board.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { headline, openSync } from './world/steps/sync.ts';
import { openProject } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });

test('access withdrawn while Bo was away: his edits stand in the tray, readable, until he settles each one', async () => {
  const relay = await world.ownRelay();
  const { ann, bo, recoveryLink } = await meetOnABoard(world, relay);
  await addCards(ann, 'Ready', 'The shed');
  await card(bo, 'The shed').waitFor();
  await untilChipSays(bo, 'Saved on relay');
  await relay.kill();
  await untilChipSays(bo, /^Offline/);
  await renameCard(bo, 'The shed', 'The blue shed');
  await addCards(bo, 'Ready', 'Paint it');
  await untilChipSays(bo, /^Offline, 2 changes waiting$/);
  const address = bo.url();
  const context = bo.context();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: relay.url });
  // He closes the laptop; meanwhile the owner lets him read only.
  await bo.close();
  await relay.start();
  await makeTheOthersViewers(relay, recoveryLink);

  const back = await context.newPage();
  await back.goto(address);
  await untilChipSays(back, 'Not saved: access was withdrawn');
  // What he sees is what is so for everybody; what he wrote is in his hands.
  await openSync(back);
  await until(() => headline(back), '2 edits are not saved. All of them can still be read here.');
  await back.getByText('Not saved: access was withdrawn', { exact: true }).first().waitFor();
  const renamed = back
    .getByRole('listitem')
    .filter({ has: back.getByRole('button', { name: /^Discard: .*The shed/ }) });
  await renamed.getByText('The blue shed').waitFor();
  await renamed.getByText('Access withdrawn.').waitFor();
  const added = back
    .getByRole('listitem')
    .filter({ hasText: 'Paint it', has: back.getByRole('button', { name: /^Discard: / }) });
  await added.waitFor();

  const clipboard = () => back.evaluate(() => navigator.clipboard.readText());
  await renamed.getByRole('button', { name: /^Copy: / }).click();
  await until(async () => (await clipboard()).includes('The blue shed'), true);
  await renamed.getByRole('button', { name: /^Hand to somebody: / }).click();
  await until(async () => (await clipboard()).includes('/task/GAR-1'), true);
  // He may not write there now, so it cannot be tried again; the button says so.
  expect(await renamed.getByRole('button', { name: /^Try again: / }).getAttribute('aria-disabled')).toBe('true');

  // It outlives the tab.
  await back.reload();
  await until(() => headline(back), '2 edits are not saved. All of them can still be read here.');
  await renamed.getByRole('button', { name: /^Discard: / }).click();
  await back.getByRole('button', { name: 'Discard edit' }).click();
  await until(() => headline(back), '1 edit is not saved. It can still be read here.');
  await added.getByRole('button', { name: /^Discard: / }).click();
  await back.getByRole('button', { name: 'Discard edit' }).click();
  await back.getByText('Nothing was refused, nothing is unsaved').waitFor();
  await openProject(back, 'Garden');
  await untilChipSays(back, 'Saved on relay');
  await until(() => titlesIn(back, 'Ready'), ['The shed']);
  await until(() => titlesIn(ann, 'Ready'), ['The shed']);
});
