// A try at a secret. It counts before it is looked at: hashing takes a while, and of a hundred that came at once in that
// while each would have found that one more may be made.
import type { Allowance, Rate } from '../access/rate.ts';

export type Counted = readonly (readonly [what: string, allowance: Allowance])[];
export interface Attempt {
  /** It was the right one: it has cost nothing. */
  right(): void;
  /** How many are left after it. */
  left(): number;
}

/** @returns undefined: none may be made now. */
export function attempt(rate: Rate, counted: Counted): Attempt | undefined {
  if (!counted.every(([what, allowance]) => rate.has(what, allowance))) return undefined;
  for (const [what, allowance] of counted) rate.take(what, allowance);
  return {
    right() {
      for (const [what, allowance] of counted) rate.give(what, allowance);
    },
    left: () => Math.min(...counted.map(([what, allowance]) => rate.left(what, allowance))),
  };
}
