/* The picture that the browser draws under the mouse, taken away: a transparent pixel. As a blob, since the content
   policy of the relay takes no data: addresses; made at once, since a picture must be decoded before it can be used. */

const pixel = 'R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==';

function load(): HTMLImageElement | undefined {
  // jsdom knows no object URLs and drags nothing.
  if (typeof URL.createObjectURL !== 'function') return undefined;
  const bytes = Uint8Array.from(atob(pixel), (letter) => letter.codePointAt(0) ?? 0);
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([bytes], { type: 'image/gif' }));
  return image;
}
const image = load();

export function withoutPicture(setImage: DataTransfer['setDragImage'] | null): void {
  if (image) setImage?.(image, 0, 0);
}
