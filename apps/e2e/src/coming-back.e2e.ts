import { expect, test } from 'vitest';
import { addCards, card } from './world/steps/board.ts';
import { foundWorkspace, join } from './world/steps/door.ts';
import { goToSettings, invite, newProject, openProject } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld();

test('a second device comes in by code: both show the same three words, and it has everything', async () => {
  const first = (await world.seat()).page;
  await foundWorkspace(first, world.relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(first, 'Garden');
  await addCards(first, 'Ready', 'From the first device');
  await goToSettings(first);
  await first.getByRole('button', { name: 'Add a device' }).click();
  const spoken = await first.getByLabel(/^Code (\S ){7}\S$/).getAttribute('aria-label');
  const code = spoken?.replace('Code', '').replaceAll(' ', '') ?? '';

  const second = (await world.seat()).page;
  await second.goto(world.relay.url);
  await second.getByRole('button', { name: /^I have an account/ }).click();
  await second.getByLabel('Code or recovery link').fill(code);
  await second.getByRole('button', { name: 'Go on' }).click();
  await second.getByText('It shows the same three words').waitFor();

  const asking = first.getByRole('status').filter({ hasText: 'asks to join' });
  const words = await asking.locator('code').textContent();
  expect(words).toMatch(/^\S+ \S+ \S+$/);
  await second.getByText(words ?? '', { exact: true }).waitFor();
  await first.getByRole('button', { name: 'Same, add it' }).click();

  await second.getByRole('navigation', { name: 'Main' }).waitFor();
  await openProject(second, 'Garden');
  await card(second, 'From the first device').waitFor();
  await addCards(second, 'Ready', 'From the second device');
  await until(() => first.getByRole('list', { name: 'Devices' }).getByRole('listitem').count(), 2);
  await openProject(first, 'Garden');
  await card(first, 'From the second device').waitFor();
  await goToSettings(second);
  await until(
    () => second.getByRole('list', { name: 'People' }).getByRole('listitem').allTextContents(),
    [expect.stringContaining('Ann Lee') as unknown as string],
  );
});

test('a browser is cleared and its person comes back by the recovery link', async () => {
  const lost = await world.seat();
  const link = await foundWorkspace(lost.page, world.relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(lost.page, 'Garden');
  await addCards(lost.page, 'Ready', 'Written before it was cleared');
  // The link brings back what the relay has.
  const witness = (await world.seat()).page;
  await join(witness, await invite(lost.page), 'Bo Dahl');
  await openProject(witness, 'Garden');
  await card(witness, 'Written before it was cleared').waitFor();
  await lost.context.close();

  const { page } = await world.seat();
  await page.goto(link);
  await page.getByRole('button', { name: 'Come back' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  await openProject(page, 'Garden');
  await card(page, 'Written before it was cleared').waitFor();
  await page.getByRole('link', { name: 'You, Ann Lee' }).waitFor();
  await addCards(page, 'Ready', 'Written after');
  await card(witness, 'Written after').waitFor();
});

test(
  'a link that is used says so and whom to ask; one that was taken back, too; a cut one says that',
  { tags: 'deep' },
  async () => {
    const ann = (await world.seat()).page;
    await foundWorkspace(ann, world.relay.url, { name: 'Ann Lee', team: 'Fern' });
    await newProject(ann, 'Garden');
    const link = await invite(ann);
    const bo = (await world.seat()).page;
    await join(bo, link, 'Bo Dahl');
    const late = (await world.seat()).page;
    await late.goto(link);
    await late.getByRole('heading', { name: 'This invitation has been used' }).waitFor();
    await late.getByText(/Ann/).first().waitFor();
    expect(await late.getByRole('main').textContent()).toMatch(/ask Ann for a new one/);

    const second = await invite(ann);
    await ann.getByRole('button', { name: /^Take back the invitation/ }).click();
    await ann.getByText('The invitation is taken back.').waitFor();
    await late.goto('about:blank');
    await late.goto(second);
    await late.getByRole('heading', { name: 'Ann took this link back' }).waitFor();

    await late.goto('about:blank');
    await late.goto(link.slice(0, -12));
    await late.getByRole('heading', { name: /This link (is not whole|opens nothing)/ }).waitFor();

    await bo.goto(link);
    await bo.getByRole('heading', { name: 'You are in Fern already' }).waitFor();
  },
);
