// What was signed is taken out as a file, and read by the page of the app with the cable out, by somebody without an account too.
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card } from './world/steps/board.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true });

async function choose(page: Page, name: RegExp, file: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name }).click()]);
  await chooser.setFiles(file);
}

test('a hand-over is exported as a proof, which is checked with the cable out; a changed one says what is wrong', async () => {
  const { ann } = await meetOnABoard(world, world.relay);
  await addCards(ann, 'Ready', 'Extra store staff');
  await card(ann, 'Extra store staff').focus();
  await ann.keyboard.press('h');
  const sheet = ann.getByRole('dialog', { name: /^Hand over / });
  await sheet.getByRole('combobox', { name: 'To whom' }).fill('Bo');
  await sheet.getByRole('option', { name: /Bo/, selected: true }).waitFor();
  await sheet.getByRole('textbox', { name: 'Note' }).fill('Two people each');
  await ann.keyboard.press('Control+Enter');
  await sheet.waitFor({ state: 'detached' });
  await card(ann, 'Extra store staff').focus();
  await ann.keyboard.press('Enter');
  await ann.getByRole('button', { name: 'History', exact: true }).click();
  const [saved] = await Promise.all([
    ann.waitForEvent('download'),
    ann.getByRole('button', { name: /^Export proof: .*Offered/ }).click(),
  ]);
  const folder = await mkdtemp(join(tmpdir(), 'baton-proof-'));
  const [sound, bent] = [join(folder, 'sound.proof.json'), join(folder, 'bent.proof.json')];
  await saved.saveAs(sound);

  // A page that the browser kept, and nobody to ask.
  await ann.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await ann.context().setOffline(true);
  await ann.goto(`${world.relay.url}/proof`);
  await choose(ann, /^Choose a proof$/, sound);
  await ann.getByRole('heading', { name: /^Ann Lee: Offered a task to Bo Dahl$/ }).waitFor();
  await ann.getByText('“Two people each”').waitFor();
  await ann.getByText(/which is on this device, under the same key of the relay\.$/).waitFor();
  expect(await violationsOn(ann)).toEqual([]);

  const file = JSON.parse(readFileSync(sound, 'utf8')) as { entries: string[] };
  writeFileSync(bent, JSON.stringify({ ...file, entries: file.entries.toSpliced(1, 1) }));
  await choose(ann, /^Check another$/, bent);
  await ann.getByRole('heading', { name: /^Decision \d+ of \d+ .*does not stand$/ }).waitFor();
  expect(await violationsOn(ann)).toEqual([]);
});
