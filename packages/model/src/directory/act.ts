import type { PersonId } from '../ids.ts';
import { writesIn } from './queries.ts';
import type { Decision, Directory, FoldedEntry } from './schema.ts';

/** One decision about to be folded, by somebody who is who they say. */
export interface Act {
  readonly directory: Directory;
  readonly entry: FoldedEntry;
  /** null: the relay alone. */
  readonly by: PersonId | null;
  readonly owner: boolean;
}
export type Of<T extends Decision['type']> = Extract<Decision, { type: T }>;

/** Whether they may let others into a space: who writes in it may, and an owner into any. */
export const mayLetInto = (act: Act, space: string): boolean =>
  act.by !== null && (act.owner || writesIn(act.directory, act.by, space));
