// An owner's word for the relay's new key.
import type { PublicKey } from '@baton/model/directory/schema';
import type { PersonId } from '@baton/model/ids';
import { seenIn, type Book } from './book.ts';
import type { SigningKey } from './keys.ts';
import { headsHash } from './relay-keys.ts';
import { signStatement, type Signed } from './statement.ts';

export interface SignNewKey {
  readonly book: Book;
  readonly person: PersonId;
  readonly recovery: SigningKey;
  readonly to: PublicKey;
  /** The millisecond: nobody knows how often a recovery key signed. */
  readonly now: number;
}
/** By an owner's recovery key, over what their device holds. */
export async function signNewKey({ book, person, recovery, to, now }: SignNewKey): Promise<Signed> {
  const at = { number: book.number, heads: await headsHash(book) };
  return signStatement({
    key: recovery,
    workspace: book.workspace,
    decision: { type: 'relay-key-set', from: book.relayKey ?? '', to, at },
    person,
    device: 'recovery',
    n: now,
    seen: seenIn(book, 'dir'),
    claimedAt: now,
    text: null,
    salt: new Uint8Array(16),
  });
}
