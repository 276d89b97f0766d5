// Why a device may believe a relay that has another key than it knows: the relay shows the decisions since, by their headers
// where they are of spaces, up to the one that signs its key in. They must go on from what the device holds itself.
import { isIllegal } from '@baton/model/directory/rules';
import { isOwner, personIn } from '@baton/model/directory/queries';
import type { Directory } from '@baton/model/directory/schema';
import { enter, openBook, type Book } from './book.ts';
import { decodeEntry, type Entry } from './entry.ts';
import { foundingKeyOf, newKeyIn } from './relay-keys.ts';
import { readStatement } from './statement.ts';

export interface OwnDecisions {
  readonly book: Book;
  /** All of which the book was made, in their order. */
  readonly entries: readonly Uint8Array[];
}

function decoded(all: readonly Uint8Array[]): readonly Entry[] {
  return all.flatMap((bytes) => {
    const entry = decodeEntry(bytes);
    return isIllegal(entry) ? [] : entry;
  });
}

async function foldUpTo({ book, entries }: OwnDecisions, last: number): Promise<Book | string> {
  if (book.number <= last) return book;
  return goOn(
    openBook(book.workspace, foundingKeyOf(book)),
    decoded(entries).filter(({ number }) => number <= last),
  );
}
async function goOn(from: Book, entries: readonly Entry[]): Promise<Book | string> {
  let book = from;
  for (const entry of entries) {
    if (entry.number <= book.number) continue;
    const entered = await enter(book, entry);
    if (isIllegal(entered)) return entered.illegal;
    ({ book } = entered);
  }
  return book;
}

/** What this device knows beyond the place of the new key must not have ended the right of whoever signed it. */
function isStillOwner(known: Directory | undefined, then: Directory | undefined, entry: Entry): boolean {
  const read = entry.leaf?.kind === 'jws' ? readStatement(entry.leaf.jws) : undefined;
  if (read === undefined || isIllegal(read) || !known || !then) return false;
  const { person } = read.skeleton;
  return isOwner(known, person) && personIn(known, person)?.recovery === personIn(then, person)?.recovery;
}

/** The book behind the newest key that was shown, or why it is not believed. */
export async function provenBook(own: OwnDecisions, told: readonly Uint8Array[]): Promise<Book | string> {
  const shown = decoded(told).toSorted((one, other) => one.number - other.number);
  const isNew = (entry: Entry): boolean => {
    const newKey = newKeyIn(entry);
    return (
      newKey !== undefined && newKey.to !== own.book.relayKey && !own.book.former?.some(({ key }) => key === newKey.to)
    );
  };
  const first = shown.find(isNew);
  const newKey = first && newKeyIn(first);
  if (!first || !newKey || own.book.isExtract) return 'no new key was shown';
  const base = await foldUpTo(own, newKey.at.number);
  if (typeof base === 'string') return base;
  const book = await goOn(base, shown);
  if (typeof book === 'string') return book;
  const isBehind = own.book.number <= newKey.at.number;
  if (isBehind || isStillOwner(own.book.directory, base.directory, first)) return book;
  return 'whoever signed the new key may not any more';
}
