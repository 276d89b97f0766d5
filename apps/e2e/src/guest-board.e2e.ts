// A guest's slice of a board: the columns in which something was given, with that alone; and how it goes on under their eyes.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card, columnMenu, stepCard } from './world/steps/board.ts';
import { foundWorkspace, join } from './world/steps/door.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { keptIn, shareByLink, shareWith } from './world/steps/sharing.ts';
import { openPeek } from './world/steps/task.ts';
import { newProject, workspaceOf } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ ownRelaysOnly: true });
const slice = (page: Page) => page.getByRole('region', { name: 'Board: Garden' });
/** Column → what stands there, as it is read. */
const sliceOf = async (page: Page): Promise<readonly (readonly [string, string])[]> => {
  const columns = await slice(page).locator('h4').allTextContents();
  const lists = await slice(page).getByRole('list').allTextContents();
  return columns.map((name, at) => [name.trim(), lists[at] ?? '']);
};
const has = (title: string): unknown => expect.stringContaining(title);

test(
  'a guest sees of a board the columns in which something was given and that alone, live, and nothing of the rest comes to their browser',
  { tags: 'deep' },
  async () => {
    const relay = await world.ownRelay();
    const [ann, gil] = [(await world.seat()).page, (await world.seat()).page];
    await foundWorkspace(ann, relay.url, { name: 'Ann Lee', team: 'Fern' });
    await newProject(ann, 'Garden');
    await addCards(ann, 'Ready', 'Plant the hedge\nOrder gravel\nSecret pond');
    await addCards(ann, 'Making', 'Hidden greenhouse');
    await addCards(ann, 'Review', 'Fence offer');
    await untilChipSays(ann, 'Saved on relay');
    await openPeek(ann, 'Plant the hedge');
    const link = await shareByLink(ann);
    await join(gil, link, 'Gil Park');
    await ann.keyboard.press('Escape');
    await openPeek(ann, 'Fence offer');
    await shareWith(ann, 'Gil Park');
    await ann.keyboard.press('Escape');

    await until(() => sliceOf(gil), [
      ['Ready 1 of yours', has('Plant the hedge')],
      ['Review 1 of yours', has('Fence offer')],
    ] as never);
    expect(await violationsOn(gil)).toEqual([]);
    const rest = ['Order gravel', 'Secret pond', 'Hidden greenhouse'];
    const kept = await keptIn(gil);
    expect(kept).toContain('Plant the hedge');
    for (const title of rest) expect([title, kept.includes(title)]).toEqual([title, false]);
    for (const title of rest) expect(await gil.getByText(title).count()).toBe(0);

    // Moved and renamed there, it goes on here; a status that is removed is offered no more.
    await stepCard(ann, 'Plant the hedge', 'Right');
    await until(() => sliceOf(gil), [
      ['Making 1 of yours', has('Plant the hedge')],
      ['Review 1 of yours', has('Fence offer')],
    ] as never);
    await columnMenu(ann, 'Making', 'Rename');
    await ann.keyboard.press('Control+a');
    await ann.keyboard.type('Digging');
    await ann.keyboard.press('Enter');
    await until(() => sliceOf(gil), [
      ['Digging 1 of yours', has('Plant the hedge')],
      ['Review 1 of yours', has('Fence offer')],
    ] as never);

    // The guest takes it on; on the board it goes along.
    await slice(gil)
      .getByRole('link', { name: /Plant the hedge/ })
      .click();
    await gil.getByRole('button', { name: 'Status: Digging' }).click();
    expect(await gil.getByRole('menuitem').allTextContents()).toEqual(
      ['Ready', 'Digging', 'Review', 'Done'].map((name) => has(name)),
    );
    await gil.getByRole('menuitem', { name: 'Done' }).click();
    await until(
      () =>
        ann
          .getByRole('list', { name: /^Done, 1$/ })
          .getByRole('heading')
          .allTextContents(),
      ['Plant the hedge'],
    );
    await gil.goto(workspaceOf(gil));
    await until(() => sliceOf(gil), [
      ['Review 1 of yours', has('Fence offer')],
      ['Done 1 of yours', has('Plant the hedge')],
    ] as never);

    // Narrower than a phone and back: what was open stays open.
    await gil.getByRole('button', { name: 'What Fern sees of me' }).click();
    const seen = gil.getByRole('dialog', { name: 'What Fern sees of me' });
    await seen.waitFor();
    await gil.setViewportSize({ width: 390, height: 844 });
    // Said on the screen itself only where there is no side bar.
    await gil.locator('main').getByText('Your access has no end.').waitFor();
    expect(await seen.isVisible()).toBe(true);
    await seen.getByRole('button', { name: 'Close' }).click();

    // Nothing is kept from the binned one: it goes from the slice.
    await card(ann, 'Fence offer').focus();
    await ann.keyboard.press('Delete');
    await until(() => sliceOf(gil), [['Done 1 of yours', has('Plant the hedge')]] as never);
  },
);
