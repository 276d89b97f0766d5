// A picture that somebody chose becomes the small square that a profile keeps. It is drawn anew: what a camera writes into
// its files (place, time, device) is in none of it. The browser decodes and encodes beside the page.
import { photoBytes } from '@baton/model/person/photo';

export type SmallPhoto = { readonly photo: string } | { readonly refused: string };

/** Sharp at 64 CSS pixels on a phone with three device pixels to each. */
const side = 192;
const largest = 40_000_000;
const tooLarge = 'This file is larger than 40 MB. Choose a smaller picture.';
const unreadable = 'This browser cannot read this file as a picture. Choose a JPEG, PNG or WebP.';
const tooRich = 'This picture could not be made small enough. Choose another one.';

/** As small as it can be and still good, then smaller until it fits. A browser without WebP answers with a PNG. */
const ways = ['image/webp', 'image/jpeg'].flatMap((type) => [0.82, 0.65, 0.45].map((quality) => ({ type, quality })));

export interface PhotoDoors {
  /** The middle square of the picture, upright, in `side` pixels; throws what it cannot read. */
  readonly draw: (file: Blob, side: number) => Promise<Pick<OffscreenCanvas, 'convertToBlob'>>;
}

export async function smallPhoto(file: Blob, { draw }: PhotoDoors = browserDoors): Promise<SmallPhoto> {
  if (file.size > largest) return { refused: tooLarge };
  let square: Pick<OffscreenCanvas, 'convertToBlob'>;
  try {
    square = await draw(file, side);
  } catch {
    return { refused: unreadable };
  }
  for (const way of ways) {
    const blob = await square.convertToBlob(way);
    if (blob.type === way.type && blob.size <= photoBytes) return { photo: base64Of(await blob.arrayBuffer()) };
  }
  return { refused: tooRich };
}

const base64Of = (bytes: ArrayBuffer): string =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));

const browserDoors: PhotoDoors = {
  async draw(file, side) {
    const picture = await createImageBitmap(file);
    const canvas = new OffscreenCanvas(side, side);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    const edge = Math.min(picture.width, picture.height);
    const [x, y] = [(picture.width - edge) / 2, (picture.height - edge) / 2];
    context.imageSmoothingQuality = 'high';
    // Transparent places become paper, also in a format that has no transparency.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, side, side);
    context.drawImage(picture, x, y, edge, edge, 0, 0, side, side);
    picture.close();
    return canvas;
  },
};
