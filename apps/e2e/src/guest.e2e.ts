import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { decideAboutGuests } from './world/steps/access.ts';
import { card } from './world/steps/board.ts';
import { join, openDemo } from './world/steps/door.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { keptIn, shareByLink, shareWith } from './world/steps/sharing.ts';
import { openPeek, peek } from './world/steps/task.ts';
import { workspaceOf } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ ownRelaysOnly: true });
const [first, second] = ['EAN codes into the ERP', 'Launch-day support rota'] as const;

const comment = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Comment', exact: true }).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText(text, { exact: true }).waitFor();
};
const taskLink = (page: Page, title: string) =>
  page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(title) })
    .first();

test('a guest sees the two tasks that were shared with them and nothing else, comments, and goes dark when it ends', async () => {
  const relay = await world.ownRelay();
  const [ann, gil] = [(await world.seat()).page, (await world.seat()).page];
  const recovery = await openDemo(ann, relay.url);
  await card(ann, first).waitFor();
  await openPeek(ann, first);
  await comment(ann, 'For our eyes only.');
  await untilChipSays(ann, 'Saved on relay');
  const link = await shareByLink(ann);
  await join(gil, link, 'Gil Park');
  await taskLink(gil, first).waitFor({ timeout: 30_000 });
  await ann.keyboard.press('Escape');
  await openPeek(ann, second);
  await shareWith(ann, 'Gil Park');
  await taskLink(gil, second).waitFor({ timeout: 30_000 });

  // Two tasks, in words and in the side bar; no department, project or person.
  const side = gil.getByRole('navigation', { name: 'Main' });
  expect(await side.getByRole('link').allTextContents()).toEqual(['My work', first, second]);
  await gil.getByRole('heading', { name: 'Nothing is with you now.' }).waitFor();
  const rest = ['Elin Ward', 'Samir', 'Finance', 'Store site', 'Demo tents', 'For our eyes only.'];
  const stored = await keptIn(gil);
  expect(stored).toContain(first);
  for (const secret of rest) expect([secret, stored.includes(secret)]).toEqual([secret, false]);

  // By the palette, by an address that somebody typed, and by the history of a task.
  await gil.keyboard.press('Control+k');
  await gil.getByRole('combobox').fill('Elin');
  await gil.getByText('Nothing here is called Elin.').waitFor();
  await gil.keyboard.press('Escape');
  for (const path of ['projects', 'import', ann.url().split('/w/')[1]?.split('/').slice(1).join('/') ?? '']) {
    await gil.goto(`${workspaceOf(gil)}/${path}`);
    await gil.getByRole('navigation', { name: 'Main' }).waitFor();
    for (const secret of rest) expect([path, secret, await gil.getByText(secret).count()]).toEqual([path, secret, 0]);
  }

  // What both say to each other, and what only colleagues say.
  await gil.goto(workspaceOf(gil));
  await taskLink(gil, second).click();
  await comment(gil, 'The stores know.');
  await peek(ann).getByText('The stores know.').waitFor({ timeout: 30_000 });
  await comment(ann, 'Among us: is that so?');
  await peek(ann)
    .getByRole('button', { name: /^And Gil Park/ })
    .click();
  await comment(ann, 'Thank you, Gil.');
  await gil.getByText('Thank you, Gil.').waitFor({ timeout: 30_000 });
  expect(await gil.getByText('Among us: is that so?').count()).toBe(0);
  expect(await keptIn(gil)).not.toContain('Among us');

  await decideAboutGuests(relay, recovery, 'person-removed');
  await gil.getByText(/Everything of the workspace was erased here/).waitFor({ timeout: 30_000 });
  expect(await gil.getByText('Thank you, Gil.').count()).toBe(0);
  expect(await keptIn(gil)).not.toContain(first);
});
