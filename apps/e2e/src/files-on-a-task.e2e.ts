import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card } from './world/steps/board.ts';
import {
  fileRow as row,
  fileSays as says,
  type Given,
  pickFiles as pick,
  pictureFile,
  textFile,
} from './world/steps/files.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openPeek } from './world/steps/task.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });
const phone = { width: 390, height: 844 };

/** In the dialog, as the field that shows it. */
const untilReads = (dialog: Locator, words: string): Promise<void> =>
  until(
    async () => (await dialog.getByRole('textbox', { name: /^What stands in/ }).inputValue()).includes(words),
    true,
  );
const picture = (page: Page): Promise<Given> => pictureFile(page, 'beach.png');
/** As a hand would drop it in the middle of the window. */
async function drop(page: Page, { name, mimeType, buffer }: Given): Promise<void> {
  await page.evaluate(
    ([called, type, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text ?? ''], called ?? '', { type: type ?? '' }));
      for (const event of ['dragover', 'drop'])
        window.dispatchEvent(new DragEvent(event, { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [name, mimeType, buffer.toString('utf8')],
  );
}
async function paste(page: Page, { name, mimeType, buffer }: Given): Promise<void> {
  await page.evaluate(
    ([called, type, text]) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([text ?? ''], called ?? '', { type: type ?? '' }));
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [name, mimeType, buffer.toString('utf8')],
  );
}
async function open(page: Page, name: string): Promise<Locator> {
  await row(page, name).getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor();
  return dialog;
}
async function choose(page: Page, name: string, act: string): Promise<void> {
  await row(page, name)
    .getByRole('button', { name: `What to do with ${name}` })
    .click();
  await page.getByRole('menuitem', { name: act }).click();
}

test('files are added with the relay gone, survive a reload, go out by themselves, and open on a second device that is offline later', async () => {
  const relay = await world.ownRelay();
  const { ann, bo } = await meetOnABoard(world, relay);
  await addCards(ann, 'Ready', 'Press kit');
  await card(bo, 'Press kit').waitFor();
  await untilChipSays(ann, 'Saved on relay');
  await ann.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await relay.kill();
  await untilChipSays(ann, /^Offline/);
  await openPeek(ann, 'Press kit');
  await pick(ann, textFile('facts.txt', 'Forty journalists.'), await picture(ann));
  await drop(ann, textFile('notes.txt', 'Embargo until Monday.'));
  await says(ann, 'facts.txt', 'waits for the relay');
  await paste(ann, textFile('list.txt', 'Names and numbers.'));
  await says(ann, 'notes.txt', 'waits for the relay');
  await says(ann, 'list.txt', 'waits for the relay');
  expect(await violationsOn(ann)).toEqual([]);

  await ann.reload();
  const offline = await open(ann, 'facts.txt');
  await untilReads(offline, 'Forty journalists.');
  await offline.getByRole('button', { name: 'Close', exact: true }).last().click();
  const shown = await open(ann, 'beach.png');
  await shown.getByRole('img', { name: 'beach.png' }).waitFor();
  await shown.getByRole('button', { name: 'Close', exact: true }).last().click();

  await relay.start();
  await says(ann, 'beach.png', 'On this device and the relay');
  await says(ann, 'notes.txt', 'On this device and the relay');
  await openPeek(bo, 'Press kit');
  await says(bo, 'facts.txt', 'On the relay');
  const fetched = await open(bo, 'facts.txt');
  await untilReads(fetched, 'Forty journalists.');
  await fetched.getByRole('button', { name: 'Close', exact: true }).last().click();
  await says(bo, 'facts.txt', 'On this device and the relay');

  await relay.kill();
  await untilChipSays(bo, /^Offline/);
  await untilReads(await open(bo, 'facts.txt'), 'Forty journalists.');
  await bo.keyboard.press('Escape');
  await (await open(bo, 'notes.txt')).getByText('This needs the relay, which is away just now.').waitFor();
});

test('a file is renamed, gets a new version with the older one kept, and is removed and brought back by undo; what is called a picture and holds a script stays text', async () => {
  const relay = await world.ownRelay();
  const { ann, bo } = await meetOnABoard(world, relay);
  await addCards(ann, 'Ready', 'Press kit');
  await openPeek(ann, 'Press kit');
  await card(bo, 'Press kit').waitFor();
  await openPeek(bo, 'Press kit');
  await pick(ann, textFile('plan.txt', 'First plan'));
  await choose(ann, 'plan.txt', 'Rename');
  await ann.getByRole('textbox', { name: 'Name of the file' }).fill('Plan B.txt');
  await ann.keyboard.press('Enter');
  await row(bo, 'Plan B.txt').waitFor();

  const [chooser] = await Promise.all([ann.waitForEvent('filechooser'), choose(ann, 'Plan B.txt', 'New version …')]);
  await chooser.setFiles([textFile('whatever.txt', 'Second plan')]);
  await says(bo, 'Plan B.txt', 'version 2');
  const opened = await open(bo, 'Plan B.txt');
  await untilReads(opened, 'Second plan');
  await opened.getByRole('button', { name: 'Show', exact: true }).click();
  await untilReads(opened, 'First plan');
  await opened.getByRole('button', { name: /What is new in version 2/ }).click();
  await bo.keyboard.type('With the prices');
  await bo.keyboard.press('Enter');
  await bo.keyboard.press('Escape');
  const theirs = await open(ann, 'Plan B.txt');
  await theirs.getByText('With the prices').waitFor();
  expect(await violationsOn(ann)).toEqual([]);
  await ann.keyboard.press('Escape');

  await choose(ann, 'Plan B.txt', 'Remove');
  await row(bo, 'Plan B.txt').waitFor({ state: 'detached' });
  await ann.keyboard.press('Control+z');
  await row(bo, 'Plan B.txt').waitFor();

  const script = '<svg xmlns="http://www.w3.org/2000/svg" onload="document.title=\'run\'"/>';
  await pick(ann, textFile('<img src=x onerror=alert(1)>.png', script, 'image/png'));
  const svg = await open(bo, '<img src=x onerror=alert(1)>.png');
  await untilReads(svg, 'onload');
  expect(await svg.getByRole('img').count()).toBe(0);
  expect(await bo.title()).not.toBe('run');
});

test(
  'with the relay away one renames a file and brings a version, the other brings another: the name and all versions are there for both',
  { tags: 'deep' },
  async () => {
    const relay = await world.ownRelay();
    const { ann, bo } = await meetOnABoard(world, relay);
    await addCards(ann, 'Ready', 'Press kit');
    await card(bo, 'Press kit').waitFor();
    await openPeek(ann, 'Press kit');
    await openPeek(bo, 'Press kit');
    await pick(ann, textFile('plan.txt', 'First plan'));
    await says(bo, 'plan.txt', 'On the relay');
    const versioned = async (page: Page, name: string, text: string) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), choose(page, name, 'New version …')]);
      await chooser.setFiles([textFile('whatever.txt', text)]);
      await says(page, name, 'version 2');
    };
    await relay.kill();
    await Promise.all([untilChipSays(ann, /^Offline/), untilChipSays(bo, /^Offline/)]);
    await choose(ann, 'plan.txt', 'Rename');
    await ann.getByRole('textbox', { name: 'Name of the file' }).fill('Plan B.txt');
    await ann.keyboard.press('Enter');
    await versioned(ann, 'Plan B.txt', 'The plan of Ann');
    await versioned(bo, 'plan.txt', 'The plan of Bo');
    await relay.start();
    for (const page of [ann, bo]) {
      await says(page, 'Plan B.txt', 'version 3');
      const versions = (await open(page, 'Plan B.txt')).getByRole('region', { name: 'Versions' });
      await until(() => versions.getByRole('listitem').count(), 3);
      await page.keyboard.press('Escape');
    }
  },
);

test('on a phone a project shows all its files, and one opens there', { tags: 'deep' }, async () => {
  const relay = await world.ownRelay();
  const { ann } = await meetOnABoard(world, relay);
  await addCards(ann, 'Ready', 'Press kit');
  await openPeek(ann, 'Press kit');
  await pick(ann, textFile('plan.txt', 'First plan'));
  await ann.keyboard.press('Escape');
  await ann.getByRole('link', { name: 'Files', exact: true }).click();
  await ann.setViewportSize(phone);
  await ann.getByRole('link', { name: /Press kit/ }).waitFor();
  await ann.getByRole('button', { name: 'plan.txt', exact: true }).click();
  await untilReads(ann.getByRole('dialog', { name: 'plan.txt' }), 'First plan');
  await until(async () => (await violationsOn(ann)).length, 0);
});
