// Who waits reminds; and nothing that is asked about a task is left hanging when it is put away.
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card } from './world/steps/board.ts';
import { handOver } from './world/steps/handing.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { openMyWork } from './world/steps/my-work.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true });
const title = 'Extra store staff';

test('an offer is reminded of and seen first; archived, it ends with the task, and who was asked is asked no more', async () => {
  const { ann, bo } = await meetOnABoard(world, world.relay);
  await addCards(ann, 'Ready', title);
  await handOver(ann, title, { to: 'Bo' });

  // On the phone it stands below one's own work, under the thumb and not past an empty screen.
  await openMyWork(ann);
  await ann.setViewportSize({ width: 390, height: 844 });
  const remind = ann
    .getByRole('region', { name: 'You are waiting on' })
    .getByRole('button', { name: `Remind them of ${title}` })
    .filter({ visible: true });
  const { y = 0, height = 0 } = (await remind.boundingBox()) ?? {};
  expect([y > 0 && y + height < 700, height >= 44]).toEqual([true, true]);
  expect(await violationsOn(ann)).toEqual([]);
  await remind.click();
  await ann.setViewportSize({ width: 1_440, height: 900 });
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
