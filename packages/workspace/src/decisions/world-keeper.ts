// What this device knows of decisions: the ledgers' book, verified entry by entry, and the titles that stand beside
// them. Verification takes its time, so entries are entered one after another behind their commit.
import { enter, headOf, openBook, type Book } from '@baton/ledger/book';
import { decodeExtract, isExtract } from '@baton/ledger/extract';
import { decodeEntry, entryHash, isEntryOf, leafHashOf, type Entry } from '@baton/ledger/entry';
import { foundingKeyOf, keyAt } from '@baton/ledger/relay-keys';
import { readStatement } from '@baton/ledger/statement';
import { isIllegal } from '@baton/model/directory/rules';
import { foldVersion, type Decision } from '@baton/model/directory/schema';
import { recentMost } from '@baton/ledger/chain';
import type { WorkspaceId } from '@baton/model/ids';
import type { Me, Titles, World } from '../contract.ts';
import { createTurns } from '../turns.ts';
import { createTold } from './told.ts';

export interface Kept {
  readonly book: Book;
  readonly titles: Titles;
}
export interface WorldKeeper {
  kept(): Kept;
  /** Null before the founding entry has been read. */
  world(): World | null;
  /** In the order of their numbers. Answers why the relay's word cannot be believed, or null. */
  enter(entries: readonly Uint8Array[]): Promise<string | null>;
  /** From the beginning: the relay has lost decisions, and made others in their place. */
  restart(entries: readonly Uint8Array[]): Promise<string | null>;
}

/** This line and the one that was entered here are two. */
const forked = 'it decided twice';

const nothingKept = (workspace: WorkspaceId): Kept => ({
  book: openBook(workspace),
  titles: { workspace: '', spaces: {}, teams: {} },
});

/** Whether the kept book is of this version's shape. */
const isPresent = (kept: Kept | undefined): kept is Kept =>
  kept !== undefined && (kept.book.directory === undefined || kept.book.directory.foldVersion === foldVersion);

/**
 * Told to whom it concerns by a group, though all else of its space is withheld, and folded when it came. Who comes to read
 * a group later is told its moves then: one that is not known yet is still to be folded at its place.
 */
function isFoldedAlone({ book: { directory } }: Kept, { leaf }: Entry): boolean {
  const read = leaf?.kind === 'jws' ? readStatement(leaf.jws) : null;
  if (read === null || isIllegal(read)) return false;
  const { decision } = read;
  if (decision.type === 'group-set') return true;
  if (decision.type !== 'moved' || directory === undefined) return false;
  const { records, born, to } = decision;
  return records.every((record) => directory.moved[record]?.[born]?.includes(to) === true);
}

/** Whether the entry is of a space of which something was withheld. */
const isGap = (kept: Kept, entry: Entry): boolean =>
  kept.book.directory?.withheld.some((space) => space === entry.ledger) === true && !isFoldedAlone(kept, entry);

/**
 * Whether an entry on the disk may tell what the kept book does not know: one that came after it, or one of a space that it
 * knows of by headers only. That came whole before a crash, and the book that was folded of it did not get to the disk.
 */
export function isNews(kept: Kept, bytes: Uint8Array): boolean {
  if (isExtract(bytes)) return isNewExtract(kept, bytes);
  if (kept.book.isExtract) return true;
  const entry = decodeEntry(bytes);
  return !isIllegal(entry) && (entry.number > kept.book.number || isGap(kept, entry));
}

function isNewExtract({ book }: Kept, bytes: Uint8Array): boolean {
  const extract = decodeExtract(bytes);
  return !isIllegal(extract) && !(book.isExtract && book.number === extract.number);
}

function namedPasskey(decision: Decision): string | null {
  if (decision.type === 'passkey-added') return decision.passkey.id;
  return decision.type === 'passkey-named' ? decision.id : null;
}

function titled(titles: Titles, decision: Decision, text: string): Titles {
  if (decision.type === 'workspace-founded') return { ...titles, workspace: text };
  if (decision.type === 'space-opened' || decision.type === 'space-titled')
    return { ...titles, spaces: { ...titles.spaces, [decision.space]: text } };
  const passkey = namedPasskey(decision);
  if (passkey !== null) return { ...titles, passkeys: { ...titles.passkeys, [passkey]: text } };
  if (decision.type === 'invitation-accepted')
    return { ...titles, guests: { ...titles.guests, [decision.person]: text } };
  if (decision.type === 'team-set') return { ...titles, teams: { ...titles.teams, [decision.team]: text } };
  return titles;
}

/** A text that had not come with its statement. */
function withTitle(kept: Kept, { leaf, text }: Entry): Kept {
  const statement = leaf?.kind === 'jws' ? readStatement(leaf.jws) : null;
  if (statement === null || isIllegal(statement) || text === null) return kept;
  return { ...kept, titles: titled(kept.titles, statement.decision, text.text) };
}

/** What was withheld and comes whole after a grant, bound by the leaf hash that is on record. */
async function isWhole({ book }: Kept, entry: Entry): Promise<boolean> {
  const relayKey = keyAt(book, entry.number);
  if (relayKey === null || entry.leaf === null || !(await isEntryOf(relayKey, entry))) return false;
  return (await leafHashOf(entry.leaf)) === entry.leafHash;
}

async function enterOne(kept: Kept, entry: Entry, { person }: Me): Promise<Kept | string> {
  const entered = await enter(kept.book, entry, person);
  if (isIllegal(entered)) return entered.illegal;
  const decision = entered.folded?.decision;
  return {
    book: entered.book,
    titles: decision && entry.text ? titled(kept.titles, decision, entry.text.text) : kept.titles,
  };
}

/** Another entry stands here in the place of one that was entered, or between two that were. */
async function isElse({ book }: Kept, entry: Entry): Promise<boolean> {
  const { recent } = headOf(book, entry.ledger);
  const here = recent.find(({ number }) => number === entry.number);
  if (here) return here.head !== (await entryHash(entry));
  return recent.length < recentMost || entry.number > (recent[0]?.number ?? 0);
}

/** Folds anew what was folded with gaps: decisions that were withheld count at their place in the order. */
async function foldAgain(kept: Kept, entries: readonly Uint8Array[], me: Me): Promise<Kept | string> {
  let again = nothingKept(kept.book.workspace);
  for (const bytes of entries) {
    const entry = decodeEntry(bytes);
    if (isIllegal(entry)) return entry.illegal;
    if (entry.number > kept.book.number) break;
    const next = await enterOne(again, entry, me);
    if (typeof next === 'string') return next;
    again = next;
  }
  return again.book.number === kept.book.number ? again : 'entries are missing on this device';
}

export interface WorldKeeperOptions {
  /** A book of another version is not believed: what it was made of is folded anew by whoever opens the keeper. */
  readonly first: Kept | undefined;
  readonly me: Me;
  /** Every ledger entry that the device holds, in order, whole where it came whole. */
  readonly ledger: () => Promise<readonly Uint8Array[]>;
}

/** The same facts are the same object: screens compare it. */
function createWorlds(me: Me): (kept: Kept) => World | null {
  let last: World | null = null;
  return ({ book: { directory }, titles }) => {
    if (directory === undefined) return null;
    if (last?.directory !== directory || last.titles !== titles) last = { me, directory, titles };
    return last;
  };
}

export function createWorldKeeper({ first, me, ledger }: WorldKeeperOptions): WorldKeeper {
  let kept = isPresent(first) ? first : nothingKept(me.workspace);
  /** What was known before, while all is entered anew. */
  let standing: Kept | null = null;
  const worldIn = createWorlds(me);
  const inTurn = createTurns();
  const told = createTold(me, (before, entry) => enterOne(before, entry, me));
  /** Something that was withheld has come: the book has to be folded anew before it goes on. */
  let isGapped = false;
  function keep(next: Kept | string): string | null {
    if (typeof next === 'string') return next;
    kept = next;
    return null;
  }
  async function close(): Promise<string | null> {
    if (!isGapped) return null;
    isGapped = false;
    return keep(await foldAgain(kept, await ledger(), me));
  }
  async function enterNext(entry: Entry): Promise<string | null> {
    const fault = await close();
    if (fault !== null) return fault;
    return keep(await enterOne(kept, entry, me));
  }
  async function enterAgain(entry: Entry): Promise<string | null> {
    if (await isElse(kept, entry)) return forked;
    if (!(await isWhole(kept, entry))) return null;
    if (isGap(kept, entry)) isGapped = true;
    else kept = withTitle(kept, entry);
    return null;
  }
  async function enterBytes(bytes: Uint8Array): Promise<string | null> {
    const entry = decodeEntry(bytes);
    if (isIllegal(entry)) return entry.illegal;
    if (kept.book.isExtract) return keep(await told.grow(kept, entry));
    return entry.number > kept.book.number ? enterNext(entry) : enterAgain(entry);
  }
  async function enterAll(entries: readonly Uint8Array[]): Promise<string | null> {
    for (const bytes of entries) {
      const fault = isExtract(bytes) ? keep(await told.take(kept, bytes)) : await enterBytes(bytes);
      if (fault !== null) return fault;
    }
    return close();
  }
  /** What is told now is believed whole or not at all: until it is, what was known before stands. */
  async function enterAnew(entries: readonly Uint8Array[]): Promise<string | null> {
    const known = kept;
    standing = known;
    kept = { ...nothingKept(me.workspace), book: openBook(me.workspace, foundingKeyOf(known.book)) };
    const fault = await enterAll(entries);
    if (fault !== null) kept = known;
    standing = null;
    return fault;
  }
  return {
    kept: () => standing ?? kept,
    world: () => worldIn(standing ?? kept),
    enter: (entries) => inTurn(() => enterAll(entries)),
    restart: (entries) => inTurn(() => enterAnew(entries)),
  };
}
