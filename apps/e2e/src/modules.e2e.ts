// What a department shows is switched by who leads it: off, it is gone from tasks, cards and boards for everybody, and
// on again it is all there.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card } from './world/steps/board.ts';
import { foundWorkspace, join } from './world/steps/door.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openPeek, peek } from './world/steps/task.ts';
import { invite, newProject, openProject } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });

async function openModules(page: Page) {
  await page.getByRole('button', { name: 'Actions for Everybody' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'What it shows' }).press('Enter');
  return page.getByRole('dialog', { name: 'What Everybody shows' });
}
const checklist = (page: Page) => peek(page).getByRole('region', { name: 'Checklist' });
const estimate = (page: Page) => peek(page).getByRole('group', { name: 'Estimate' });

test(
  'a lead switches checklists and estimates off and on: for all they go and come back with what was in them',
  { tags: 'deep' },
  async () => {
    const relay = await world.ownRelay();
    const [ann, bo] = [(await world.seat()).page, (await world.seat()).page];
    await foundWorkspace(ann, relay.url, { name: 'Ann Lee', team: 'Fern' });
    await newProject(ann, 'Garden');
    const board = ann.url();
    await addCards(ann, 'Ready', 'Rake the paths');
    await openPeek(ann, 'Rake the paths');
    await peek(ann).getByRole('textbox', { name: 'Estimate, in hours' }).fill('2:30');
    await ann.keyboard.press('Tab');
    await checklist(ann).getByRole('textbox').fill('Find the rake');
    await ann.keyboard.press('Enter');
    await checklist(ann).getByText('Find the rake').waitFor();
    await ann.keyboard.press('Escape');
    await ann.keyboard.press('Escape');
    await card(ann, 'Rake the paths').getByTitle('Checklist: 0 of 1').waitFor();
    await ann.getByText(/^1 task, .* left$/).waitFor();

    await join(bo, await invite(ann), 'Bo Dahl');
    await openProject(bo, 'Garden');
    await card(bo, 'Rake the paths').getByTitle('Checklist: 0 of 1').waitFor();
    await ann.goto(board);
    await card(ann, 'Rake the paths').waitFor();

    const dialog = await openModules(ann);
    expect(await violationsOn(ann)).toEqual([]);
    await dialog.getByRole('switch', { name: 'Checklists' }).press('Space');
    await ann.getByText('Checklists: off. What is there is kept.').waitFor();
    await dialog.getByRole('switch', { name: 'Estimates' }).press('Space');
    await ann.getByText('Estimates: off. What is there is kept.').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await card(ann, 'Rake the paths').getByTitle('Checklist: 0 of 1').waitFor({ state: 'detached' });

    // The same at once for who is a member; the board counts tasks alone.
    await card(bo, 'Rake the paths').getByTitle('Checklist: 0 of 1').waitFor({ state: 'detached' });
    await bo.getByText('1 task', { exact: true }).waitFor();
    await openPeek(bo, 'Rake the paths');
    await peek(bo).getByRole('group', { name: 'Due' }).waitFor();
    expect([await checklist(bo).count(), await estimate(bo).count()]).toEqual([0, 0]);
    await bo.keyboard.press('Escape');
    // Bo reads what is on and by whom it is switched, and switches nothing.
    const read = await openModules(bo);
    await read.getByText('This is switched by Ann Lee.').waitFor();
    expect(await read.getByRole('switch', { name: 'Checklists' }).getAttribute('aria-disabled')).toBe('true');
    await read.getByRole('button', { name: 'Done' }).click();
    await read.waitFor({ state: 'detached' });

    // Without the relay nothing is decided, and that is said; it stays as it was over a reload.
    await relay.kill();
    await untilChipSays(ann, /^Offline/);
    const away = await openModules(ann);
    expect(await away.getByRole('switch', { name: 'Checklists' }).getAttribute('aria-description')).toMatch(/relay/u);
    await ann.reload();
    await card(ann, 'Rake the paths').waitFor();
    expect(await card(ann, 'Rake the paths').getByTitle('Checklist: 0 of 1').count()).toBe(0);
    await relay.start();
    await untilChipSays(ann, 'Saved on relay');

    const again = await openModules(ann);
    for (const name of ['Checklists', 'Estimates']) {
      await again.getByRole('switch', { name }).press('Space');
      await ann.getByText(`${name}: on.`).waitFor();
    }
    await openPeek(bo, 'Rake the paths');
    await checklist(bo).getByText('Find the rake').waitFor();
    expect(await estimate(bo).getByRole('textbox').inputValue()).toMatch(/^2/u);
  },
);
