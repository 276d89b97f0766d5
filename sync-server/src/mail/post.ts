// Letters, and who asks at the door without an invitation: opened together, in one file.
import { DatabaseSync } from 'node:sqlite';
import type { SigningKey } from '@baton/ledger/keys';
import type { Outward } from '../ops/outward.ts';
import { AddressCodes, openLetterTokens, type LetterTokens } from './address-proof.ts';
import { JoinBook } from './join-book.ts';
import { LetterBook } from './letter-book.ts';
import { Mailer, type MailWish } from './mailer.ts';

export interface Post {
  /** Undefined: this relay sends no mail. */
  readonly mailer: Mailer | undefined;
  /** Under which address people open this relay, as letters say it; undefined: as whoever asks does. */
  readonly opensAt: string | undefined;
  readonly tokens: LetterTokens;
  readonly codes: AddressCodes;
  readonly letters: LetterBook;
  readonly joins: JoinBook;
  close(): void;
}
export interface PostWish {
  readonly mail?: MailWish | undefined;
  readonly opensAt?: string | undefined;
}

interface Opening {
  readonly relayKey: SigningKey;
  readonly now: () => number;
  readonly outward?: Outward | undefined;
}

/** @param file ':memory:' in tests. */
export async function openPost(
  file: string,
  { relayKey, now, outward }: Opening,
  { mail, opensAt }: PostWish,
): Promise<Post> {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  return {
    mailer: mail && new Mailer(mail, outward?.of('mail')),
    opensAt,
    tokens: await openLetterTokens(relayKey),
    codes: new AddressCodes(now),
    letters: new LetterBook(db, now),
    joins: new JoinBook(db, now),
    close: () => db.close(),
  };
}
