// Two people talk on a task: live, with the cable out and merged; by keys alone; on a phone.
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card } from './world/steps/board.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { openPeek, peek } from './world/steps/task.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true });

/** Of what is said and where it is said; the parts round it have tests of their own. */
async function violationsIn(page: Page): Promise<readonly string[]> {
  const all = await violationsOn(page);
  return page.evaluate(
    (lines) =>
      lines.filter((line) => {
        const found = document.querySelector(line.split(': ')[1] ?? '');
        return found?.closest('[aria-label="Conversation"], [data-field="comment"]') != null;
      }),
    all,
  );
}

const talk = (page: Page): Locator => page.getByLabel('Conversation');
const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });
/** The rich field has come and has the keys. */
const untilRich = (one: Locator): Promise<void> =>
  until(
    () =>
      one.evaluate(
        (shown) => shown === document.activeElement && shown instanceof HTMLElement && shown.isContentEditable,
      ),
    true,
  );
/** Into the rich field, once it has come. */
async function type(page: Page, name: string, words: string): Promise<void> {
  await field(page, name).click();
  await untilRich(field(page, name));
  await page.keyboard.type(words);
}
async function say(page: Page, words: string): Promise<void> {
  await type(page, 'Comment', words);
  await page.keyboard.press('Control+Enter');
  await until(() => field(page, 'Comment').textContent(), '');
}
async function answer(page: Page, [whom, said]: readonly [string, string], words: string): Promise<void> {
  const line = talk(page).locator('[data-person]').filter({ hasText: said }).first();
  await line.hover();
  await line.getByRole('button', { name: `Reply to ${whom}` }).click();
  await type(page, `Reply to ${whom}`, words);
  await page.keyboard.press('Control+Enter');
  await until(() => field(page, `Reply to ${whom}`).count(), 0);
}
/** What stands in the conversation, line by line. */
const words = (page: Page): Promise<string[]> =>
  talk(page)
    .locator('[data-person] > div:last-child')
    .evaluateAll((all) => all.map((one) => one.textContent ?? ''));

async function meet(title: string) {
  const { ann, bo } = await meetOnABoard(world, world.relay);
  await addCards(ann, 'Ready', title);
  await card(bo, title).waitFor();
  await Promise.all([openPeek(ann, title), openPeek(bo, title)]);
  return { ann, bo };
}

test('Ann mentions Bo and writes a list, Bo answers under it, gives a sign and resolves, and each sees it at once', async () => {
  const { ann, bo } = await meet('Plant beans');
  await type(ann, 'Comment', '**Two** rows, @Bo');
  await ann.getByRole('option', { name: /Bo Dahl/u }).waitFor();
  await ann.keyboard.press('Enter');
  await ann.keyboard.type('?');
  await ann.keyboard.press('Enter');
  await ann.keyboard.type('- poles');
  await ann.keyboard.press('Control+Enter');
  await talk(bo).getByRole('button', { name: '@Bo' }).waitFor();
  expect(await talk(bo).locator('strong').textContent()).toBe('Two');
  expect(await talk(bo).locator('li li').textContent()).toBe('poles');

  await answer(bo, ['Ann Lee', 'Two rows'], 'South side.');
  await talk(ann).getByText('South side.').waitFor();
  await talk(bo).getByText('South side.').hover();
  await talk(bo).getByRole('button', { name: 'React to Ann Lee' }).click();
  await bo.getByRole('menuitem', { name: 'Agree' }).click();
  await talk(ann).getByRole('button', { name: 'Agree, 1: Bo Dahl' }).waitFor();
  expect(await violationsIn(ann)).toEqual([]);

  await talk(bo).getByRole('button', { name: 'Resolve', exact: true }).click();
  await talk(ann)
    .getByRole('button', { name: /^Resolved by Bo Dahl/u })
    .waitFor();
  expect(await talk(ann).getByText('South side.').count()).toBe(0);
  expect(await violationsIn(ann)).toEqual([]);
});

test(
  'what is edited shows its earlier words; what is removed leaves a trace where somebody answered',
  { tags: 'deep' },
  async () => {
    const { ann, bo } = await meet('Order seeds');
    await say(ann, 'By Friday');
    await talk(bo).getByText('By Friday').waitFor();
    await talk(ann).getByText('By Friday').hover();
    await talk(ann).getByRole('button', { name: 'Your comment, menu' }).click();
    await ann.getByRole('menuitem', { name: 'Edit' }).click();
    await untilRich(field(ann, 'Your comment'));
    await ann.keyboard.type(' or Monday');
    await ann.keyboard.press('Control+Enter');
    await talk(bo).getByText('By Friday or Monday').waitFor();
    await talk(bo).getByRole('button', { name: 'edited' }).click();
    await bo.getByRole('dialog', { name: 'Earlier words' }).getByText('By Friday', { exact: true }).waitFor();
    await bo.keyboard.press('Escape');

    await answer(bo, ['Ann Lee', 'or Monday'], 'Friday then.');
    await talk(ann).getByText('Friday then.').waitFor();
    await talk(ann).getByText('By Friday or Monday').hover();
    await talk(ann).getByRole('button', { name: 'Your comment, menu' }).click();
    await ann.getByRole('menuitem', { name: 'Remove' }).click();
    await talk(bo)
      .getByText(/^Ann Lee deleted a comment of /u)
      .waitFor();
    expect(await words(bo)).toEqual(['Friday then.']);
    // Nobody changes or removes another's words.
    await talk(ann).getByText('Friday then.').hover();
    await talk(ann).getByRole('button', { name: 'Comment of Bo Dahl, menu' }).click();
    await ann.getByRole('menuitem', { name: 'Copy the address' }).waitFor();
    expect(await ann.getByRole('menuitem', { name: /Edit|Remove/u }).count()).toBe(0);
  },
);

test('both write with the cable out; merged, every answer stands under what it answers, alike for both', async () => {
  const { ann, bo } = await meet('Dig the bed');
  await say(ann, 'Which end first?');
  await talk(bo).getByText('Which end first?').waitFor();
  await untilChipSays(ann, 'Saved on relay');
  for (const page of [ann, bo]) await page.context().setOffline(true);
  await answer(ann, ['Ann Lee', 'Which end'], 'I would say the south.');
  await answer(bo, ['Ann Lee', 'Which end'], 'The north.');
  await answer(bo, ['Bo Dahl', 'The north'], 'It dries later.');
  await say(bo, 'Who has the spade?');
  expect(await words(bo)).toHaveLength(4);
  for (const page of [ann, bo]) await page.context().setOffline(false);
  await talk(ann).getByText('It dries later.').waitFor();
  await talk(bo).getByText('I would say the south.').waitFor();
  await talk(ann).getByText('Who has the spade?').waitFor();
  const merged = await words(ann);
  await until(() => words(bo), merged);
  expect(merged[0]).toBe('Which end first?');
  expect(merged.at(-1)).toBe('Who has the spade?');
  const at = (text: string): number => merged.findIndex((one) => one.endsWith(text));
  expect(at('It dries later.')).toBeGreaterThan(at('The north.'));
});

test(
  'an unfinished answer and an unfinished comment outlive a reload, each where it was begun',
  { tags: 'deep' },
  async () => {
    const { ann } = await meet('Water twice');
    await say(ann, 'At six.');
    await talk(ann).getByText('At six.').hover();
    await talk(ann).getByRole('button', { name: 'Reply to Ann Lee' }).click();
    await type(ann, 'Reply to Ann Lee', 'Or at **seven** if');
    await ann.keyboard.press('Escape');
    await type(ann, 'Comment', 'And the tomatoes');
    await ann.reload();
    await until(
      () => field(ann, 'Comment').evaluate((one) => ('value' in one ? String(one.value) : one.textContent)),
      'And the tomatoes',
    );
    await talk(ann).getByText('At six.').hover();
    await talk(ann).getByRole('button', { name: 'Reply to Ann Lee' }).click();
    await until(() => field(ann, 'Reply to Ann Lee').locator('strong').textContent(), 'seven');
  },
);

test(
  'by keys alone: a comment, an answer, a sign, and its address opens the task with it in focus',
  { tags: 'deep' },
  async () => {
    const { ann } = await meet('Mulch');
    await card(ann, 'Mulch').focus();
    await ann.keyboard.press('c');
    await until(() => field(ann, 'Comment').evaluate((one) => one === document.activeElement), true);
    await ann.keyboard.type('Straw or bark?');
    await ann.keyboard.press('Control+Enter');
    await talk(ann).getByText('Straw or bark?').waitFor();
    await talk(ann).getByRole('button', { name: 'Reply to Ann Lee' }).focus();
    await ann.keyboard.press('Enter');
    await untilRich(field(ann, 'Reply to Ann Lee'));
    await ann.keyboard.type('Bark.');
    await ann.keyboard.press('Control+Enter');
    await until(() => field(ann, 'Reply to Ann Lee').count(), 0);
    await talk(ann).getByText('Bark.').waitFor();
    await talk(ann).getByRole('button', { name: 'React to Ann Lee' }).last().focus();
    await ann.keyboard.press('Enter');
    await ann.getByRole('menuitem', { name: 'Agree' }).waitFor();
    await ann.keyboard.press('Enter');
    await talk(ann).getByRole('button', { name: 'Agree, 1: Ann Lee' }).waitFor();

    await ann.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await talk(ann).getByRole('button', { name: 'Your comment, menu' }).last().focus();
    await ann.keyboard.press('Enter');
    await ann.getByRole('menuitem', { name: 'Copy the address' }).press('Enter');
    await ann.getByText('The address of the comment is copied.').waitFor();
    const address = await ann.evaluate(() => navigator.clipboard.readText());
    expect(address).toMatch(/\/task\/[^?]+\?comment=m/u);
    await ann.goto(address);
    const wanted = ann.locator('[data-wanted]');
    await until(() => wanted.evaluate((one) => one === document.activeElement), true);
    expect(await wanted.textContent()).toContain('Bark.');
  },
);

test('on a phone everything can be pressed, in light and in dark', { tags: 'deep' }, async () => {
  const { ann } = await meet('Prune');
  await say(ann, 'Before the frost?');
  await untilChipSays(ann, 'Saved on relay');
  await ann.setViewportSize({ width: 390, height: 844 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await ann.emulateMedia({ colorScheme });
    await talk(ann).getByText('Before the frost?').waitFor();
    expect(await violationsIn(ann)).toEqual([]);
    expect(await ann.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  }
  expect(await peek(ann).count()).toBe(0);
});
