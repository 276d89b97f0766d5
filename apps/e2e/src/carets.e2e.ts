import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addCards, card } from './world/steps/board.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { openPeek, peek, writeDescription } from './world/steps/task.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld();

const description = (page: Page): Locator => peek(page).getByRole('textbox', { name: 'Description' });
/** Whose carets are seen, and what stands before each in its paragraph. */
const caretsSeen = (page: Page): Promise<readonly (readonly [name: string, before: string])[]> =>
  description(page).evaluate((field) =>
    [...field.querySelectorAll<HTMLElement>('[data-name]')].map((caret) => {
      const range = document.createRange();
      range.setStart(caret.closest('p') ?? field, 0);
      range.setEndBefore(caret);
      return [caret.dataset['name'] ?? '', range.toString()] as const;
    }),
  );
const nameIsShown = (page: Page): Promise<boolean> =>
  description(page)
    .locator('[data-name]')
    .evaluate((caret) => Number(getComputedStyle(caret, '::after').opacity) > 0.5);

test(
  'two people in one description see each other’s carets with the right names, and type on undisturbed',
  { tags: 'deep' },
  async () => {
    const { ann, bo } = await meetOnABoard(world, world.relay);
    await addCards(ann, 'Ready', 'Plant beans');
    await card(bo, 'Plant beans').waitFor();
    await Promise.all([openPeek(ann, 'Plant beans'), openPeek(bo, 'Plant beans')]);
    await writeDescription(ann, 'Two rows.');
    await peek(bo).getByText('Two rows.').waitFor();
    await until(() => caretsSeen(bo), [['Ann', 'Two rows.']]);
    expect(await caretsSeen(ann)).toEqual([]);

    await description(bo).click();
    await bo.keyboard.press('Control+Home');
    await until(() => caretsSeen(ann), [['Bo', '']]);
    // The name stands there for two seconds and goes; the pointer brings it back.
    await until(() => nameIsShown(ann), false);
    await description(ann).locator('[data-name]').hover();
    await until(() => nameIsShown(ann), true);

    await Promise.all([bo.keyboard.type('South side. '), ann.keyboard.type(' Water daily.')]);
    const whole = 'South side. Two rows. Water daily.';
    for (const page of [ann, bo]) await until(() => description(page).textContent(), whole);
    await until(() => caretsSeen(ann), [['Bo', 'South side. ']]);
    await until(() => caretsSeen(bo), [['Ann', whole]]);

    // A selection is tinted in the same person's colours.
    await bo.keyboard.press('Shift+Home');
    const colours = description(ann).locator('[data-person]');
    await until(
      () => colours.evaluateAll((all) => new Set(all.map((one) => (one as HTMLElement).dataset['person'])).size),
      1,
    );
    await until(() => colours.count(), 2);
    expect(await description(ann).locator('[style]').count()).toBe(0);

    // Who turns to something else has no caret there; who comes back has one; who closes the window is gone.
    await peek(bo).getByRole('textbox', { name: 'Comment', exact: true }).click();
    await until(() => caretsSeen(ann), []);
    await description(bo).click();
    await until(async () => (await caretsSeen(ann)).map(([name]) => name), ['Bo']);
    await bo.close();
    await until(() => caretsSeen(ann), []);
    await ann.keyboard.type(' Done.');
    await until(() => description(ann).textContent(), `${whole} Done.`);
  },
);
