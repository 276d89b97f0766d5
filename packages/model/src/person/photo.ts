// A person's picture as its profile keeps it: a small square, base64 of a JPEG or WebP and of nothing else, so that no
// other kind of file can come in by this door. It is made small where it is chosen (web/lib/photo).
import { z } from 'zod';

export const photoBytes = 24_576;
/** Of `photoBytes` in base64. */
const longest = (photoBytes / 3) * 4;

type PhotoKind = 'image/jpeg' | 'image/webp';

/** By the first bytes, as base64 spells them: FF D8 FF; "RIFF" with a size, then "WEBPVP8". */
const jpeg = /^\/9j\//;
const webp = /^UklGR.{6}XRUJQVlA4/;

export function photoKind(text: string): PhotoKind | null {
  if (jpeg.test(text)) return 'image/jpeg';
  return webp.test(text) ? 'image/webp' : null;
}

export const Photo = z
  .string()
  .max(longest)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)
  .refine((text) => text.length % 4 === 0 && photoKind(text) !== null, 'a JPEG or WebP in base64');
