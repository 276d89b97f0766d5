// Approval asked apart: what a colleague writes meanwhile sends nobody away; what changed under one's own request comes back,
// with one step to ask anew.
import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { addCards, card } from './world/steps/board.ts';
import { approvalOf, article, nameSigners, openAsking, openToSign, sendAsking } from './world/steps/deciding.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openPeek, retitle, writeDescription } from './world/steps/task.ts';
import { openProject } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true });

async function askBo(page: Page, { fourEyes = true } = {}): Promise<void> {
  const sheet = await nameSigners(page, 'Bo Dahl');
  if (!fourEyes) await sheet.getByRole('checkbox', { name: /^Four eyes/ }).uncheck();
  await sendAsking(page);
}

test('asked offline, with words of one’s own and a colleague’s meanwhile, it is on record as it was read', async () => {
  const { ann, bo } = await meetOnABoard(world, world.relay);
  await addCards(ann, 'Ready', 'Launch brief');
  await card(bo, 'Launch brief').waitFor();
  await openPeek(ann, 'Launch brief');
  await untilChipSays(ann, 'Saved on relay');
  await ann.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await ann.context().setOffline(true);
  await untilChipSays(ann, /^Offline/);
  await retitle(ann, 'Launch brief in May');
  await openAsking(ann);
  await askBo(ann, { fourEyes: false });
  await openPeek(bo, 'Launch brief');
  await writeDescription(bo, 'Not before June.');
  await untilChipSays(bo, 'Saved on relay');
  await ann.context().setOffline(false);
  await openToSign(bo);
  await article(bo, 1).getByRole('heading', { name: 'Launch brief in May' }).waitFor();
  await bo.getByText('The task has changed since. That is not in this version.').waitFor();
  await bo.getByText('“I approve version 1 of Launch brief in May.”').waitFor();
});

test('changed here after it was asked for offline, it comes back and is asked anew', { tags: 'deep' }, async () => {
  const { ann } = await meetOnABoard(world, world.relay);
  await addCards(ann, 'Ready', 'Launch brief');
  await openPeek(ann, 'Launch brief');
  await untilChipSays(ann, 'Saved on relay');
  await ann.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await ann.context().setOffline(true);
  await untilChipSays(ann, /^Offline/);
  await openAsking(ann);
  await askBo(ann);
  await retitle(ann, 'Launch brief in May');
  await ann.context().setOffline(false);
  await ann.goto(ann.url().replace(/\/w\/([^/]+)\/.*/u, '/w/$1/sync?show=not-saved'));
  const part = ann.getByRole('region', { name: 'Decisions that came too late' });
  await part.getByText(/Ask again with what it says now/).waitFor();
  await part.getByRole('button', { name: /^Ask again: / }).click();
  await askBo(ann);
  await openProject(ann, 'Garden');
  await openPeek(ann, 'Launch brief in May');
  await approvalOf(ann).getByText('Not signed yet, version 1').waitFor();
});
