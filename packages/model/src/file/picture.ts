// A picture in a text: which file it is, by the hash of its bytes, and what is said of it. The text holds no byte and no address
// of it; whoever draws it gets the bytes as those of any other file.
import { keptName } from './rules.ts';
import type { FileVersion } from './schema.ts';
import { previewOf } from './sniff.ts';

/** What a text says of a picture in it; sizes in pixels, as far as the device that brought it could tell. */
export interface Picture extends Pick<FileVersion, 'hash' | 'size' | 'type'> {
  readonly name: string;
  /** What it shows, for who does not see it; empty: nobody has said it. */
  readonly alt?: string | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

type Check = (value: unknown) => boolean;
const whole =
  (least: number, most: number): Check =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
const isText = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most;

/** The longest words that are said of one. */
export const longestAlt = 500;
/** Each attribute that a picture may have, wherever it stands. */
export const pictureAttrs: Readonly<Record<keyof Picture, Check>> = {
  hash: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  size: whole(1, Number.MAX_SAFE_INTEGER),
  type: (value) => typeof value === 'string' && previewOf(value) === 'image',
  name: (value) => isText(value, 255) && value !== '' && keptName(value) === value,
  alt: (value) => isText(value, longestAlt) && !/[\n\r]/u.test(value),
  width: whole(1, 100_000),
  height: whole(1, 100_000),
};
/** Without these it is none. */
export const pictureNeeds = ['hash', 'size', 'type', 'name'] as const;

/** null: what is said is no picture. */
export function pictureIn(attrs: Readonly<Record<string, unknown>> | undefined): Picture | null {
  if (attrs === undefined || !pictureNeeds.every((name) => pictureAttrs[name](attrs[name]))) return null;
  const said = Object.entries(pictureAttrs).filter(([name, check]) => check(attrs[name]));
  return Object.fromEntries(said.map(([name]) => [name, attrs[name]])) as unknown as Picture;
}

/** What stands for it in plain words. */
export const pictureWords = ({ alt = '', name }: Pick<Picture, 'alt' | 'name'>): string => (alt === '' ? name : alt);
