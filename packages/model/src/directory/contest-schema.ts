// A device of which somebody says that another had it: from a place in the order on, nothing that it said is relied upon until
// that is settled.
import type { DeviceId, PersonId } from '../ids.ts';

export interface Contest {
  readonly by: PersonId;
  /** From this place on, in every ledger. */
  readonly from: number;
  readonly is: 'open' | 'upheld' | 'withdrawn';
}
export type ContestDecision =
  | { readonly type: 'device-contested'; readonly device: DeviceId; readonly from: number }
  /** Upheld: what it said from there on counts for nothing. Otherwise it counts as if nobody had doubted it. */
  | { readonly type: 'contest-settled'; readonly device: DeviceId; readonly upheld: boolean };
