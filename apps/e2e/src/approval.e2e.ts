import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card } from './world/steps/board.ts';
import {
  approvalOf,
  article,
  nameSigners,
  openAsking,
  openToSign,
  sendAsking,
  signHere,
} from './world/steps/deciding.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openPeek, peek, retitle, writeDescription } from './world/steps/task.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });

/** On the sheet that is open. */
async function askBo(page: Page): Promise<void> {
  await nameSigners(page, 'Bo');
  expect(await violationsOn(page)).toEqual([]);
  await sendAsking(page);
}

test('approval is asked, read as it was frozen, returned with a reason, changed, asked again, signed offline, and comes on record', async () => {
  const relay = await world.ownRelay();
  const { ann, bo } = await meetOnABoard(world, relay);
  await addCards(ann, 'Ready', 'Launch brief');
  await card(bo, 'Launch brief').waitFor();
  await openPeek(ann, 'Launch brief');
  await writeDescription(ann, 'We sell 1200 tents by June.');
  await untilChipSays(ann, 'Saved on relay');
  await openAsking(ann);
  await askBo(ann);
  await approvalOf(ann).getByText('Not signed yet, version 1').waitFor();

  await openToSign(bo);
  await article(bo, 1).getByText('We sell 1200 tents by June.').waitFor();
  await bo.getByText('“I approve version 1 of Launch brief.”').waitFor();
  expect(await violationsOn(bo)).toEqual([]);
  await bo.keyboard.press('d');
  await bo.getByRole('textbox', { name: 'What has to change before you sign' }).fill('June is too late');
  await bo.getByRole('button', { name: 'Return', exact: true }).click();
  await approvalOf(ann).getByText('Bo Dahl returned it: “June is too late”').waitFor();

  await retitle(ann, 'Launch brief in May');
  await approvalOf(ann).getByRole('button', { name: 'Ask again' }).click();
  await askBo(ann);
  await approvalOf(ann).getByText('Not signed yet, version 2').waitFor();
  await untilChipSays(ann, 'Saved on relay');

  await openToSign(bo);
  await article(bo, 2).getByRole('heading', { name: 'Launch brief in May' }).waitFor();
  await bo.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await relay.kill();
  await untilChipSays(bo, /^Offline/);
  await bo.reload();
  await article(bo, 2).getByText('We sell 1200 tents by June.').waitFor();
  await bo.getByText('“I approve version 2 of Launch brief in May.”').waitFor();
  await signHere(bo);
  await bo.getByText('not on record yet').waitFor();
  await relay.start();
  await bo.getByText('Version 2, approved').waitFor();
  await approvalOf(ann).getByText('Approved, version 2').first().waitFor();

  await retitle(ann, 'Launch brief in July');
  const changed = peek(ann).getByRole('region', { name: 'Changed since approval' });
  await changed.getByText('changed since approval: title').waitFor();
  await changed.getByText('July').waitFor();
  await changed.getByRole('button', { name: 'Ask for approval of the difference' }).click();
  await askBo(ann);
  await openToSign(bo);
  await bo.getByText('against version 2').waitFor();
  await article(bo, 3).getByText('July').waitFor();
  await signHere(bo);
  await bo.getByText('Version 3, approved').waitFor();
  await approvalOf(ann).getByText('Approved, version 3').first().waitFor();
  await changed.waitFor({ state: 'detached' });
});
