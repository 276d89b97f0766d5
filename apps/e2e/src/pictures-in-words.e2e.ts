// Pictures and files where people write: pasted into a description, said with a comment with the cable out, seen by the other.
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card } from './world/steps/board.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openPeek, writeDescription } from './world/steps/task.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });

interface Pasted {
  readonly name: string;
  /** Of a picture of one colour. */
  readonly colour?: string;
  readonly text?: string;
  readonly html?: string;
}
/** As the clipboard hands it to where the caret stands. */
async function paste(page: Page, pasted: Pasted): Promise<void> {
  await page.evaluate(async ({ name, colour, text = '', html }) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 200 });
    const context = canvas.getContext('2d');
    if (context && colour !== undefined) {
      context.fillStyle = colour;
      context.fillRect(0, 0, 320, 200);
    }
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    const file = colour === undefined ? new File([text], name) : new File([drawn ?? ''], name, { type: 'image/png' });
    const data = new DataTransfer();
    data.items.add(file);
    if (html !== undefined) data.setData('text/html', html);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, pasted);
}
const description = (page: Page): Locator => page.locator('[data-field="description"]');
const talk = (page: Page): Locator => page.getByLabel('Conversation');
const box = (page: Page): Locator => page.locator('[data-field="comment"]');
const picture = (place: Locator, name: string): Locator => place.getByRole('img', { name, exact: true });
/** Its bytes are drawn, and not only its place. */
const untilDrawn = (shown: Locator): Promise<void> =>
  until(() => shown.evaluate((one) => one instanceof HTMLImageElement && one.naturalWidth === 320), true);

async function beginComment(page: Page): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Comment', exact: true });
  await field.click();
  await until(
    () =>
      field.evaluate((one) => one === document.activeElement && one instanceof HTMLElement && one.isContentEditable),
    true,
  );
}

test(
  'a picture is pasted into a description, another and a file are said offline, and the other person sees all of it',
  { tags: 'deep', timeout: 400_000 },
  async () => {
    const relay = await world.ownRelay();
    const { ann, bo } = await meetOnABoard(world, relay);
    await addCards(ann, 'Ready', 'Press kit');
    await card(bo, 'Press kit').waitFor();
    await Promise.all([openPeek(ann, 'Press kit'), openPeek(bo, 'Press kit')]);

    const asked: string[] = [];
    ann.on('request', (request) => void asked.push(request.url()));
    await writeDescription(ann, 'The cover:');
    await paste(ann, { name: 'cover.png', colour: 'teal', html: '<img src="https://pictures.example/cover.png">' });
    await untilDrawn(picture(description(ann), 'cover.png'));
    await ann.keyboard.press('ArrowUp');
    await ann.keyboard.press('Tab');
    await ann.getByRole('textbox', { name: 'What cover.png shows' }).fill('A teal cover');
    await ann.keyboard.press('Enter');
    await picture(description(ann), 'A teal cover').waitFor();
    await untilDrawn(picture(description(bo), 'A teal cover'));
    expect(asked.filter((url) => url.includes('pictures.example'))).toEqual([]);
    await ann
      .getByRole('region', { name: 'Files', exact: true })
      .getByRole('button', { name: 'cover.png', exact: true })
      .waitFor();
    await untilChipSays(ann, 'Saved on relay');

    await ann.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await relay.kill();
    await untilChipSays(ann, /^Offline/);
    await beginComment(ann);
    await ann.keyboard.type('And the back:');
    await paste(ann, { name: 'back.png', colour: 'maroon' });
    await untilDrawn(picture(box(ann), 'back.png'));
    await paste(ann, { name: 'prices.txt', text: '449 €' });
    await box(ann).getByText('prices.txt').waitFor();
    await ann.reload();
    await untilDrawn(picture(box(ann), 'back.png'));
    await box(ann).getByText('prices.txt').waitFor();
    expect((await violationsOn(ann)).filter((line) => line.includes('comment'))).toEqual([]);
    await box(ann).getByRole('button', { name: 'Send' }).click();
    await untilDrawn(picture(talk(ann), 'back.png'));
    await talk(ann).getByText('waits for the relay').waitFor();
    await untilDrawn(picture(description(ann), 'A teal cover'));

    await relay.start();
    await untilDrawn(picture(talk(bo), 'back.png'));
    await talk(bo).getByRole('button', { name: 'prices.txt', exact: true }).click();
    const dialog = bo.getByRole('dialog', { name: 'prices.txt' });
    await until(async () => (await dialog.getByRole('textbox').inputValue()).includes('449'), true);
    await bo.keyboard.press('Escape');
    await bo.reload();
    await untilDrawn(picture(talk(bo), 'back.png'));
    await untilDrawn(picture(description(bo), 'A teal cover'));

    await bo.keyboard.press('Escape');
    await bo.getByRole('link', { name: 'Files', exact: true }).click();
    await bo.getByRole('link', { name: 'said by Ann Lee' }).first().click();
    await untilDrawn(picture(talk(bo), 'back.png'));
  },
);
