// The lease: a device shows what it holds for so many days after it last met the relay. Pure. The device's own clock can be
// set back, so the latest time that was ever seen counts, and the time that went by while somebody worked is added to it.
import type { LeaseRow } from '@baton/store/schema';
import type { Lock } from '../contract.ts';

const day = 86_400_000;
/** From five days before its end the lease is spoken of. */
const spokenOf = 5 * day;

/** What a person is told of it: nothing, when it ends, or that it has. */
export interface Lease {
  readonly lock: Lock | null;
  /** When it ends; null while that is far away. */
  readonly ends: number | null;
}

/** Met just now: whatever was thought of the time before, the relay knows better. */
export const met = (row: LeaseRow, now: number): LeaseRow => ({ ...row, contact: now, seen: now, shut: null });

/** @param passed milliseconds of work since it was last looked at, whatever the clock says. */
export const aged = (row: LeaseRow, now: number, passed: number): LeaseRow => ({
  ...row,
  // A device of before there was a lease begins with it now.
  contact: row.contact ?? now,
  seen: Math.max(row.seen + passed, now),
});

export function leaseOf({ contact, seen, shut }: LeaseRow, days: number): Lease {
  if (shut !== null) return { lock: { why: shut }, ends: null };
  if (contact === null) return { lock: null, ends: null };
  const ends = contact + days * day;
  if (seen >= ends) return { lock: { why: 'lease', since: contact, days }, ends: null };
  return { lock: null, ends: ends - seen <= spokenOf ? ends : null };
}
