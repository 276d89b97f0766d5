import { expect, test } from 'vitest';
import { addCards, card, column, renameCard, stepCard, titlesIn } from './world/steps/board.ts';
import { foundWorkspace, join } from './world/steps/door.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { openPeek, peek, writeDescription } from './world/steps/task.ts';
import { invite, newProject, openProject } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld();

test('Bo sees who invites him and to what, types his name, and is in; both see each other here', async () => {
  const ann = (await world.seat()).page;
  const bo = (await world.seat()).page;
  await foundWorkspace(ann, world.relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(ann, 'Garden');
  const link = await invite(ann);
  await openProject(ann, 'Garden');

  await bo.goto(link);
  await bo.getByRole('heading', { name: 'Join Fern' }).waitFor();
  await bo.getByText('Ann Lee invites you').waitFor();
  await bo.getByRole('listitem').filter({ hasText: 'Everybody' }).waitFor();
  await join(bo, link, 'Bo Dahl');
  await openProject(bo, 'Garden');

  await ann.getByLabel('Here now').getByRole('button', { name: 'About Bo Dahl' }).waitFor();
  await bo.getByLabel('Here now').getByRole('button', { name: 'About Ann Lee' }).waitFor();
});

test('edits arrive at once, both ways: a card added, renamed, moved; what is remote shows its author', async () => {
  const { ann, bo } = await meetOnABoard(world, world.relay);
  await addCards(ann, 'Ready', 'Dig the bed');
  // The tint of whoever changed it fades on the other's screen; the own screen has none.
  await until(() => card(bo, 'Dig the bed').locator('[data-person][aria-hidden]').count(), 1);
  expect(await card(ann, 'Dig the bed').locator('[data-person][aria-hidden]').count()).toBe(0);
  await renameCard(bo, 'Dig the bed', 'Dig the long bed');
  await card(ann, 'Dig the long bed').waitFor();
  await until(() => card(ann, 'Dig the long bed').locator('[data-person][aria-hidden]').count(), 1);
  await stepCard(ann, 'Dig the long bed', 'Right');
  await column(bo, 'Making').getByText('Dig the long bed').waitFor();
  await until(() => titlesIn(bo, 'Ready'), []);
  expect(await titlesIn(ann, 'Making')).toEqual(['Dig the long bed']);
});

test(
  'who has a task open is seen by the other; description, comments and checklist arrive',
  { tags: 'deep' },
  async () => {
    const { ann, bo } = await meetOnABoard(world, world.relay);
    await addCards(ann, 'Ready', 'Plant beans');
    await card(bo, 'Plant beans').waitFor();
    await openPeek(ann, 'Plant beans');
    await bo.getByRole('listitem', { name: /^Plant beans, .*Ann Lee has it open$/ }).waitFor();
    await openPeek(bo, 'Plant beans');
    await peek(ann).getByText('Bo is reading').waitFor();

    await writeDescription(ann, 'Two rows, south side.');
    await peek(bo).getByText('Two rows, south side.').waitFor();
    await peek(bo).getByRole('textbox', { name: 'Add to the checklist' }).fill('Buy poles\nBuy seed');
    await bo.keyboard.press('Enter');
    await peek(ann).getByRole('checkbox', { name: 'Buy poles' }).click();
    await until(() => peek(bo).getByRole('checkbox', { name: 'Buy poles' }).isChecked(), true);
    await peek(bo).getByText('1 of 2', { exact: true }).waitFor();
    await peek(ann).getByRole('textbox', { name: 'Comment', exact: true }).fill('Before May.');
    await ann.keyboard.press('Control+Enter');
    await peek(bo).getByLabel('Conversation').getByText('Before May.').waitFor();
    expect(await peek(bo).getByLabel('Conversation').getByText('Ann Lee').count()).toBe(1);
  },
);

test('undoing mine does not undo yours', { tags: 'deep' }, async () => {
  const { ann, bo } = await meetOnABoard(world, world.relay);
  await addCards(ann, 'Ready', 'One of Ann');
  await card(bo, 'One of Ann').waitFor();
  await addCards(bo, 'Ready', 'One of Bo');
  await card(ann, 'One of Bo').waitFor();
  await ann.keyboard.press('Control+z');
  await until(() => titlesIn(ann, 'Ready'), ['One of Bo']);
  await until(() => titlesIn(bo, 'Ready'), ['One of Bo']);
  await bo.keyboard.press('Control+z');
  await until(() => titlesIn(ann, 'Ready'), []);
  await ann.keyboard.press('Control+y');
  await until(() => titlesIn(bo, 'Ready'), ['One of Ann']);
});
