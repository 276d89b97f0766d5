import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { decideAboutGuests } from './world/steps/access.ts';
import { card } from './world/steps/board.ts';
import { join, openDemo } from './world/steps/door.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openPeek, peek } from './world/steps/task.ts';
import { workspaceOf } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld();
const [first, second] = ['EAN codes into the ERP', 'Launch-day support rota'] as const;

const shareButton = (page: Page) => peek(page).getByRole('button', { name: /^Shared with guests: / });

/** Shares the task whose peek is open by a link for somebody new. */
async function shareByLink(page: Page): Promise<string> {
  await shareButton(page).click();
  const dialog = page.getByRole('dialog', { name: /^Share “/ });
  await dialog.getByText(/^They see title, facts and checklist/).waitFor();
  await dialog.getByRole('button', { name: 'Share and make a link' }).click();
  const shown = page.getByRole('dialog', { name: /is shared$/ });
  const link = await shown.getByLabel('Guest’s link', { exact: true }).textContent();
  if (link === null) throw new Error('No link is shown.');
  await shown.getByRole('button', { name: 'Done' }).click();
  return link;
}

/** With a guest who is here. */
async function shareWith(page: Page, name: string): Promise<void> {
  await shareButton(page).click();
  const dialog = page.getByRole('dialog', { name: /^Share “/ });
  await dialog.getByRole('radio', { name }).click();
  await dialog.getByRole('button', { name: 'Share', exact: true }).click();
  await peek(page)
    .getByRole('button', { name: new RegExp(`^Shared with guests: ${name}`) })
    .waitFor({ timeout: 30_000 });
}

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

/** Everything that this browser keeps of the workspace, as text: keys, values and bytes. */
const keptIn = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const textOf = (value: unknown): string => {
      if (value instanceof Uint8Array) return new TextDecoder('latin1').decode(value);
      if (value instanceof ArrayBuffer) return textOf(new Uint8Array(value));
      if (Array.isArray(value)) return value.map(textOf).join(' ');
      if (value instanceof Map) return [...value].map(textOf).join(' ');
      if (typeof value === 'object' && value !== null)
        return Object.entries(value)
          .map(([key, one]) => `${key} ${textOf(one)}`)
          .join(' ');
      return String(value);
    };
    const done = <T>(asked: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        asked.addEventListener('success', () => resolve(asked.result));
        asked.addEventListener('error', () => reject(asked.error));
      });
    const parts: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name ?? ''));
      for (const store of db.objectStoreNames) {
        const rows = db.transaction(store).objectStore(store);
        parts.push(textOf(await done(rows.getAll())), textOf(await done(rows.getAllKeys())));
      }
      db.close();
    }
    return parts.join('\n');
  });

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
