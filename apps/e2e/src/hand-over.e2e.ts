// Work passes from one to the next: offered, asked about, with another date, declined, taken back; and with the cable out.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card } from './world/steps/board.ts';
import { baton, handOver, offer } from './world/steps/handing.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true });

const goToWork = (page: Page) => page.getByRole('link', { name: 'My work', exact: true }).click();
const back = (page: Page) => page.goBack();

test('a task is handed over by one key; asked about, with another date, it is theirs; and comes back declined', async () => {
  const { ann, bo } = await meetOnABoard(world, world.relay);
  await addCards(ann, 'Ready', 'Extra store staff');
  await card(bo, 'Extra store staff').waitFor();
  await handOver(ann, 'Extra store staff', { to: 'Bo', note: 'Two people each is enough.' });
  await baton(ann, 'Extra store staff', /^Offered by you to Bo Dahl, not yet accepted/).waitFor();
  await baton(bo, 'Extra store staff', /^Offered by Ann Lee to you/).waitFor();
  expect(await violationsOn(ann)).toEqual([]);

  await goToWork(bo);
  await offer(bo, 'Extra store staff').getByText('“Two people each is enough.”').waitFor();
  expect(await violationsOn(bo)).toEqual([]);
  await offer(bo, 'Extra store staff')
    .getByRole('button', { name: /^Ask Ann/ })
    .click();
  await bo.getByRole('textbox', { name: 'What do you need to know?' }).fill('Which stores?');
  await bo.keyboard.press('Control+Enter');
  await baton(ann, 'Extra store staff', /^Bo Dahl asked about it/).waitFor();
  await card(ann, 'Extra store staff').focus();
  await ann.keyboard.press('Space');
  await ann.getByText(/asked, .* ago: “Which stores\?”/).waitFor();

  await offer(bo, 'Extra store staff').getByRole('button', { name: 'Propose a date' }).click();
  await bo
    .getByRole('button', { name: /^Propose / })
    .last()
    .click();
  await ann.getByRole('button', { name: 'Agree' }).click();
  await baton(ann, 'Extra store staff', /^Bo Dahl accepted it from you|^Bo Dahl has it/).waitFor();
  await offer(bo, 'Extra store staff').waitFor({ state: 'detached' });
  await bo
    .getByRole('listitem', { name: /^Extra store staff/ })
    .first()
    .waitFor();

  // Back to Ann, who says no with a reason.
  await back(bo);
  await handOver(bo, 'Extra store staff', { to: 'Ann', note: '' });
  await offer(ann, 'Extra store staff')
    .getByRole('button', { name: /^Decline/ })
    .waitFor();
  await ann.keyboard.press('d');
  await ann.getByRole('button', { name: 'No time' }).click();
  await ann.getByRole('button', { name: 'Decline', exact: true }).click();
  await card(bo, 'Extra store staff').focus();
  await bo.keyboard.press('Space');
  await bo.getByText('Ann Lee declined: “No time”').waitFor();
});

test('offered and accepted with the relay away, each says so; what came too late is told and loses nothing', async () => {
  const { ann, bo } = await meetOnABoard(world, world.relay);
  await addCards(ann, 'Ready', 'Window display');
  await card(bo, 'Window display').waitFor();
  await untilChipSays(ann, 'Saved on relay');
  for (const page of [ann, bo]) await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await ann.context().setOffline(true);
  await untilChipSays(ann, /^Offline/);
  await handOver(ann, 'Window display', { to: 'Bo', note: '' });
  await baton(ann, 'Window display', /^Offered to Bo Dahl while offline, not on record yet/).waitFor();
  await ann.context().setOffline(false);
  await baton(bo, 'Window display', /^Offered by Ann Lee to you/).waitFor();
  await baton(ann, 'Window display', /^Offered by you to Bo Dahl/).waitFor();

  // Bo accepts with the cable out; Ann takes it back meanwhile: the first on record counts.
  await bo.context().setOffline(true);
  await untilChipSays(bo, /^Offline/);
  await card(bo, 'Window display').focus();
  await bo.keyboard.press('Space');
  await offer(bo, 'Window display').waitFor();
  await bo.keyboard.press('a');
  await bo.getByRole('button', { name: /^Sign and accept/ }).click();
  await bo.getByText('Accepted here, not on record yet').waitFor();
  await card(ann, 'Window display').focus();
  await ann.keyboard.press('Space');
  await ann.getByRole('button', { name: /^Take back/ }).click();
  await bo.context().setOffline(false);
  await baton(bo, 'Window display', /^Ann Lee has it|^Ann Lee took the offer back/).waitFor();
  await bo.keyboard.press('Escape');
  await bo.keyboard.press('g');
  await bo.keyboard.press('y');
  await bo.getByRole('link', { name: /^Not saved/ }).click();
  await bo.getByText('The offer was taken back meanwhile.').waitFor();
});
