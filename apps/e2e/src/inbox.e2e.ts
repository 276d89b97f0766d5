import { expect, test } from 'vitest';
import { violationsInBoth, violationsOn } from './world/axe.ts';
import { addCards, card } from './world/steps/board.ts';
import { foundWorkspace, join } from './world/steps/door.ts';
import { giveTo, inboxRow, openInbox } from './world/steps/my-work.ts';
import { addDevice, invite, newProject, openProject } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld, type World } from './world/world.ts';

const world = openWorld({ keepsApp: true });
type Seat = Awaited<ReturnType<World['seat']>>;

/** Bo has given Ann two tasks; her inbox is open. */
async function annAndBo(team: string, options: Parameters<World['seat']>[0] = {}): Promise<{ ann: Seat; bo: Seat }> {
  const [ann, bo] = [await world.seat(), await world.seat()];
  await foundWorkspace(ann.page, world.relay.url, { name: 'Ann', team });
  await newProject(ann.page, 'Launch');
  await join(bo.page, await invite(ann.page), 'Bo');
  await openProject(bo.page, 'Launch');
  await addCards(bo.page, 'Ready', 'Press kit\nHang tags');
  for (const title of ['Press kit', 'Hang tags']) await giveTo(bo.page, title, 'Ann');
  if (options.viewport) await ann.page.setViewportSize(options.viewport);
  await openInbox(ann.page);
  await inboxRow(ann.page, 'Press kit').getByText('Bo gave you this.').waitFor();
  await inboxRow(ann.page, 'Hang tags').waitFor();
  return { ann, bo };
}
const unread = (seat: Seat) => seat.page.getByText('Unread', { exact: true }).count();

test('triage by keyboard alone: passing over reads nothing, E is done, U takes it back, Enter opens and reads', async () => {
  const { ann } = await annAndBo('Harbour');
  const { page } = ann;
  for (const key of ['j', 'j', 'k']) await page.keyboard.press(key);
  expect(await unread(ann)).toBe(2);
  await page.keyboard.press('e');
  await until(() => page.locator('[data-bundle]').count(), 1);
  await page.keyboard.press('u');
  await until(() => page.locator('[data-bundle]').count(), 2);
  await page.keyboard.press('z');
  await until(() => page.locator('[data-bundle]').count(), 1);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^LAU/ }).waitFor();
  await page.getByRole('link', { name: 'Inbox', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor();
  await until(() => unread(ann), 0);
});

test('what is read on one device, offline, is read on the other when they meet; what happened meanwhile is not lost', async () => {
  const { ann, bo } = await annAndBo('Quay');
  const phone = await world.seat();
  await addDevice(ann.page, phone.page, world.relay.url);
  await openInbox(ann.page);
  await openInbox(phone.page);
  await until(() => unread(phone), 2);
  await ann.context.setOffline(true);
  await inboxRow(ann.page, 'Press kit').getByRole('link').click();
  await until(() => unread(ann), 1);
  await addCards(bo.page, 'Ready', 'Care label');
  await giveTo(bo.page, 'Care label', 'Ann');
  await until(() => unread(phone), 3);
  await ann.context.setOffline(false);
  await until(() => unread(ann), 2);
  await until(() => unread(phone), 2);
});

test('opening the task on a board reads what the inbox told of it', { tags: 'deep' }, async () => {
  const { ann } = await annAndBo('Mole');
  await ann.page.getByRole('link', { name: 'Inbox 2 unread' }).waitFor();
  await openProject(ann.page, 'Launch');
  await card(ann.page, 'Press kit').click();
  await ann.page.getByRole('link', { name: 'Inbox 1 unread' }).waitFor();
});

test('on the phone a row is pulled aside for done', { tags: 'deep' }, async () => {
  const { ann } = await annAndBo('Pier', { viewport: { width: 390, height: 844 } });
  const row = inboxRow(ann.page, 'Press kit');
  await row.evaluate((element) => element.scrollTo({ left: 200 }));
  await row.getByRole('button', { name: 'Done' }).click();
  await until(() => ann.page.locator('[data-bundle]').count(), 1);
  expect(await violationsOn(ann.page)).toEqual([]);
});

test('it breaks no rule of WCAG A or AA, light or dark', { tags: 'deep' }, async () => {
  const { ann } = await annAndBo('Jetty');
  expect(await violationsInBoth(ann.page)).toEqual([]);
  for (const name of ['Done', 'Snoozed']) {
    await ann.page.getByRole('navigation', { name: 'Kinds of notices' }).getByRole('link', { name }).click();
    await ann.page.getByRole('heading', { name: /^Nothing/ }).waitFor();
    expect(await violationsInBoth(ann.page)).toEqual([]);
  }
});
