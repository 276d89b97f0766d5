// The relay's side: gives a statement its place, or says why it has none. It checks with the very function that devices
// use. Call it inside the transaction that holds the workspace's number; store the bytes and the book together.
import { ledgerOf, subjectOf } from '@baton/model/directory/decision';
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision, FoldedEntry, Illegal } from '@baton/model/directory/schema';
import { enter, headOf } from './book.ts';
import type { Book } from './book.ts';
import { encodeEntry, makeEntry } from './entry.ts';
import { makeCheckpoint } from './checkpoint.ts';
import type { Entry, Leaf, Place } from './entry.ts';
import type { SigningKey } from './keys.ts';
import { privateHash, saltText } from './private-text.ts';
import type { PrivateText } from './private-text.ts';
import { readStatement } from './statement.ts';

export interface Desk {
  readonly relayKey: SigningKey;
  readonly book: Book;
  /** The next free number of the workspace's line. */
  readonly number: number;
  /** The relay's clock; an entry is never dated before the one before it. */
  readonly now: number;
}
export interface Sequenced {
  readonly entry: Entry;
  readonly bytes: Uint8Array;
  readonly book: Book;
  readonly folded: FoldedEntry;
}

function nextPlace({ book, number, now }: Desk, ledger: string): Place {
  return {
    workspace: book.workspace,
    ledger,
    number,
    time: Math.max(book.time, now),
    dir: headOf(book, 'dir').number,
    prevHash: headOf(book, ledger).hash,
  };
}

async function place(
  desk: Desk,
  ledger: string,
  content: { leaf: Leaf; text: PrivateText | null },
): Promise<Sequenced | Illegal> {
  const { book } = desk;
  const entry = await makeEntry(desk.relayKey, nextPlace(desk, ledger), content);
  const entered = await enter(book, entry);
  if (isIllegal(entered)) return entered;
  if (entered.folded === null) return { illegal: 'an entry is not withheld from its own relay' };
  return { entry, bytes: encodeEntry(entry), book: entered.book, folded: entered.folded };
}

/** A statement, or one with what a passkey said beside it (passkey/strong.ts). */
export type Sworn = string | { readonly jws: string; readonly assertion: string | null };

/** A person's statement, as a device sent it. A text that was signed must be there. */
export async function sequenceStatement(
  desk: Desk,
  sworn: Sworn,
  text: PrivateText | null,
): Promise<Sequenced | Illegal> {
  const { jws, assertion } = typeof sworn === 'string' ? { jws: sworn, assertion: null } : sworn;
  const statement = readStatement(jws);
  if (isIllegal(statement)) return statement;
  if (text === null && statement.skeleton.private !== null) return { illegal: 'the text that was signed is missing' };
  return place(desk, statement.skeleton.ledger, { leaf: { kind: 'jws', jws, assertion }, text });
}

/** What the relay records alone. @param text with 16 random bytes of salt, or null. */
export async function sequenceOwn(
  desk: Desk,
  decision: Decision,
  text: { readonly text: string; readonly salt: Uint8Array } | null,
): Promise<Sequenced | Illegal> {
  const { type, ...fields } = decision;
  const { workspace } = desk.book;
  const salted = text === null ? null : saltText(text.text, text.salt);
  const body = {
    v: 1,
    workspace,
    ledger: ledgerOf(decision),
    type,
    subject: subjectOf(decision, workspace),
    decision: fields,
    private: salted === null ? null : await privateHash(salted),
  };
  return place(desk, body.ledger, { leaf: { kind: 'body', body: JSON.stringify(body) }, text: salted });
}

/** What a ledger has come to, directly behind its last entry. */
export async function sequenceCheckpoint(desk: Desk, ledger: string): Promise<Omit<Sequenced, 'folded'> | Illegal> {
  const { relayKey, book } = desk;
  const entry = await makeCheckpoint(relayKey, { book, place: nextPlace(desk, 'dir'), ledger });
  if (entry === undefined) return { illegal: 'a checkpoint stands behind the last entry of its ledger' };
  const entered = await enter(book, entry);
  return isIllegal(entered) ? entered : { entry, bytes: encodeEntry(entry), book: entered.book };
}
