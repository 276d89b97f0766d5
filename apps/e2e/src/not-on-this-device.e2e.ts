import { expect, test } from 'vitest';
import { addCards, card } from './world/steps/board.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openSync } from './world/steps/sync.ts';
import { openPeek, peek, writeDescription } from './world/steps/task.ts';
import { openProject } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });
const away = 'Not on this device · it is fetched when the relay can be reached';

/** Ann writes into tasks that Bo's device has; Bo makes room, and it has none of the text any more. */
async function aTextElsewhere() {
  const relay = await world.ownRelay();
  const { ann, bo } = await meetOnABoard(world, relay);
  await addCards(ann, 'Ready', 'The shed\nThe fence');
  for (const [title, text] of [
    ['The shed', 'Red, with a white door'],
    ['The fence', 'Larch, not spruce'],
  ] as const) {
    await openPeek(ann, title);
    await writeDescription(ann, text);
    await peek(ann).getByText(text).waitFor();
    await ann.keyboard.press('Escape');
    await ann.keyboard.press('Escape');
    await peek(ann).waitFor({ state: 'detached' });
  }
  await untilChipSays(ann, 'Saved on relay');
  await card(bo, 'The fence').waitFor();
  await untilChipSays(bo, 'Saved on relay');
  await openSync(bo, 'While you were away');
  await bo.getByRole('button', { name: /^Remove what is not kept/ }).click();
  await bo.getByText(/^2 documents went from this device/).waitFor();
  await openProject(bo, 'Garden');
  return { relay, ann, bo };
}

test(
  'a small workspace is here whole: what nobody opened is read and written without the relay',
  { tags: 'deep' },
  async () => {
    const relay = await world.ownRelay();
    const { ann, bo } = await meetOnABoard(world, relay);
    await addCards(ann, 'Ready', 'The shed\nThe fence');
    await openPeek(ann, 'The shed');
    await writeDescription(ann, 'Red, with a white door');
    // The chip says what waits after two seconds only: whoever asks is told at once.
    await peek(ann).getByRole('button', { name: 'Where is my edit?' }).click();
    await ann.getByRole('dialog', { name: 'Where is my edit?' }).getByText('Saved on relay').waitFor();
    await ann.keyboard.press('Escape');
    await card(bo, 'The fence').waitFor();
    await untilChipSays(bo, 'Saved on relay');
    await relay.kill();
    await untilChipSays(bo, /^Offline/);
    await openPeek(bo, 'The shed');
    await peek(bo).getByText('Red, with a white door').waitFor();
    await bo.keyboard.press('Escape');
    await openPeek(bo, 'The fence');
    await writeDescription(bo, 'Larch, not spruce');
    await relay.start();
    await untilChipSays(bo, 'Saved on relay');
    await ann.keyboard.press('Escape');
    await ann.keyboard.press('Escape');
    await openPeek(ann, 'The fence');
    await peek(ann).getByText('Larch, not spruce').waitFor();
  },
);

test('a page that is not here says so without the relay, comes by itself with it, and can be edited', async () => {
  const { relay, ann, bo } = await aTextElsewhere();
  await relay.kill();
  await untilChipSays(bo, /^Offline/);
  await openPeek(bo, 'The shed');
  await peek(bo).getByText(away).waitFor();
  expect(await peek(bo).getByRole('button', { name: 'What this is about' }).count()).toBe(0);
  await relay.start();
  await peek(bo).getByText('Red, with a white door').waitFor();
  expect(await peek(bo).getByText(away).count()).toBe(0);
  await peek(bo).getByText('Red, with a white door').click();
  await bo.keyboard.press('End');
  await bo.keyboard.type(' and a bell');
  await untilChipSays(bo, 'Saved on relay');
  await openPeek(ann, 'The shed');
  await peek(ann).getByText('Red, with a white door and a bell').waitFor();
});

test('a task that is kept on this device is here without the relay, after a reload too', { tags: 'deep' }, async () => {
  const { relay, bo } = await aTextElsewhere();
  await bo.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await openPeek(bo, 'The fence');
  await peek(bo).getByRole('button', { name: 'Keep on this device' }).click();
  await peek(bo).getByRole('button', { name: 'Kept on this device', pressed: true }).waitFor();
  await peek(bo).getByText('Larch, not spruce').waitFor();
  await bo.keyboard.press('Escape');
  await relay.kill();
  await untilChipSays(bo, /^Offline/);
  await bo.reload();
  await card(bo, 'The fence').waitFor();
  await openPeek(bo, 'The fence');
  await peek(bo).getByText('Larch, not spruce').waitFor();
  await until(() => peek(bo).getByRole('button', { name: 'Kept on this device', pressed: true }).count(), 1);
  // The other one was never open here, and is nobody's here.
  await bo.keyboard.press('Escape');
  await openPeek(bo, 'The shed');
  await peek(bo).getByText(away).waitFor();
});
