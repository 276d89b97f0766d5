// A picture as it is shown: drawn anew, at most so large. What a camera writes into its files (place, time, device) is in none
// of it, and a picture that says that it is enormous is not opened at all. The browser decodes and encodes beside the page.

/** On either side: sharp on a large screen, small enough for a phone. */
const largest = 2_048;
/** 80 million pixels are 320 MB once they are decoded. */
const mostPixels = 80_000_000;

type Size = readonly [width: number, height: number];
interface PictureDoors {
  readonly open: (file: Blob) => Promise<ImageBitmap>;
  readonly draw: (picture: ImageBitmap, size: Size) => Promise<Blob>;
}

const wide = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const widest = (bytes: Uint8Array, at: number): number => wide(bytes, at) * 65_536 + wide(bytes, at + 2);
/** The small end first, as GIF has it. */
const turned = (bytes: Uint8Array, at: number): number => ((bytes[at + 1] ?? 0) << 8) | (bytes[at] ?? 0);

function sizeInJpeg(bytes: Uint8Array): Size | null {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [wide(bytes, at + 7), wide(bytes, at + 5)];
    at += 2 + wide(bytes, at + 2);
  }
  return null;
}
/** As the file says of itself; null: it does not say it where it was looked for. */
export function sizeInFile(bytes: Uint8Array): Size | null {
  if (bytes[0] === 0x89) return [widest(bytes, 16), widest(bytes, 20)];
  if (bytes[0] === 0x47) return [turned(bytes, 6), turned(bytes, 8)];
  return bytes[0] === 0xff ? sizeInJpeg(bytes) : null;
}

/** How large it is once it is drawn; null: this browser does not draw it. */
export async function pictureSize(file: Blob, open: PictureDoors['open'] = browserDoors.open): Promise<Size | null> {
  const [wide, high] = sizeInFile(new Uint8Array(await file.slice(0, 262_144).arrayBuffer())) ?? [1, 1];
  if (wide * high > mostPixels) return null;
  try {
    const picture = await open(file);
    const size: Size = [picture.width, picture.height];
    picture.close();
    return size;
  } catch {
    return null;
  }
}

interface PreviewOptions {
  readonly doors?: PictureDoors;
  readonly longestSide?: number;
}
/** null: it cannot be shown. */
export async function picturePreview(file: Blob, options: PreviewOptions = {}): Promise<Blob | null> {
  const { doors = browserDoors, longestSide = largest } = options;
  const [width, height] = sizeInFile(new Uint8Array(await file.slice(0, 262_144).arrayBuffer())) ?? [1, 1];
  if (width * height > mostPixels) return null;
  try {
    const picture = await doors.open(file);
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height, 1));
    const side = (of: number): number => Math.max(1, Math.round(of * scale));
    const drawn = await doors.draw(picture, [side(picture.width), side(picture.height)]);
    picture.close();
    return drawn;
  } catch {
    // It is no picture after all, or one that this browser does not know.
    return null;
  }
}

const browserDoors: PictureDoors = {
  open: (file) => createImageBitmap(file),
  draw(picture, [width, height]) {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, width, height);
    return canvas.convertToBlob({ type: 'image/png' });
  },
};
