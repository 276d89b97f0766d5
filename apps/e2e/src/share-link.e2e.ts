import { rm } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards } from './world/steps/board.ts';
import { foundWorkspace } from './world/steps/door.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { buildOtherProgram, inProgram, pageWritten } from './world/steps/stock.ts';
import { openPeek, peek, writeDescription } from './world/steps/task.ts';
import { newProject, openProject } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });
let folder = '';
beforeAll(async () => {
  folder = await buildOtherProgram(inject('webFolder'));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const title = 'Plant beans';
const password = 'four plain words here';
const links = (page: Page): Locator =>
  page.getByRole('dialog', { name: /^Share “/ }).getByRole('region', { name: 'Link to its page' });
const paragraphs = (page: Page) => peek(page).getByRole('textbox', { name: 'Description' }).locator('p');

/** Ann, at a task whose description she has written. */
async function annAtHerTask(text: string) {
  const relay = await world.ownRelay({ BATON_WEB: folder });
  const ann = (await world.seat()).page;
  await foundWorkspace(ann, relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(ann, 'Garden');
  await openProject(ann, 'Garden');
  await addCards(ann, 'Ready', 'Another task');
  await addCards(ann, 'Ready', title);
  await openPeek(ann, title);
  await writeDescription(ann, text);
  await untilChipSays(ann, 'Saved on relay');
  return { relay, ann };
}

interface Wish {
  readonly right?: 'read and edit the page' | 'read the page and comment';
  readonly password?: string;
}
async function makeLink(page: Page, wish: Wish): Promise<string> {
  await peek(page)
    .getByRole('button', { name: /^Shared with guests: / })
    .click();
  await links(page).getByRole('button', { name: 'Make a link' }).click();
  const form = links(page).getByRole('form', { name: 'New link' });
  if (wish.right) await form.getByRole('radio', { name: wish.right }).click();
  if (wish.password) await form.getByLabel(/^Password/).fill(wish.password);
  await form.getByText(/^Whoever has the link reads the title/).waitFor();
  await form.getByRole('button', { name: 'Make the link' }).click();
  const link = await links(page).getByLabel('Link to the page', { exact: true }).textContent();
  if (link === null) throw new Error('No link is shown.');
  return link;
}

test('Ann makes a link with a password: a stranger reads the page, cannot write, and is in the dark a second after it is taken back', async () => {
  const { ann } = await annAtHerTask('Two rows.');
  const link = await makeLink(ann, { password });

  const stranger = (await world.seat()).page;
  await stranger.goto(link);
  await stranger.getByRole('heading', { name: 'This page asks for a password' }).waitFor();
  expect(await stranger.textContent('body')).not.toContain(title);
  await stranger.getByLabel('Password', { exact: true }).fill('not these words');
  await stranger.getByRole('button', { name: 'Open the page' }).click();
  await stranger.getByText(/^That is not the password\. 4 more tries/).waitFor();
  await stranger.getByLabel('Password', { exact: true }).fill(password);
  await stranger.getByRole('button', { name: 'Open the page' }).click();
  await stranger.getByRole('heading', { name: title }).waitFor();
  await stranger.getByText('Two rows.').waitFor();
  await stranger.getByText(/^Ann Lee shares this page with you until/).waitFor();
  expect(await stranger.getByRole('textbox').count()).toBe(0);
  expect(await stranger.textContent('body')).not.toContain('Another task');
  expect(await stranger.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);

  await ann.keyboard.press('Escape');
  await paragraphs(ann).first().click();
  await ann.keyboard.press('End');
  await ann.keyboard.type(' And a third.');
  await stranger.getByText('Two rows. And a third.').waitFor();

  await peek(ann)
    .getByRole('button', { name: /^Shared with guests: 1 link/ })
    .click();
  await links(ann)
    .getByText(/by Ann Lee, until .*with a password, last used on/)
    .waitFor();
  await links(ann).getByRole('button', { name: 'Take back' }).click();
  await links(ann).getByRole('listitem').waitFor({ state: 'detached' });
  const begin = Date.now();
  await stranger.getByRole('heading', { name: 'This link was taken back' }).waitFor();
  expect(Date.now() - begin).toBeLessThan(2_000);
  expect(await stranger.textContent('body')).not.toContain('Two rows');
  await stranger.reload();
  await stranger.getByRole('heading', { name: 'This link was taken back' }).waitFor();
});

test(
  'by a link to edit, a stranger’s browser and y-websocket as npm has it write words that Ann sees, and what was written while the relay was away comes too',
  { tags: 'deep' },
  async () => {
    const { relay, ann } = await annAtHerTask('Two rows.');
    const link = await makeLink(ann, { right: 'read and edit the page' });
    await ann.keyboard.press('Escape');

    const other = (await world.seat()).page;
    const shown = link.split('#')[1] ?? '';
    await other.goto(`${relay.url}/other.html?page=${await pageWritten(ann)}&link=${shown}`);
    await until(() => inProgram(other, 'text()'), '|Two rows.|');
    await inProgram(other, "write('From elsewhere.')");
    await until(() => paragraphs(ann).allTextContents(), ['Two rows.', 'From elsewhere.']);

    const stranger = (await world.seat()).page;
    await stranger.goto(link);
    await stranger.getByText('You may edit').waitFor();
    const text = stranger.getByRole('textbox', { name: 'Page' });
    await text.locator('p').last().click();
    await stranger.keyboard.press('End');
    await stranger.keyboard.type(' By link.');
    await until(() => paragraphs(ann).allTextContents(), ['Two rows.', 'From elsewhere. By link.']);

    await relay.kill();
    await stranger.getByText(/^The relay is away\. You may go on/).waitFor();
    await stranger.keyboard.type(' And away.');
    await relay.start();
    await until(() => paragraphs(ann).allTextContents(), ['Two rows.', 'From elsewhere. By link. And away.']);
  },
);

const bad = '<img src=x onerror="window.stolen=1">';
test(
  'by a link to comment, two strangers say something under names that they give, Ann answers them, and what she says to colleagues they do not see',
  { tags: 'deep' },
  async () => {
    const { relay, ann } = await annAtHerTask('Two rows.');
    const link = await makeLink(ann, { right: 'read the page and comment' });
    await ann.keyboard.press('Escape');
    await sayAsAnn(ann, 'For us alone.');

    const clara = (await world.seat()).page;
    await clara.goto(link);
    await clara.getByText('You may comment').waitFor();
    expect(await clara.getByRole('textbox', { name: 'Page' }).count()).toBe(0);
    await clara.getByRole('button', { name: 'Send' }).click();
    await clara.getByText('Say who you are.').waitFor();
    await say(clara, { name: `Clara ${bad}`, text: `Is it <b>two</b>? ${bad}` });
    await clara.getByText('Is it <b>two</b>?').waitFor();
    await until(async () => await clara.getByText('Sending').count(), 0);
    expect(await violationsOn(clara)).toEqual([]);

    const theirs = talk(ann).getByRole('listitem').filter({ hasText: 'Is it <b>two</b>?' });
    await theirs.getByText(`Clara ${bad}, by link`).waitFor();
    await theirs.getByText('Name not checked').waitFor();
    expect(await ann.evaluate(() => 'stolen' in window)).toBe(false);
    expect(await violationsOn(ann)).toEqual([]);
    await theirs.getByRole('button', { name: /^Reply to Clara/ }).click();
    await theirs.getByRole('button', { name: 'And whoever has the link' }).waitFor();
    await ann.keyboard.type('Two, yes.');
    await theirs.getByRole('button', { name: 'Reply', exact: true }).click();
    await clara.getByText('Two, yes.').waitFor();
    await clara.getByText('Ann Lee', { exact: true }).waitFor();
    expect(await clara.textContent('body')).not.toContain('For us alone');
    expect(await clara.evaluate(() => 'stolen' in window)).toBe(false);

    // Another one with the same link reads both; what is said while the relay is away comes when it is back.
    const dan = (await world.seat()).page;
    await dan.goto(link);
    await dan.getByText('Two, yes.').waitFor();
    await relay.kill();
    await dan.getByText(/^The relay is away/).waitFor();
    await say(dan, { name: 'Dan', text: 'And carrots?' });
    await dan.getByText('Sent when the relay is back').waitFor();
    await relay.start();
    await clara.getByText('And carrots?').waitFor();
    await talk(ann).getByText('Dan, by link').waitFor();

    await peek(ann)
      .getByRole('button', { name: /^Shared with guests: 1 link/ })
      .click();
    await links(ann)
      .getByText(/2 comments by it/)
      .waitFor();
    await links(ann).getByRole('button', { name: 'Take back' }).click();
    await clara.getByRole('heading', { name: 'This link was taken back' }).waitFor();
    expect(await clara.textContent('body')).not.toContain('Two, yes.');
    await ann.keyboard.press('Escape');
    await talk(ann).getByText('And carrots?').waitFor();
  },
);

/** Label or words of what has the focus, and whether that is seen. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const here = document.activeElement as HTMLElement;
    const label = here instanceof HTMLInputElement || here instanceof HTMLTextAreaElement ? here.labels?.[0] : null;
    const ringed = [here, here.parentElement].some((one) => {
      const { outlineStyle, boxShadow } = getComputedStyle(one ?? here);
      return outlineStyle !== 'none' || boxShadow !== 'none';
    });
    return { on: (label ?? here).textContent.trim(), ringed };
  });
async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 0; press < 8; press += 1) {
    await page.keyboard.press('Tab');
    const { on, ringed } = await focused(page);
    expect([on, ringed]).toEqual([on, true]);
    if (on === name) return;
  }
  throw new Error(`Tab does not reach “${name}”.`);
}

test(
  'by keys alone a stranger opens the page and says something; by keys alone Ann hides it from everybody, shows it again, and undoes that',
  { tags: 'deep' },
  async () => {
    const { ann } = await annAtHerTask('Two rows.');
    const link = await makeLink(ann, { right: 'read the page and comment', password });
    await ann.keyboard.press('Escape');
    const stranger = (await world.seat()).page;
    await stranger.goto(link);
    await stranger.getByRole('heading', { name: 'This page asks for a password' }).waitFor();
    await tabTo(stranger, 'Password');
    await stranger.keyboard.type(password);
    await stranger.keyboard.press('Enter');
    await stranger.getByRole('heading', { name: title }).waitFor();
    await until(async () => (await focused(stranger)).on, title);
    await tabTo(stranger, 'Your name');
    await stranger.keyboard.type('Clara');
    await tabTo(stranger, 'What you want to say');
    // Nothing to send yet: the field says so, and has the focus still.
    await stranger.keyboard.press('Control+Enter');
    await stranger.getByText('Write what you want to say.').waitFor();
    await stranger.keyboard.type('Buy my beans');
    await stranger.keyboard.press('Control+Enter');
    await until(async () => await stranger.getByText('Sending').count(), 0);
    expect((await focused(stranger)).on).toBe('What you want to say');
    await stranger.keyboard.type('They are cheap');
    await tabTo(stranger, 'Send');
    await stranger.keyboard.press('Enter');
    await stranger.getByText('They are cheap').first().waitFor();
    expect((await focused(stranger)).on).toBe('Send');
    expect(await violationsOn(stranger)).toEqual([]);

    const theirs = talk(ann).getByRole('listitem').filter({ hasText: 'Buy my beans' });
    await theirs.getByRole('button', { name: 'Comment of Clara, by link, menu' }).focus();
    await ann.keyboard.press('Enter');
    await ann.getByRole('menuitem', { name: 'Hide for everybody' }).waitFor();
    await ann.keyboard.press('h');
    await ann.keyboard.press('Enter');
    const trace = talk(ann).getByText(/^What Clara, by link, said .* was hidden by Ann Lee/);
    await trace.waitFor();
    await stranger.getByText('Hidden by Ann Lee').waitFor();
    for (const page of [ann, stranger]) expect(await page.textContent('main')).not.toContain('Buy my beans');
    expect(await violationsOn(ann)).toEqual([]);
    await tabTo(ann, 'Show again');
    await ann.keyboard.press('Enter');
    await stranger.getByText('Buy my beans').waitFor();
    await until(async () => (await focused(ann)).on.includes('Buy my beans'), true);
    await ann.keyboard.press('Control+z');
    await stranger.getByText('Hidden by Ann Lee').waitFor();
    await ann.reload();
    await trace.waitFor();
  },
);

const talk = (page: Page) => peek(page).getByRole('region', { name: 'Conversation' });
async function sayAsAnn(page: Page, text: string): Promise<void> {
  await peek(page).getByRole('textbox', { name: 'Comment', exact: true }).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Enter');
  await talk(page).getByText(text).waitFor();
}
async function say(page: Page, { name, text }: { readonly name: string; readonly text: string }): Promise<void> {
  const form = page.getByRole('form', { name: 'Say something' });
  await form.getByLabel('Your name').fill(name);
  await form.getByLabel('What you want to say').fill(text);
  await form.getByRole('button', { name: 'Send' }).click();
}
