// What became of one write of a group.
import type { Appended, LogEntry } from '../contract.ts';
import type { Standing } from '../standing.ts';
import type { TakenBack } from './take-back.ts';

export type OpAnswer =
  | Appended
  | TakenBack
  | { readonly kind: 'stands'; readonly standing: Standing }
  /** `number`: at which it was kept; of what has no place on the line, how much was done. */
  | { readonly kind: 'kept'; readonly number: number }
  | { readonly kind: 'not-kept' };
export interface Taken {
  readonly answer: OpAnswer;
  readonly entries: readonly LogEntry[];
}
export const kept = (number: number, entries: readonly LogEntry[] = []): Taken => ({
  answer: { kind: 'kept', number },
  entries,
});
export const notKept: Taken = { answer: { kind: 'not-kept' }, entries: [] };
