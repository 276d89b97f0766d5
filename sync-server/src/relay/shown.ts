// Which entries of the line a device may have, holds, and has not been sent in another way.
import { opensDecisions, type Grant } from '../access/grants.ts';
import type { Rights } from '../access/rights.ts';
import { isAdmin } from '@baton/model/directory/queries';
import type { PersonId } from '@baton/model/ids';
import { isGuestsName, withheldEntry, chainedEntry } from '../ledger/foldable.ts';
import type { LogEntry } from '../log/contract.ts';
import type { Seat } from './seat.ts';

/** The document whose readers may have the entry. */
export function docOf(entry: Exclude<LogEntry, { kind: 'ledger' }>): string {
  if (entry.kind === 'update') return entry.envelope.doc;
  return entry.kind === 'epoch' ? entry.doc : entry.beside;
}

interface Shown {
  readonly seat: Seat;
  readonly entry: LogEntry;
}
/** The entry as this device may have it. A ledger entry that it may not read keeps its place in the chain, emptied. */
export const shownTo = (rights: Rights, seat: Seat, entry: LogEntry): LogEntry | undefined =>
  shownBefore(rights, [], { seat, entry });

/** How a guest is called is told to those who run the workspace, and to nobody else who may read nothing of theirs. */
function named(rights: Rights, person: PersonId, entry: Extract<LogEntry, { kind: 'ledger' }>): LogEntry {
  const { directory } = rights;
  if (entry.ledger !== 'dir' || (directory && isAdmin(directory, person))) return entry;
  return isGuestsName(entry) ? chainedEntry(entry) : entry;
}

/** @param later grants that the device has not been told: what they open comes whole with them, and nothing of it before. */
export function shownBefore(rights: Rights, later: readonly Grant[], { seat, entry }: Shown): LogEntry | undefined {
  const { person } = seat.who;
  if (entry.kind === 'ledger') {
    // A guest is told an extract (extracts.ts): how many decisions there were, and when, is nobody's outside.
    if (!rights.readsDecisions(person) || later.some(opensDecisions)) return undefined;
    const isTold = rights.readsEntry(person, entry) && !later.some(({ spaces }) => spaces.has(entry.ledger));
    return isTold ? named(rights, person, entry) : withheldEntry(entry);
  }
  const doc = docOf(entry);
  if (!rights.mayRead(person, doc) || later.some((grant) => rights.opens(grant, doc))) return undefined;
  return entry.kind === 'numbers' || seat.keeps(doc) ? entry : undefined;
}

/** Not covered by what was sent of its document, or of the unbound entries, out of line. */
export function isFresh(seat: Seat, entry: LogEntry): boolean {
  if (entry.kind === 'ledger' || entry.kind === 'numbers') return entry.number > seat.unboundTo;
  // That a document begins anew is said, though its beginning was sent.
  return entry.kind === 'epoch' || entry.number > (seat.covered.get(docOf(entry)) ?? 0);
}

/** A document begins anew: the feed sends its beginning before the entry that says so. */
export const isAnew = (entry: LogEntry): boolean => entry.kind === 'epoch' && entry.epoch > 0;
