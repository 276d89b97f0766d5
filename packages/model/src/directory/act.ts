import type { PersonId } from '../ids.ts';
import { leadsSpace, writesIn } from './queries.ts';
import type { Decision, Directory, FoldedEntry } from './schema.ts';

/** One decision about to be folded, by somebody who is who they say. */
export interface Act {
  readonly directory: Directory;
  readonly entry: FoldedEntry;
  /** null: the relay alone. */
  readonly by: PersonId | null;
  readonly owner: boolean;
  /** Or an owner. */
  readonly admin: boolean;
}
export type Of<T extends Decision['type']> = Extract<Decision, { type: T }>;

/** Whether they may let others into a space: who writes in it may, and an admin into any. */
export const mayLetInto = (act: Act, space: string): boolean =>
  act.by !== null && (act.admin || writesIn(act.directory, act.by, space));

/** Whether they say who stands in a space and how: its leads, and an admin. */
export const leadsIn = (act: Act, space: string): boolean =>
  act.by !== null && leadsSpace(act.directory, act.by, space);
