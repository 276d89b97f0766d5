// An amount of money: whole minor units (cents) of one currency, so that nothing is ever rounded.
import { z } from 'zod';

export const Money = z.strictObject({
  minor: z.int().min(0).max(9_999_999_999_999),
  /** ISO 4217, "EUR". */
  currency: z.string().regex(/^[A-Z]{3}$/u),
});
export type Money = z.infer<typeof Money>;
