// Who joins sees their department and three things to do that are theirs; they tick themselves and go.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, cardMenu } from './world/steps/board.ts';
import { openHome } from './world/steps/department.ts';
import { foundWorkspace, join } from './world/steps/door.ts';
import { openPeek, peek } from './world/steps/task.ts';
import { goToSettings, invite, newProject, openProject } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ ownRelaysOnly: true });
const steps = (page: Page) => page.getByRole('region', { name: 'Your first ten minutes' });
const count = (page: Page, words: string) => steps(page).getByText(words, { exact: true }).waitFor();

test(
  'a member lands in their department, takes a task, says something on it and tells their hours: all three tick themselves, and the list goes',
  { tags: 'deep' },
  async () => {
    const relay = await world.ownRelay();
    const [ann, bo] = [(await world.seat()).page, (await world.seat()).page];
    await foundWorkspace(ann, relay.url, { name: 'Ann Lee', team: 'Fern' });
    await count(ann, '0 of 3 done');
    await newProject(ann, 'Garden');
    await addCards(ann, 'Ready', 'Rake the paths');
    await openHome(ann, 'Everybody');
    await count(ann, '1 of 3 done');

    await join(bo, await invite(ann), 'Bo Dahl');
    await bo.getByRole('heading', { name: 'Everybody', level: 1 }).waitFor();
    await count(bo, '0 of 3 done');
    expect(await violationsOn(bo)).toEqual([]);
    await openHome(ann, 'Everybody');
    await count(ann, '2 of 3 done');

    await openProject(bo, 'Garden');
    await cardMenu(bo, 'Rake the paths', 'Who has it', 'Bo Dahl, you');
    await openHome(bo, 'Everybody');
    await count(bo, '1 of 3 done');

    await openProject(bo, 'Garden');
    await openPeek(bo, 'Rake the paths');
    await peek(bo).getByRole('textbox', { name: 'Comment', exact: true }).fill('Done by Friday.');
    await bo.keyboard.press('Control+Enter');
    await peek(bo).getByText('Done by Friday.').waitFor();
    await bo.keyboard.press('Escape');
    await openHome(bo, 'Everybody');
    await count(bo, '2 of 3 done');
    await goToSettings(bo);
    await bo.getByRole('button', { name: /^Start from / }).click();
    await openHome(bo, 'Everybody');
    await bo.getByRole('heading', { name: 'Projects' }).waitFor();
    await steps(bo).waitFor({ state: 'detached' });

    // Put away they are gone over a reload, and undo brings them back.
    await steps(ann).getByRole('button', { name: 'Put away' }).click();
    await steps(ann).waitFor({ state: 'detached' });
    await ann.keyboard.press('Control+z');
    await count(ann, '2 of 3 done');
    await steps(ann).getByRole('button', { name: 'Put away' }).click();
    await steps(ann).waitFor({ state: 'detached' });
    await ann.reload();
    await ann.getByRole('heading', { name: 'Projects' }).waitFor();
    await steps(ann).waitFor({ state: 'detached' });
  },
);
