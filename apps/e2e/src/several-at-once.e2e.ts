// Several that wait for one's word are answered in one sheet that shows each statement; offline they wait.
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card } from './world/steps/board.ts';
import { askForAll, toSign } from './world/steps/deciding.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { openInbox, openMyWork } from './world/steps/my-work.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true });
const titles = ['Launch brief', 'Price list', 'Poster'] as const;

test('three approvals are read in one sheet and two of them signed by keys alone; the third goes on waiting', async () => {
  const { ann, bo } = await meetOnABoard(world, world.relay);
  await addCards(ann, 'Ready', titles.join('\n'));
  await askForAll(ann, titles, 'Bo');
  await openInbox(bo);
  for (const title of titles) await toSign(bo, title).waitFor();
  await bo.keyboard.press('x');
  await bo.keyboard.press('Control+a');
  await bo.getByRole('toolbar', { name: '3 selected' }).waitFor();
  expect(await violationsOn(bo)).toEqual([]);
  await bo.keyboard.press('a');
  const sheet = bo.getByRole('dialog', { name: 'Sign approvals' });
  for (const title of titles) await sheet.getByText(`“I approve version 1 of ${title}.”`).waitFor();
  expect(await violationsOn(bo)).toEqual([]);
  await sheet.getByRole('checkbox', { name: 'Sign: Poster' }).focus();
  await bo.keyboard.press('Space');
  await sheet.getByRole('button', { name: /^Sign 2 approvals/ }).waitFor();
  await bo.keyboard.press('Control+Enter');
  await sheet.getByText('2 approvals signed.').waitFor();
  await sheet.getByText('Signed', { exact: true }).nth(1).waitFor();
  expect(await violationsOn(bo)).toEqual([]);
  await sheet.getByRole('button', { name: 'Done' }).click();
  await toSign(bo, 'Poster').waitFor();
  await toSign(bo, 'Price list').waitFor({ state: 'detached' });
  for (const title of ['Launch brief', 'Price list']) {
    await card(ann, title).click();
    await ann.getByText('Approved, version 1').first().waitFor();
    await ann.keyboard.press('Escape');
  }
});

test(
  'on the phone several are ticked and signed offline; taken back meanwhile, one is told to have come too late',
  { tags: 'deep' },
  async () => {
    const { ann, bo } = await meetOnABoard(world, world.relay);
    await addCards(ann, 'Ready', titles.join('\n'));
    await askForAll(ann, titles, 'Bo');
    await bo.setViewportSize({ width: 390, height: 844 });
    await openMyWork(bo);
    for (const title of titles) await toSign(bo, title).waitFor();
    await bo.getByRole('button', { name: 'Answer several' }).click();
    for (const title of titles) await bo.getByRole('checkbox', { name: `Select: ${title}` }).click();
    const open = () => bo.getByRole('button', { name: /^Sign 3 approvals/ }).click();
    const sheet = bo.getByRole('dialog', { name: 'Sign approvals' });
    // What was frozen is here before the cable is out.
    await open();
    await sheet.getByText('Nothing of it was approved before').nth(2).waitFor();
    await bo.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await bo.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await bo.context().setOffline(true);
    await untilChipSays(bo, /^Offline/);
    await open();
    await sheet.getByText('“I approve version 1 of Poster.”').waitFor();
    await sheet.getByText('Nothing of it was approved before').nth(2).waitFor();
    await bo.keyboard.press('Control+Enter');
    await sheet.getByText(/They wait here until the relay is back/).waitFor();
    await sheet.getByText('Signed here, not on record').nth(2).waitFor();
    await card(ann, 'Poster').click();
    await ann.getByRole('button', { name: 'Take back' }).click();
    await ann.getByText(/took it back/).waitFor();
    await bo.context().setOffline(false);
    await sheet.getByText('2 approvals signed, 1 was not.').waitFor();
    await sheet.getByText('Signed', { exact: true }).nth(1).waitFor();
    await sheet.getByText('Not signed', { exact: true }).waitFor();
    expect(await violationsOn(bo)).toEqual([]);
  },
);
