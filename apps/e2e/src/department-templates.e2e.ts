// Departments start from templates, with samples that one press removes and undo brings back; a project is kept as a
// template, and another begins like it.
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card, stepCard } from './world/steps/board.ts';
import { deskTitles, openHome } from './world/steps/department.ts';
import { foundWorkspace, join } from './world/steps/door.ts';
import { fileRow, pickFiles, textFile } from './world/steps/files.ts';
import { closePeek } from './world/steps/hanging.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openPeek, peek, writeDescription } from './world/steps/task.ts';
import { invite, newProject, openProject } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });
const six = ['Marketing', 'Sales', 'Operations', 'HR', 'Finance', 'IT'];

test('six departments start within a minute, each with its board and samples, which go by one press and come back by undo', async () => {
  const relay = await world.ownRelay();
  const ann = (await world.seat()).page;
  await foundWorkspace(ann, relay.url, { name: 'Ann Lee', team: 'Fern' });
  await ann.getByRole('button', { name: 'Start departments' }).click();
  const dialog = ann.getByRole('dialog', { name: 'New departments' });
  await dialog.waitFor();
  expect(await violationsOn(ann)).toEqual([]);
  const begun = Date.now();
  for (const name of six) await dialog.getByRole('checkbox', { name: new RegExp(`^${name}`, 'u') }).press('Space');
  await dialog.getByRole('button', { name: 'Start 6 departments' }).press('Enter');
  await ann.getByRole('heading', { name: 'Marketing', level: 1 }).waitFor({ timeout: 60_000 });
  await until(() => deskTitles(ann, 'Taken in').then((titles) => titles.length), 2);
  expect(Date.now() - begun).toBeLessThan(60_000);
  await ann.getByText('People in a picture have agreed').waitFor();
  for (const name of six) {
    await openHome(ann, name);
    await ann.getByText(/^3 sample tasks on the everyday board/u).waitFor();
    await ann.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'By p', exact: false }).waitFor();
  }

  await openHome(ann, 'HR');
  await ann.getByRole('button', { name: 'Remove them' }).click();
  await ann.getByText('3 sample tasks in the bin.').waitFor();
  await until(() => deskTitles(ann, 'To do'), []);
  await ann.keyboard.press('Control+z');
  await until(() => deskTitles(ann, 'To do').then((titles) => titles.length), 3);

  // What they bring is there for a colleague, who opens none.
  const bo = (await world.seat()).page;
  await join(bo, await invite(ann), 'Bo Dahl');
  await openHome(bo, 'HR');
  await until(() => deskTitles(bo, 'To do').then((titles) => titles.length), 3);
  await bo.getByRole('button', { name: 'Fern' }).click();
  await bo.getByRole('menuitem', { name: 'Invite people' }).waitFor();
  expect(await bo.getByRole('menuitem', { name: 'New departments' }).count()).toBe(0);
});

test(
  'a project is kept as a template while the relay is away, and a new one begins like it',
  { tags: 'deep' },
  async () => {
    const relay = await world.ownRelay();
    const ann = (await world.seat()).page;
    await foundWorkspace(ann, relay.url, { name: 'Ann Lee', team: 'Fern' });
    await newProject(ann, 'Porto shop');
    await addCards(ann, 'Ready', 'Find the place\nPrint the signs');
    await openPeek(ann, 'Find the place');
    await pickFiles(ann, textFile('streets.txt', 'Rua das Flores'));
    await writeDescription(ann, 'Near the river, with a window.');
    await peek(ann).getByRole('heading', { name: 'Files', exact: true }).click();
    await closePeek(ann);
    await ann.getByRole('button', { name: /menu of the board$/ }).press('Enter');
    await ann.getByRole('menuitem', { name: 'Board settings', exact: true }).press('Enter');
    await ann.getByRole('button', { name: 'Rules and words of Making' }).press('Enter');
    await ann.getByRole('button', { name: '+ rule for Making' }).press('Enter');
    await ann.getByRole('menuitem', { name: 'an estimate', exact: true }).press('Enter');
    await ann.getByLabel('How work is done in Making').fill('Two at a time.');
    await ann.keyboard.press('Escape');
    await untilChipSays(ann, 'Saved on relay');
    await relay.kill();
    const main = ann.getByRole('navigation', { name: 'Main' });
    await main.getByRole('link', { name: 'Porto shop', exact: true }).click({ button: 'right' });
    await ann.getByRole('menuitem', { name: 'Keep as a template' }).click();
    const keeping = ann.getByRole('dialog', { name: 'Keep as a template' });
    await keeping
      .getByText(/^Its boards with columns, limits, rules, lanes .* 2 tasks and 1 file, all to do again/u)
      .waitFor();
    expect(await violationsOn(ann)).toEqual([]);
    await keeping.getByRole('button', { name: 'Keep as a template' }).press('Enter');
    await ann.getByText('“Porto shop” is a template now: a new project can begin like it.').waitFor();

    await main.getByRole('link', { name: 'All projects' }).click();
    await ann.getByRole('button', { name: 'New project', exact: true }).click();
    const dialog = ann.getByRole('dialog', { name: 'New project' });
    await dialog.getByLabel('Name', { exact: true }).fill('Lisbon shop');
    await dialog.getByRole('combobox', { name: 'Begin with' }).click();
    await ann.getByRole('option', { name: 'Porto shop' }).click();
    await dialog
      .getByText(/^Ready, Making, Review, Done; 2 tasks, their texts and 1 file; kept in Everybody/u)
      .waitFor();
    expect(await violationsOn(ann)).toEqual([]);
    await dialog.getByRole('button', { name: 'Create project' }).click();
    await ann.getByRole('heading', { name: 'Lisbon shop', level: 1 }).waitFor();
    for (const title of ['Find the place', 'Print the signs']) await card(ann, title).waitFor();

    // It is there for a colleague with all that came along, and its rules keep asking.
    await relay.start();
    const bo = (await world.seat()).page;
    await join(bo, await invite(ann), 'Bo Dahl');
    await openProject(bo, 'Lisbon shop');
    await bo.getByRole('button', { name: /^What Making asks: Two at a time/ }).waitFor();
    await stepCard(bo, 'Print the signs', 'Right');
    await bo
      .getByRole('dialog', { name: 'Making asks for an estimate' })
      .getByRole('button', { name: 'Leave it' })
      .click();
    await openPeek(bo, 'Find the place');
    await peek(bo).getByText('Near the river, with a window.').waitFor();
    await fileRow(bo, 'streets.txt').waitFor();
  },
);
