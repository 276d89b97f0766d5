// What ids, hashes and names of records look like inside a decision.
import { z } from 'zod';
import { isId } from '../ids.ts';

export const idShape = <T extends string>(letter: string): z.ZodType<T> =>
  z.string().refine((text) => isId(text, letter), `an id with ${letter}`) as unknown as z.ZodType<T>;
export const bytesShape = (characters: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${characters}}$`, 'u'));
export const hashShape = bytesShape(43);
/** As it can stand in a document's name. */
export const recordShape = z.string().regex(/^[A-Za-z0-9~-]{1,64}$/u);
