// A language and region by its BCP 47 tag, as far as whatever runs this can read it.
import { z } from 'zod';

const shape = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}$/;

/** Asked by trying: a tag can have the shape and mean nothing. */
function isLanguage(text: string): boolean {
  if (!shape.test(text)) return false;
  try {
    return new Intl.Locale(text).language !== '';
  } catch {
    return false;
  }
}
/** "en-GB", "de". */
export const Language = z.string().max(35).refine(isLanguage, 'the tag of a language like en-GB');
