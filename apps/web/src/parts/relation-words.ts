// How one task stands to another, read from either of them.
import type { RelationKind } from '@baton/model/relation/schema';

interface Words {
  /** Of the one that it is read from: "Waits for". */
  readonly from: string;
  /** Of the other one: "Blocks". */
  readonly to: string;
}
export const relationWords: Readonly<Record<RelationKind, Words>> = {
  'waits-for': { from: 'Waits for', to: 'Blocks' },
  follows: { from: 'Comes after', to: 'Comes before' },
  duplicates: { from: 'Is the same as', to: 'Has as duplicate' },
  relates: { from: 'Has to do with', to: 'Has to do with' },
};
export const unseenTask = 'A task that you cannot see';
