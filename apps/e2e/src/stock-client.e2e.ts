import { rm } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { addCards, card } from './world/steps/board.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { buildOtherProgram, inProgram, pageWritten } from './world/steps/stock.ts';
import { openPeek, peek, writeDescription } from './world/steps/task.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ ownRelaysOnly: true });
let folder = '';
beforeAll(async () => {
  folder = await buildOtherProgram(inject('webFolder'));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const description = (page: Page): Locator => peek(page).getByRole('textbox', { name: 'Description' });

test('y-websocket as npm has it and Baton’s editor write in one page; offline edits come too; what no page holds closes it', async () => {
  const relay = await world.ownRelay({ BATON_WEB: folder });
  const { ann, bo } = await meetOnABoard(world, relay);
  await addCards(ann, 'Ready', 'Plant beans');
  await card(bo, 'Plant beans').waitFor();
  await openPeek(ann, 'Plant beans');
  await writeDescription(ann, 'Two rows.');
  await untilChipSays(ann, 'Saved on relay');
  const page = await pageWritten(ann);

  // Bo's session, in a browser window that holds nothing else of Baton.
  const other = (await world.seat({ storageState: { cookies: await bo.context().cookies(), origins: [] } })).page;
  await other.goto(`${relay.url}/other.html?page=${page}`);
  await until(() => inProgram(other, 'text()'), '|Two rows.|');
  await until(async () => (await inProgram<readonly unknown[]>(other, 'names()')).length, 1);
  await inProgram(other, "write('From elsewhere.')");
  await until(() => description(ann).locator('p').allTextContents(), ['Two rows.', 'From elsewhere.']);

  await inProgram(other, 'provider.disconnect()');
  await inProgram(other, "write('Written offline.')");
  await description(ann).locator('p').first().click();
  await ann.keyboard.press('Home');
  await ann.keyboard.type('Soon: ');
  await untilChipSays(ann, 'Saved on relay');
  expect(await inProgram(other, 'text()')).not.toContain('Soon');
  await inProgram(other, 'provider.connect()');
  const whole = ['Soon: Two rows.', 'From elsewhere.', 'Written offline.'];
  await until(() => description(ann).locator('p').allTextContents(), whole);
  await until(() => inProgram(other, 'text()'), `|${whole.join('||')}|`);

  await inProgram(other, 'writeElsewhere()');
  await until(async () => (await inProgram<readonly number[]>(other, 'codes')).includes(4403), true);
  expect(await description(ann).locator('p').allTextContents()).toEqual(whole);
});
