import type { Day, Instant } from './day.ts';
import type { Decisions } from './decided/on-record.ts';
import type { DeviceId, PersonId } from './ids.ts';
import type { Directory } from './directory/schema.ts';
import type { TextAt } from './texts.ts';

/** Who acts, where and when. Handed in by the open workspace: nothing in model asks a clock or rolls dice. */
export interface Ctx {
  readonly person: PersonId;
  readonly device: DeviceId;
  readonly now: Instant;
  readonly today: Day;
  /** Membership, roles, spaces: folded from the ledger, never from a CRDT. */
  readonly directory: Directory;
  newId(letter: string): string;
  /** In [0, 1). */
  random(): number;
  /** What was decided about work; left out where nothing hangs on it. */
  readonly decisions?: Decisions;
  /** Whether what stands there is here; for commands that name texts to be taken along. */
  readonly hasText?: (at: TextAt) => boolean;
}
