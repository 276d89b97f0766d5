// What bytes look like, by their first ones. What a browser, a name or a sender says of them is not asked: a page that calls
// itself a picture stays a page, and is only ever given out as bytes.

/** So many first bytes are enough to tell. */
export const sniffedBytes = 512;
export const unknownType = 'application/octet-stream';

type Sign = readonly [type: string, at: number, bytes: string];
const signs: readonly Sign[] = [
  ['image/png', 0, '\u0089PNG\r\n\u001a\n'],
  ['image/jpeg', 0, '\u00ff\u00d8\u00ff'],
  ['image/gif', 0, 'GIF87a'],
  ['image/gif', 0, 'GIF89a'],
  ['application/pdf', 0, '%PDF-'],
  ['application/zip', 0, 'PK\u0003\u0004'],
  ['application/gzip', 0, '\u001f\u008b'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/ogg', 0, 'OggS'],
  ['video/webm', 0, '\u001aE\u00df\u00a3'],
  ['application/rtf', 0, '{\\rtf'],
];
/** What stands behind a size or a container's own sign. */
const inner: readonly (readonly [type: string, outer: string, at: number, bytes: string])[] = [
  ['image/webp', 'RIFF', 8, 'WEBP'],
  ['audio/wav', 'RIFF', 8, 'WAVE'],
];

function has(bytes: Uint8Array, at: number, sign: string): boolean {
  for (let index = 0; index < sign.length; index += 1) if (bytes[at + index] !== sign.charCodeAt(index)) return false;
  return true;
}

/** ISO media: `....ftyp` and a brand. */
function mediaType(bytes: Uint8Array): string | undefined {
  if (!has(bytes, 4, 'ftyp')) return undefined;
  if (has(bytes, 8, 'avif')) return 'image/avif';
  if (has(bytes, 8, 'hei') || has(bytes, 8, 'mif1')) return 'image/heic';
  return has(bytes, 8, 'M4A') ? 'audio/mp4' : 'video/mp4';
}

const drawing = /<(?:\w+:)?svg[\s/>]/i;
const page = /<(?:!doctype\s+html|html|head|body|script|iframe|style|title|form|a\s|img|div|p[\s>])/i;

/** Text is what holds no control characters and is proper UTF-8, as far as it was looked at. */
function textType(bytes: Uint8Array): string | undefined {
  let text: string;
  try {
    // A letter that is cut at the end is no fault of the text.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/.test(text)) return undefined;
  if (drawing.test(text)) return 'image/svg+xml';
  return page.test(text) ? 'text/html' : 'text/plain';
}

/** @param first the first bytes, `sniffedBytes` of them where there are so many. */
export function sniffType(first: Uint8Array): string {
  const bytes = first.subarray(0, sniffedBytes);
  const found = signs.find(([, at, sign]) => has(bytes, at, sign));
  if (found !== undefined) return found[0];
  const contained = inner.find(([, outer, at, sign]) => has(bytes, 0, outer) && has(bytes, at, sign));
  return contained?.[0] ?? mediaType(bytes) ?? textType(bytes) ?? unknownType;
}

const drawn = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);
/** How a file of this type is shown in its place; null: it is only given out. SVG can hold programs, and is never drawn. */
export function previewOf(type: string): 'image' | 'pdf' | 'text' | null {
  if (drawn.has(type)) return 'image';
  if (type === 'application/pdf') return 'pdf';
  return type.startsWith('text/') || type === 'image/svg+xml' ? 'text' : null;
}
