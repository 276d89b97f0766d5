// What this device knows of decisions: the ledgers' book, verified entry by entry, and the titles that stand beside
// them. Verification takes its time, so entries are entered one after another behind their commit.
import { enter, openBook, type Book } from '@baton/ledger/book';
import { decodeEntry, isEntryOf, leafHashOf, type Entry } from '@baton/ledger/entry';
import { readStatement } from '@baton/ledger/statement';
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision } from '@baton/model/directory/schema';
import type { WorkspaceId } from '@baton/model/ids';
import type { Me, Titles, World } from './contract.ts';

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
}

export const nothingKept = (workspace: WorkspaceId): Kept => ({
  book: openBook(workspace),
  titles: { workspace: '', spaces: {} },
});

function titled(titles: Titles, decision: Decision, text: string): Titles {
  if (decision.type === 'workspace-founded') return { ...titles, workspace: text };
  if (decision.type === 'space-opened' || decision.type === 'space-titled')
    return { ...titles, spaces: { ...titles.spaces, [decision.space]: text } };
  return titles;
}

const decisionIn = (entry: Entry): Decision | null => {
  const statement = entry.leaf?.kind === 'jws' ? readStatement(entry.leaf.jws) : null;
  return statement === null || isIllegal(statement) ? null : statement.decision;
};

/** What was withheld comes whole after a grant: its header is on record already, only its titles are new. */
async function enterAgain(kept: Kept, entry: Entry): Promise<Kept> {
  const { relayKey } = kept.book;
  const isGenuine =
    relayKey !== null &&
    (await isEntryOf(relayKey, entry)) &&
    entry.leaf !== null &&
    (await leafHashOf(entry.leaf)) === entry.leafHash;
  const decision = isGenuine ? decisionIn(entry) : null;
  return decision && entry.text ? { ...kept, titles: titled(kept.titles, decision, entry.text.text) } : kept;
}

async function enterOne(kept: Kept, bytes: Uint8Array): Promise<Kept | string> {
  const entry = decodeEntry(bytes);
  if (isIllegal(entry)) return entry.illegal;
  if (entry.number <= kept.book.number) return enterAgain(kept, entry);
  const entered = await enter(kept.book, entry);
  if (isIllegal(entered)) return entered.illegal;
  const decision = entered.folded?.decision;
  return {
    book: entered.book,
    titles: decision && entry.text ? titled(kept.titles, decision, entry.text.text) : kept.titles,
  };
}

export function createWorldKeeper(first: Kept, me: Me): WorldKeeper {
  let kept = first;
  let last: World | null = null;
  let before: Promise<unknown> = Promise.resolve();
  async function enterAll(entries: readonly Uint8Array[]): Promise<string | null> {
    for (const bytes of entries) {
      const next = await enterOne(kept, bytes);
      if (typeof next === 'string') return next;
      kept = next;
    }
    return null;
  }
  return {
    kept: () => kept,
    world() {
      const { directory } = kept.book;
      if (directory === undefined) return null;
      // The same facts are the same object: screens compare it.
      if (last?.directory !== directory || last.titles !== kept.titles) last = { me, directory, titles: kept.titles };
      return last;
    },
    enter(entries) {
      const done = before.then(() => enterAll(entries));
      before = done.catch(() => undefined);
      return done;
    },
  };
}
