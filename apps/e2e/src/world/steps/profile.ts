// What a person tells of themselves, and the card on which others read it.
import type { Locator, Page } from 'playwright-core';
import { chooseFile } from './files.ts';

/** Settings, "You". */
export const you = (page: Page): Locator => page.getByRole('region', { name: 'You', exact: true });

/** Types, and leaves the field: that saves it. */
export async function tell(page: Page, label: string, text: string): Promise<void> {
  const field = you(page).getByLabel(label, { exact: true });
  await field.fill(text);
  await field.press('Tab');
}

export async function chooseZone(page: Page, typed: string, city: string): Promise<void> {
  await you(page).getByRole('combobox', { name: 'Time zone' }).fill(typed);
  await page.getByRole('option', { name: city }).click();
}

/** The card, from the list of people in the settings. */
export async function openCard(page: Page, name: string): Promise<Locator> {
  await page
    .getByRole('list', { name: 'People' })
    .getByRole('button', { name: `About ${name}`, exact: true })
    .click();
  const card = page.getByRole('dialog', { name: `About ${name}`, exact: true });
  await card.waitFor();
  return card;
}

export const choosePictureFile = (page: Page, file: Parameters<typeof chooseFile>[2]): Promise<void> =>
  chooseFile(page, you(page).getByRole('button', { name: /^Choose (?:a|another) picture$/ }), file);

/** A picture as a camera would give it, but for its size: made by the page, larger than it is kept. */
export async function choosePicture(page: Page, colour: string): Promise<void> {
  const png = await page.evaluate(async (fill) => {
    const canvas = new OffscreenCanvas(900, 600);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.fillStyle = fill;
    context.fillRect(0, 0, 900, 600);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, colour);
  await choosePictureFile(page, { name: 'me.png', mimeType: 'image/png', buffer: Buffer.from(png) });
}

/** The colour in the middle of a face, and how large its picture is; null while initials stand there. */
export const pictureIn = (face: Locator): Promise<{ readonly side: number; readonly rgb: readonly number[] } | null> =>
  face.evaluate((element) => {
    const image = element.querySelector('img');
    if (image === null || !image.complete || image.naturalWidth === 0) return null;
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context?.drawImage(image, image.naturalWidth / 2, image.naturalHeight / 2, 1, 1, 0, 0, 1, 1);
    return { side: image.naturalWidth, rgb: [...(context?.getImageData(0, 0, 1, 1).data.slice(0, 3) ?? [])] };
  });
