// All ledgers of one workspace as one reader knows them: the heads of their chains and the directory folded from them.
// Plain data, so that a device stores it and a relay keeps it beside its log. One way in: `enter`.
import { foldDecided, forgetDecided } from '@baton/model/decided/fold';
import type { DecidedBySpace } from '@baton/model/decided/schema';
import { foldDirectory, isIllegal, withholdSpace } from '@baton/model/directory/rules';
import type { Directory, FoldedEntry, Illegal } from '@baton/model/directory/schema';
import type { PersonId, WorkspaceId } from '@baton/model/ids';
import { checkpointFault, isCheckpoint, lastLeafOf, type LastLeaf } from './checkpoint.ts';
import { chainFault, emptyHead, nextHead, seenOf } from './chain.ts';
import type { LedgerHead } from './chain.ts';
import type { Entry } from './entry.ts';
import { formerAfter, newKeyFault, newKeyIn, type FormerKey } from './relay-keys.ts';
import type { Seen } from './statement.ts';
import { readStatement } from './statement.ts';
import { signerKey, verifyEntry } from './verify.ts';

export interface Book {
  readonly workspace: WorkspaceId;
  /** The relay whose entries are believed. null until the founding entry names it. */
  readonly relayKey: string | null;
  /** Its keys before, in order; each counts below the number at which the next took its place. */
  readonly former?: readonly FormerKey[] | undefined;
  /** Of the last entry entered, in whichever ledger. */
  readonly number: number;
  readonly time: number;
  readonly directory: Directory | undefined;
  readonly heads: Readonly<Record<string, LedgerHead>>;
  /** About work, by space; of those that this reader reads. */
  readonly decided: DecidedBySpace;
  /** Left out: the last entry was withheld, or a version wrote this book that knew no checkpoints. */
  readonly last?: LastLeaf | undefined;
  /** Told in one piece by the relay (extract.ts) and not folded of decisions. */
  readonly isExtract?: true | undefined;
}

/** @param relayKey from an invitation or the relay itself; the founding entry must then name the same. */
export const openBook = (workspace: WorkspaceId, relayKey: string | null = null): Book => {
  return { workspace, relayKey, number: 0, time: 0, directory: undefined, heads: {}, decided: {} };
};

export const headOf = (book: Book, ledger: string): LedgerHead =>
  (Object.hasOwn(book.heads, ledger) ? book.heads[ledger] : undefined) ?? emptyHead(ledger);
/** For the skeleton of the next statement. */
export const seenIn = (book: Book, ledger: string): Seen => seenOf(headOf(book, ledger));
/** The next `n` of a signer in a ledger, by what is on record; statements still on their way come on top. */
export function nextN(book: Book, ledger: string, signer: { device: string; person: string }): number {
  const { ns } = headOf(book, ledger);
  const key = signerKey(signer);
  return (Object.hasOwn(ns, key) ? (ns[key] ?? 0) : 0) + 1;
}

/** The founding statement names the relay's key; it is signed, and so is everything after it, until a new key is named. */
function relayKeyOf(book: Book, entry: Entry): string | Illegal {
  if (book.directory !== undefined) return newKeyIn(entry)?.to ?? book.directory.relayKey;
  const founding =
    entry.leaf?.kind === 'jws' ? readStatement(entry.leaf.jws) : { illegal: 'nothing comes before the founding' };
  if (isIllegal(founding)) return founding;
  if (founding.decision.type !== 'workspace-founded') return { illegal: 'nothing comes before the founding' };
  const { relayKey } = founding.decision;
  return book.relayKey === null || book.relayKey === relayKey
    ? relayKey
    : { illegal: 'the workspace was founded on another relay' };
}

/**
 * Of the directory nothing is withheld, and the words of a checkpoint never go: what has neither leaf nor words is somebody's
 * removal, or whatever else a relay would rather not tell.
 */
const isHeldBack = (entry: Entry): boolean => entry.ledger === 'dir' && entry.leaf === null && !isCheckpoint(entry);

async function lineFault(book: Book, entry: Entry, relayKey: string): Promise<string | null> {
  if (entry.number <= book.number) return 'the number does not rise';
  if (entry.time < book.time) return 'the entry is dated before the one before it';
  if (entry.dir !== headOf(book, 'dir').number) return 'the entry was checked against another directory';
  const fault = await chainFault(entry, headOf(book, entry.ledger), { workspace: book.workspace, relayKey });
  if (fault !== null) return fault;
  const newKey = newKeyIn(entry);
  if (newKey !== undefined) return newKeyFault(book, newKey);
  if (isHeldBack(entry)) return 'a decision of the directory is kept from this reader';
  return isCheckpoint(entry) ? checkpointFault(book, entry) : null;
}

export interface Entered {
  readonly book: Book;
  /** null: withheld from this reader. */
  readonly folded: FoldedEntry | null;
}

interface Next {
  readonly entry: Entry;
  /** null: withheld. */
  readonly folded: FoldedEntry | null;
  readonly reader: PersonId | null;
}
/** People and rights first, then work: what is illegal to either is not entered. */
function foldedAfter({ directory: before, decided }: Book, { entry, folded, reader }: Next) {
  if (folded === null) {
    const directory = before && withholdSpace(before, entry.ledger, reader);
    return { directory, decided: forgetDecided(decided, entry.ledger) };
  }
  const directory = foldDirectory(before, folded);
  if (isIllegal(directory)) return directory;
  const next = foldDecided(decided, directory, folded);
  return isIllegal(next) ? next : { directory, decided: next };
}

interface After extends Omit<Next, 'reader'>, Pick<Book, 'directory' | 'decided'> {
  readonly relayKey: string;
}
async function bookAfter(book: Book, { entry, folded, relayKey, ...after }: After): Promise<Book> {
  const { number, time, ledger } = entry;
  const signer = folded?.signer ? { key: signerKey(folded.signer), n: folded.signer.n } : null;
  const heads = { ...book.heads, [ledger]: await nextHead(headOf(book, ledger), entry, signer) };
  const last = await lastLeafOf(entry);
  const next = { workspace: book.workspace, relayKey, number, time, ...after, heads, last };
  const former = folded?.decision.type === 'relay-key-set' ? formerAfter(book, number) : book.former;
  return former === undefined ? next : { ...next, former };
}

/**
 * Checks place, signatures and rights of the next entry, and folds it. What is illegal leaves the book as it was.
 * @param reader whose book it is: of a space that is withheld from them, their own groups go on.
 */
export async function enter(book: Book, entry: Entry, reader: PersonId | null = null): Promise<Entered | Illegal> {
  const relayKey = relayKeyOf(book, entry);
  if (typeof relayKey !== 'string') return relayKey;
  const fault = await lineFault(book, entry, relayKey);
  if (fault !== null) return { illegal: fault };
  const head = headOf(book, entry.ledger);
  const folded = await verifyEntry(entry, book.directory, { workspace: book.workspace, head });
  if (folded !== null && isIllegal(folded)) return folded;
  const after = foldedAfter(book, { entry, folded, reader });
  if (isIllegal(after)) return after;
  return { book: await bookAfter(book, { entry, folded, relayKey, ...after }), folded };
}
