import { expect, test } from 'vitest';
import { picturePreview, sizeInFile } from './picture-preview.ts';

const png = (width: number, height: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
};
const gif = Uint8Array.of(0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0x10, 0x27, 0x20, 0x4e);
const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 0x03, 0x00, 0x04, 0x00, 3, 0, 0);

test('a picture’s size is read from its head, before anybody opens it', () => {
  expect(sizeInFile(png(640, 480))).toEqual([640, 480]);
  expect(sizeInFile(gif)).toEqual([10_000, 20_000]);
  expect(sizeInFile(jpeg)).toEqual([1_024, 768]);
  expect(sizeInFile(Uint8Array.of(0xff, 0xd8, 0xff, 0xc4, 0, 0))).toBeNull();
});

test('a picture that says it is enormous is never opened; another is drawn anew, smaller', async () => {
  let opened = 0;
  const drawn: number[][] = [];
  const doors = {
    async open() {
      opened += 1;
      return { width: 4_096, height: 1_024, close: () => {} } as ImageBitmap;
    },
    async draw(_: ImageBitmap, size: readonly [number, number]) {
      drawn.push([...size]);
      return new Blob(['drawn']);
    },
  };
  expect(await picturePreview(new Blob([png(60_000, 60_000)]), { doors })).toBeNull();
  expect(opened).toBe(0);
  expect(await (await picturePreview(new Blob([png(4_096, 1_024)]), { doors }))?.text()).toBe('drawn');
  expect(drawn).toEqual([[2_048, 512]]);
  const broken = { ...doors, open: () => Promise.reject(new Error('no picture')) };
  expect(await picturePreview(new Blob([png(5, 5)]), { doors: broken })).toBeNull();
});
