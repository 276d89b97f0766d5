import { Photo, photoBytes } from '@baton/model/person/photo';
import { expect, test, vi } from 'vitest';
import { smallPhoto } from './photo.ts';

const file = new Blob(['a picture from a camera']);
type Encode = (way: { readonly type: string; readonly quality: number }) => Blob;
const webpOf = (size: number) => {
  const bytes = new Uint8Array(size);
  bytes.set(new TextEncoder().encode('RIFF....WEBPVP8 '));
  return new Blob([bytes], { type: 'image/webp' });
};
const doors = (encode: Encode) => ({
  draw: () =>
    Promise.resolve({
      convertToBlob: (way?: ImageEncodeOptions) => Promise.resolve(encode(way as Parameters<Encode>[0])),
    }),
});

test('what is kept is what was drawn anew, and a profile takes it', async () => {
  const made = await smallPhoto(
    file,
    doors(() => webpOf(6_000)),
  );
  expect(made).toHaveProperty('photo');
  expect(Photo.safeParse('photo' in made && made.photo).success).toBe(true);
  expect(JSON.stringify(made)).not.toContain(btoa('camera'));
});

test('one that is too large is made with less quality until it fits', async () => {
  const encode = vi.fn<Encode>(({ quality }) => webpOf(quality > 0.5 ? photoBytes + 1 : photoBytes));
  expect(await smallPhoto(file, doors(encode))).toHaveProperty('photo');
  expect(encode.mock.calls.map(([{ quality }]) => quality)).toEqual([0.82, 0.65, 0.45]);
});

test('a browser that writes no WebP writes a JPEG; its PNG is not taken', async () => {
  const encode: Encode = ({ type }) =>
    type === 'image/jpeg'
      ? new Blob([Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])], { type })
      : new Blob(['png'], { type: 'image/png' });
  const made = await smallPhoto(file, doors(encode));
  expect('photo' in made && made.photo.startsWith('/9j/')).toBe(true);
});

test('what is no picture, too large a file, and what never fits are said in words', async () => {
  const broken = { draw: () => Promise.reject(new Error('not an image')) };
  expect(await smallPhoto(file, broken)).toEqual({ refused: expect.stringContaining('cannot read this file') });
  const huge = { size: 40_000_001 } as Blob;
  expect(await smallPhoto(huge, broken)).toEqual({ refused: expect.stringContaining('larger than 40 MB') });
  expect(
    await smallPhoto(
      file,
      doors(() => webpOf(photoBytes + 1)),
    ),
  ).toEqual({
    refused: expect.stringContaining('small enough'),
  });
});
