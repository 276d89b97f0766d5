// The order of one ledger. Each entry names the one before it, so that none can be dropped, changed, moved, inserted or
// back-dated without being noticed by whoever holds the head. A head is plain data and is stored with the directory.
import type { Illegal } from '@baton/model/directory/schema';
import { entryHash, isEntryOf, leafHashOf } from './entry.ts';
import type { Entry } from './entry.ts';
import type { Seen } from './statement.ts';

export interface LedgerHead {
  readonly ledger: string;
  /** 0 before the first. */
  readonly number: number;
  readonly time: number;
  readonly hash: string;
  /** The last `n` of each signer in this ledger: a statement at or below it is a replay. */
  readonly ns: Readonly<Record<string, number>>;
  /** The latest places, oldest first, against which a statement's `seen` is held. */
  readonly recent: readonly Seen[];
}
export const recentMost = 64;

export const emptyHead = (ledger: string): LedgerHead => ({ ledger, number: 0, time: 0, hash: '', ns: {}, recent: [] });
/** What a device writes into its next statement. */
export const seenOf = (head: LedgerHead): Seen => ({ number: head.number, head: head.hash });

export interface ChainOf {
  readonly workspace: string;
  readonly relayKey: string;
}

function orderFault(entry: Entry, head: LedgerHead, workspace: string): string | null {
  if (entry.workspace !== workspace) return 'the entry belongs to another workspace';
  if (entry.ledger !== head.ledger) return 'the entry belongs to another ledger';
  if (entry.number <= head.number) return 'the number does not rise';
  if (entry.time < head.time) return 'the entry is dated before the one before it';
  return entry.prevHash === head.hash ? null : 'the entry does not follow the one before it';
}

/** Why this entry cannot come next, or null. */
export async function chainFault(entry: Entry, head: LedgerHead, of: ChainOf): Promise<string | null> {
  const fault = orderFault(entry, head, of.workspace);
  if (fault !== null) return fault;
  if (!(await isEntryOf(of.relayKey, entry))) return 'the entry is not signed by the relay';
  if (entry.leaf !== null && (await leafHashOf(entry.leaf)) !== entry.leafHash)
    return 'the content is not what was entered';
  return null;
}

/** @param signer whose `n` it was; null for the relay's own and for what is withheld. */
export async function nextHead(
  head: LedgerHead,
  entry: Entry,
  signer: { key: string; n: number } | null,
): Promise<LedgerHead> {
  const hash = await entryHash(entry);
  return {
    ledger: head.ledger,
    number: entry.number,
    time: entry.time,
    hash,
    ns: signer === null ? head.ns : { ...head.ns, [signer.key]: signer.n },
    recent: [...head.recent, { number: entry.number, head: hash }].slice(-recentMost),
  };
}

/** A run of one ledger's entries, from its beginning or from a head that is held. `at` counts from 0. */
export async function verifyRun(
  entries: readonly Entry[],
  of: ChainOf,
  from: LedgerHead,
): Promise<LedgerHead | (Illegal & { readonly at: number })> {
  let head = from;
  for (const [at, entry] of entries.entries()) {
    const fault = await chainFault(entry, head, of);
    if (fault !== null) return { illegal: fault, at };
    head = await nextHead(head, entry, null);
  }
  return head;
}

/** Two histories: the device has seen at this place something else, or something that is not here. */
export function seenFault(seen: Seen, head: LedgerHead): string | null {
  if (seen.number === 0) return seen.head === '' ? null : 'the head it has seen has no number';
  if (seen.number > head.number) return 'it has seen an entry that is not here: two heads';
  const here = head.recent.find(({ number }) => number === seen.number);
  if (here !== undefined) return here.head === seen.head ? null : 'it has seen another entry in this place: two heads';
  const oldest = head.recent[0];
  const before = oldest !== undefined && seen.number < oldest.number && head.recent.length === recentMost;
  return before ? null : 'it has seen an entry that is not here: two heads';
}
