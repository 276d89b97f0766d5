import { expect, test } from 'vitest';
import { card, column, columnMenu, cutLanes, titlesIn } from './world/steps/board.ts';
import { openDemo } from './world/steps/door.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld();

test('the demo company opens with the board of the pictures: columns, counts, limits, lanes', async () => {
  const { page } = await world.seat();
  await openDemo(page, world.relay.url);
  const heads = page.getByRole('main').getByRole('heading', { level: 2 });
  await until(() => heads.allTextContents(), ['Ready', 'Making', 'Brand review', 'Legal check', 'Ready to ship']);
  await page.getByText('31 tasks, 63 h left').waitFor();
  await page.getByText('7 of 6').waitFor();
  await page.getByText('1 of 3').waitFor();
  await page.getByText('2 of 2').waitFor();
  await page.getByRole('button', { name: 'Open Shipped 14' }).waitFor();
  await until(async () => {
    const heads = await page.getByRole('main').getByRole('button', { expanded: true }).allTextContents();
    // What is left in it stands behind.
    return heads.map((head) => head.replace(/ tasks.*/u, ' tasks'));
  }, ['1Critical14 tasks', '2High15 tasks', '3Normal2 tasks', '4Low0 tasks']);
  await until(() => titlesIn(page, 'Ready, Critical'), ['EAN codes into the ERP', 'Launch-day support rota']);
  await card(page, 'Launch film: rough cut').getByText('SPR-128', { exact: true }).waitFor();
});

test(
  'lanes are cut by person and not at all; a collapsed column opens; a limit is changed',
  { tags: 'deep' },
  async () => {
    const { page } = await world.seat();
    await openDemo(page, world.relay.url);
    await cutLanes(page, 'Person');
    await page.getByRole('button', { name: /^Ines Carvalho, you \d/ }).waitFor();
    await cutLanes(page, 'None');
    await until(() => column(page, 'Making').getByRole('listitem').count(), 7);
    await page.getByRole('button', { name: 'Open Shipped 14' }).click();
    await until(() => column(page, 'Shipped').count(), 1);
    await columnMenu(page, 'Ready', 'Set a limit');
    await page.getByLabel('Limit, for show only').fill('3');
    await page.keyboard.press('Enter');
    await page.getByText('4 of 3').waitFor();
    await page.keyboard.press('Control+z');
    await until(() => page.getByText('4 of 3').count(), 0);
    expect(await titlesIn(page, 'Ready')).toHaveLength(4);
  },
);
