// A PIN on a shared tablet: which one is too easily guessed, and how often it may be tried. The same at the relay and, while
// that is away, on the tablet.
import type { Instant } from '../day.ts';

export type PinFault = 'short' | 'digits' | 'easy';
const [least, most] = [4, 12] as const;

/** Every step between its digits is the same: 0000, 1234, 9876, 2468. */
function isRun(digits: readonly number[]): boolean {
  const steps = digits.slice(1).map((digit, at) => (digit - (digits[at] ?? 0) + 10) % 10);
  return steps.every((step) => step === steps[0]);
}
const isRepeated = (pin: string): boolean => /^(\d{1,3})\1+$/u.test(pin);

/** Null: it may be used. */
export function pinFault(pin: string): PinFault | null {
  if (!/^\d*$/u.test(pin) || pin.length > most) return 'digits';
  if (pin.length < least) return 'short';
  return isRun(Array.from(pin, Number)) || isRepeated(pin) ? 'easy' : null;
}

/** How it stands after so many wrong ones in a row. */
export interface PinTries {
  readonly wrong: number;
  /** No other one may be made before. */
  readonly until: Instant;
}
export const noTries: PinTries = { wrong: 0, until: 0 };

const free = 5;
/** From here on it is of no more use: a new code is asked of who leads the space. */
const spent = 10;
const minute = 60_000;

export function afterWrong({ wrong }: PinTries, now: Instant): PinTries {
  const count = wrong + 1;
  const waits = count < free ? 0 : minute * 2 ** (count - free);
  return { wrong: count, until: waits === 0 ? 0 : now + waits };
}

export type MayTry =
  | { readonly may: true; readonly left: number }
  | { readonly may: false; readonly why: 'wait'; readonly until: Instant }
  | { readonly may: false; readonly why: 'spent' };

/** `left`: so many more wrong ones before the first wait; one at a time after it. */
export function mayTry({ wrong, until }: PinTries, now: Instant): MayTry {
  if (wrong >= spent) return { may: false, why: 'spent' };
  if (now < until) return { may: false, why: 'wait', until };
  return { may: true, left: Math.max(1, free - wrong) };
}
