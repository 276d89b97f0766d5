import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsInBoth } from './world/axe.ts';
import { addCards } from './world/steps/board.ts';
import { foundWorkspace, join, openDemo } from './world/steps/door.ts';
import { giveTo, openMyWork, titlesInSection, workMenu, workRow } from './world/steps/my-work.ts';
import { addDevice, invite, newProject, openProject, workspaceOf } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true });
/** The demo company has done something today already. */
async function doneToday(page: Page): Promise<number> {
  const heads = await page.getByRole('button', { name: /^Done today/ }).allTextContents();
  return Number(heads[0]?.match(/\d+/u)?.[0] ?? 0);
}
const first3 = async (titles: Promise<string[]>): Promise<string[]> => (await titles).slice(0, 3);

test('my work is one list of my own order, by keyboard alone, and the order of the board stays', async () => {
  const { page } = await world.seat();
  await openDemo(page, world.relay.url);
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await page.getByRole('heading', { name: 'My work', level: 1 }).waitFor();
  await page.getByRole('list', { name: /^Later, / }).waitFor();
  const before = await doneToday(page);
  const section = (await titlesInSection(page, 'Now')).length > 1 ? 'Now' : 'Next';
  const [one = '', two = ''] = await titlesInSection(page, section);
  await workRow(page, one).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await until(() => first3(titlesInSection(page, section)).then((titles) => titles.slice(0, 2)), [two, one]);
  await page.keyboard.press('e');
  await workRow(page, one).waitFor({ state: 'detached' });
  await until(() => doneToday(page), before + 1);
  await page.keyboard.press('Control+z');
  await workRow(page, one).waitFor();
});

test('two devices of mine order apart, offline, and come to one order', async () => {
  const [laptop, phone] = [await world.seat(), await world.seat()];
  await foundWorkspace(laptop.page, world.relay.url, { name: 'Ann', team: 'Harbour' });
  await openMyWork(laptop.page);
  await laptop.page.keyboard.press('n');
  for (const title of ['Renew passport', 'Book the train', 'Read the contract']) {
    await laptop.page.getByRole('textbox', { name: 'What is to be done' }).fill(title);
    await laptop.page.keyboard.press('Enter');
    await workRow(laptop.page, title).waitFor();
  }
  await laptop.page.keyboard.press('Escape');
  await addDevice(laptop.page, phone.page, world.relay.url);
  await openMyWork(laptop.page);
  await openMyWork(phone.page);
  await workRow(phone.page, 'Read the contract').waitFor();
  await Promise.all([laptop.context.setOffline(true), phone.context.setOffline(true)]);
  await workMenu(laptop.page, 'Renew passport', 'Put into', 'Later');
  await workMenu(phone.page, 'Read the contract', 'Put into', 'Now');
  await until(() => titlesInSection(laptop.page, 'Later'), ['Renew passport']);
  await until(() => titlesInSection(phone.page, 'Now'), ['Read the contract']);
  await Promise.all([laptop.context.setOffline(false), phone.context.setOffline(false)]);
  for (const { page } of [laptop, phone]) {
    await until(() => titlesInSection(page, 'Now'), ['Read the contract']);
    await until(() => titlesInSection(page, 'Next'), ['Book the train']);
    await until(() => titlesInSection(page, 'Later'), ['Renew passport']);
  }
});

test('what somebody gives me stands in my work, and what only I have is nobody else’s', { tags: 'deep' }, async () => {
  const [ann, bo] = [await world.seat(), await world.seat()];
  await foundWorkspace(ann.page, world.relay.url, { name: 'Ann', team: 'Quay' });
  await newProject(ann.page, 'Launch');
  const link = await invite(ann.page);
  await openMyWork(ann.page);
  await ann.page.getByRole('heading', { name: 'Nothing is yours yet' }).waitFor();
  await ann.page.keyboard.press('n');
  await ann.page.getByRole('textbox', { name: 'What is to be done' }).fill('Ask for a raise');
  await ann.page.keyboard.press('Enter');
  await workRow(ann.page, 'Ask for a raise').getByText('Only you').waitFor();
  await join(bo.page, link, 'Bo');
  await openProject(bo.page, 'Launch');
  await addCards(bo.page, 'Ready', 'Press kit');
  await giveTo(bo.page, 'Press kit', 'Ann');
  await workRow(ann.page, 'Press kit').waitFor();
  await bo.page.keyboard.press('Control+k');
  await bo.page.getByRole('dialog').waitFor();
  await bo.page.keyboard.type('raise');
  await until(() => bo.page.getByRole('dialog').locator('input').first().inputValue(), 'raise');
  await until(() => bo.page.getByText('Ask for a raise').count(), 0);
});

test(
  'a task sleeps until another is done, hours are kept for it, and both survive a reload',
  { tags: 'deep' },
  async () => {
    const { page } = await world.seat();
    await openDemo(page, world.relay.url);
    await openMyWork(page);
    await workRow(page, 'Window display kit').focus();
    await page.keyboard.press('z');
    await page.getByRole('textbox', { name: 'Or until this task is done' }).fill('Launch film');
    await page.getByRole('button', { name: /Launch film: rough cut$/ }).click();
    await page.getByRole('button', { name: /^Asleep 1/ }).waitFor();
    await workMenu(page, 'Paid social set-up', 'Keep hours for it', 'Today');
    await page.reload();
    await page.getByRole('button', { name: /^Asleep 1/ }).waitFor();
    await workRow(page, 'Launch film: rough cut').focus();
    await page.keyboard.press('e');
    await page.getByRole('button', { name: /^Asleep/ }).waitFor({ state: 'detached' });
    await workRow(page, 'Window display kit').waitFor();
    await page.getByRole('button', { name: 'Days' }).click();
    await page.getByRole('listitem', { name: /^Paid social set-up, four markets, \d\d:\d\d – / }).waitFor();
  },
);

test('no view of it breaks a rule of WCAG A or AA, light or dark, nor on the phone', { tags: 'deep' }, async () => {
  const { page } = await world.seat();
  await openDemo(page, world.relay.url);
  const found: string[] = [];
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const view of ['list', 'board', 'days', 'review']) {
      await page.goto(`${workspaceOf(page)}/work?view=${view}`);
      await page
        .getByText('Launch film: rough cut')
        .or(page.getByRole('heading', { name: 'Done', exact: true }))
        .first()
        .waitFor();
      found.push(...(await violationsInBoth(page)).map((one) => `${view} ${width}: ${one}`));
    }
  }
  expect(found).toEqual([]);
});
