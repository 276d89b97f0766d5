// An amount of money: whole minor units (cents) of one currency, so that nothing is ever rounded.
import { z } from 'zod';

export const Money = z.strictObject({
  minor: z.int().min(0).max(9_999_999_999_999),
  /** ISO 4217, "EUR". */
  currency: z.string().regex(/^[A-Z]{3}$/u),
});
export type Money = z.infer<typeof Money>;

/** One sum for each currency, in the order of their names: nothing is changed into anything. */
export function sumsOf(amounts: readonly Money[]): readonly Money[] {
  const sums = new Map<string, number>();
  for (const { minor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums].map(([currency, minor]) => ({ minor, currency })).sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
