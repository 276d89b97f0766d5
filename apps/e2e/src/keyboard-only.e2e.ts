import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { card, cutLanes, titlesIn } from './world/steps/board.ts';
import { openDemo } from './world/steps/door.ts';
import { peek, writeDescription } from './world/steps/task.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld();

/** What the screen reader is told, collected in the page from now on. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const heard = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const text = target.textContent?.trim() ?? '';
        if (text !== '' && said.at(-1) !== text) said.push(text);
      }
    });
    for (const region of document.querySelectorAll('output[aria-live="polite"]'))
      heard.observe(region, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
}
const focused = (page: Page): Promise<string | null> =>
  page.evaluate(
    () => document.activeElement?.querySelector('h3')?.textContent ?? document.activeElement?.tagName ?? '',
  );

test('a card is picked up, carried, dropped and carried back by keys, and each step is said', async () => {
  const { page } = await world.seat();
  await openDemo(page, world.relay.url);
  await cutLanes(page, 'None');
  await card(page, 'EAN codes into the ERP').focus();
  const said = await listen(page);
  const ready = await titlesIn(page, 'Ready');

  await page.keyboard.press('m');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await until(() => titlesIn(page, 'Ready'), [ready[1], ready[0], ready[2], ready[3]]);
  expect(await focused(page)).toBe('EAN codes into the ERP');

  await page.keyboard.press('m');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await until(async () => (await titlesIn(page, 'Making')).includes('EAN codes into the ERP'), true);
  expect(await focused(page)).toBe('EAN codes into the ERP');

  const making = await titlesIn(page, 'Making');
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Escape');
  await until(() => titlesIn(page, 'Making'), making);
  await until(
    async () => (await said()).some((text) => text.startsWith('EAN codes into the ERP is back, Making')),
    true,
  );
  const all = (await said()).join('\n');
  expect(all).toMatch(/Picked up EAN codes into the ERP, Ready/);
  expect(all).toMatch(/Dropped EAN codes into the ERP, Ready/);
  expect(all).toMatch(/Dropped EAN codes into the ERP, Making/);
});

test('a task is opened, edited and closed without the mouse; next and previous follow the board', async () => {
  const { page } = await world.seat();
  await openDemo(page, world.relay.url);
  await cutLanes(page, 'None');
  await card(page, 'EAN codes into the ERP').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Title: EAN codes into the ERP' }).waitFor();
  await page.getByText('1 of 31').waitFor();

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Title', exact: true }).waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('EAN codes, by key');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Title: EAN codes, by key' }).waitFor();

  await page.keyboard.press('j');
  await page.getByText('2 of 31').waitFor();
  await page.keyboard.press('k');
  await page.getByText('1 of 31').waitFor();

  await page.keyboard.press('Escape');
  await until(() => page.getByLabel('Conversation').count(), 0);
  await until(() => focused(page), 'EAN codes, by key');
});

test('Escape loses no text: a comment waits as a draft, a title can be had again', async () => {
  const { page } = await world.seat();
  await openDemo(page, world.relay.url);
  await cutLanes(page, 'None');
  await card(page, 'EAN codes into the ERP').focus();
  await page.keyboard.press('c');
  const comment = page.getByRole('textbox', { name: 'Comment', exact: true });
  await until(() => comment.evaluate((field) => field === document.activeElement), true);
  await page.keyboard.type('Half a thought');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await until(() => comment.count(), 0);
  await page.reload();
  await card(page, 'EAN codes into the ERP').focus();
  await page.keyboard.press('c');
  await until(() => comment.evaluate((field) => field === document.activeElement), true);
  await until(
    () => comment.evaluate((field) => ('value' in field ? String(field.value) : field.textContent)),
    'Half a thought',
  );
  await page.keyboard.press('Control+Enter');
  await page.getByLabel('Conversation').getByText('Half a thought').waitFor();

  await page.getByRole('button', { name: 'Title: EAN codes into the ERP' }).press('F2');
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Given up');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Use what you typed' }).click();
  await page.getByRole('button', { name: 'Title: Given up' }).waitFor();

  // The first Escape leaves the text, the second closes the panel.
  await writeDescription(page, 'Both codes on one page');
  await page.keyboard.press('Escape');
  const text = peek(page).getByRole('textbox', { name: 'Description' });
  await until(() => text.evaluate((field) => field === document.activeElement), false);
  await page.keyboard.press('Escape');
  await peek(page).waitFor({ state: 'detached' });
  await card(page, 'Given up').focus();
  await page.keyboard.press('n');
  await page.keyboard.type('Not yet a card');
  await page.keyboard.press('Escape');
  await page.getByText('Add “Not yet a card”').waitFor();
});
