// Who waits reminds; and nothing that is asked about a task is left hanging when it is put away.
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card } from './world/steps/board.ts';
import { handOver } from './world/steps/handing.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true });
const title = 'Extra store staff';

test('an offer is reminded of and seen first; archived, it ends with the task, and who was asked is asked no more', async () => {
  const { ann, bo } = await meetOnABoard(world, world.relay);
  await addCards(ann, 'Ready', title);
  await handOver(ann, title, { to: 'Bo' });

  await ann.getByRole('link', { name: 'My work', exact: true }).click();
  await ann
    .getByRole('button', { name: `Remind them of ${title}` })
    .first()
    .click();
  await bo
    .getByRole('link', { name: /^Inbox/ })
    .first()
    .click();
  await bo.getByRole('region', { name: 'You were reminded' }).waitFor();
  expect(await violationsOn(bo)).toEqual([]);

  await ann.goBack();
  await card(ann, title).focus();
  await ann.keyboard.press('Shift+A');
  await ann.getByRole('dialog', { name: `Archive: “${title}”` }).waitFor();
  expect(await violationsOn(ann)).toEqual([]);
  await ann.getByRole('button', { name: 'Archive and end the offer' }).click();
  await card(ann, title).waitFor({ state: 'detached' });
  await bo.getByRole('region', { name: 'You were reminded' }).waitFor({ state: 'detached' });
  await bo.getByRole('region', { name: `Offered to you: ${title}` }).waitFor({ state: 'detached' });
});
