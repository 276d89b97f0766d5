// Who is away from when until when, and who stands in for them, for each kind of decision.
import type { Instant } from '../day.ts';
import type { PersonId } from '../ids.ts';

export type Duty = 'hand-off' | 'approval' | 'gate';
export interface Away {
  readonly from: Instant;
  readonly until: Instant;
  readonly deputies: { readonly [D in Duty]?: PersonId | undefined };
}
export interface AwayDecision {
  readonly type: 'away-set';
  readonly person: PersonId;
  /** null: back, or not away after all. */
  readonly away: Away | null;
}
