import { boardOf, textOf } from '@baton/interchange/trello/scene.contract';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsInBoth } from './world/axe.ts';
import { card } from './world/steps/board.ts';
import { createButton, openDemo } from './world/steps/door.ts';
import { chooseExport, textFile } from './world/steps/files.ts';
import { openSync } from './world/steps/sync.ts';
import { openPeek, peek } from './world/steps/task.ts';
import { goToProjects, goToSettings, openProject, workspaceOf } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld();
const board = textFile('board.json', textOf(boardOf()), 'application/json');

/** Each screen, and how one gets there from the demo's board. */
const screens: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  board: (page) => card(page, 'Launch film: rough cut').waitFor(),
  async peek(page) {
    await openPeek(page, 'Launch film: rough cut');
    await peek(page).getByText('Ninety seconds, no voice.').waitFor();
  },
  async page(page) {
    await page.getByRole('button', { name: 'Open as page' }).click();
    await page.getByRole('heading', { name: 'SPR-128', level: 1 }).waitFor();
  },
  async history(page) {
    await page.getByRole('button', { name: 'History', exact: true }).click();
    await page.getByRole('region', { name: 'History' }).waitFor();
  },
  async sync(page) {
    await openSync(page);
    await page.getByRole('heading', { name: 'Nothing happened without you' }).waitFor();
  },
  async waiting(page) {
    await openSync(page, 'Waiting to send');
    await page.getByRole('heading', { name: 'Everything of yours is on the relay' }).waitFor();
  },
  async 'not saved'(page) {
    await openSync(page, 'Not saved');
    await page.getByRole('heading', { name: /^Nothing was refused/ }).waitFor();
  },
  async devices(page) {
    await openSync(page, 'Devices');
    await page
      .getByRole('button', { name: /^Rename / })
      .first()
      .waitFor();
  },
  async 'own history'(page) {
    await openSync(page, 'History');
    await page.getByRole('heading', { name: /^(What you changed|You have changed nothing yet)$/ }).waitFor();
  },
  projects: goToProjects,
  settings: goToSettings,
  async import(page) {
    await page.goto(`${workspaceOf(page)}/import`);
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
  },
  async preview(page) {
    await chooseExport(page, board);
    await page.getByRole('heading', { name: /^“Retail partners” brings 5 tasks/ }).waitFor();
  },
  async palette(page) {
    await openProject(page, 'Spring launch');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
  },
};

test('no screen breaks a rule of WCAG A or AA, light or dark', async () => {
  const { page } = await world.seat();
  const found: string[] = [];
  const look = async (name: string) => found.push(...(await violationsInBoth(page)).map((one) => `${name}: ${one}`));
  await page.goto(world.relay.url);
  await createButton(page).waitFor();
  await look('first run');
  await page.goto(`${world.relay.url}/sign-in`);
  await page.getByRole('heading', { name: /^Sign in/ }).waitFor();
  await look('sign in');
  await openDemo(page, world.relay.url);
  for (const [name, go] of Object.entries(screens)) {
    await go(page);
    await look(name);
  }
  expect(found).toEqual([]);
});

test('nor on the phone', async () => {
  const { page } = await world.seat({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await openDemo(page, world.relay.url);
  await card(page, 'EAN codes into the ERP').waitFor();
  expect(await violationsInBoth(page)).toEqual([]);
  await card(page, 'EAN codes into the ERP').tap();
  await page.getByRole('button', { name: 'Title: EAN codes into the ERP' }).waitFor();
  expect(await violationsInBoth(page)).toEqual([]);
});
