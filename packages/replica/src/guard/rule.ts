// What a rule sees and says. A rule is a pure function of an update, the document's clock table and who sends it; it
// speaks of bounds and authorship, never of meaning (L6).
import type { Instant } from '@baton/model/day';
import type { PersonId, RecordId } from '@baton/model/ids';
import type { DocClass, Talk } from '../layout.ts';

import type { Limits } from './limits.ts';
import type { ReadUpdate } from './read.ts';

/** Client id → next clock, of what the log holds for this document. */
export interface Clocks {
  get(client: number): number | undefined;
}

export interface GuardContext {
  readonly of: DocClass;
  readonly clocks: Clocks;
  /** Client ids that the sender may write under: `deviceNoOf(client)` is the sender's device. */
  readonly isOwn: (client: number) => boolean;
  /** Whose device an id was given to, by the directory; undefined when nobody's. */
  readonly personOf: (client: number) => PersonId | undefined;
  /** The sender. null for a snapshot of several authors (whose deletions have no author any more). */
  readonly person: PersonId | null;
  /** The relay's time; without it (on a device) the rule on cells ahead of time rests. */
  readonly now?: Instant;
  readonly limits?: Limits;
  /** Whether the cell's field may lie in this document; not said: any may. */
  readonly fits?: (record: RecordId, code: string) => boolean;
  /** The share link in whose talk the document is; not said: in none. */
  readonly talk?: Talk | undefined;
}
export type RuleName =
  | 'encoding'
  | 'own-ids'
  | 'contiguous'
  | 'no-skip'
  | 'bounds'
  | 'content'
  | 'root'
  | 'keys'
  | 'fields'
  | 'itself'
  | 'by-link'
  | 'nesting'
  | 'dependencies'
  | 'width'
  | 'owner'
  | 'deletions'
  | 'retime';

export interface Fault {
  readonly verdict: 'refuse' | 'resend' | 'wait' | 'retime';
  readonly rule: RuleName;
  readonly detail: string;
}
export type Rule = (update: ReadUpdate, context: GuardContext) => Fault | undefined;

export const refusal = (rule: RuleName, detail: string): Fault => ({ verdict: 'refuse', rule, detail });
