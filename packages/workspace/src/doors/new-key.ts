// The relay lost its secret: an owner signs its new key in with their recovery link, over all that this device holds, and
// brings that along. The code from the relay's machine says that it is the relay that was meant.
import { enter, openBook, type Book } from '@baton/ledger/book';
import { decodeEntry } from '@baton/ledger/entry';
import { keyFromSeed } from '@baton/ledger/keys';
import { isCodeOf } from '@baton/ledger/relay-code';
import { signNewKey } from '@baton/ledger/sign-new-key';
import { isIllegal } from '@baton/model/directory/rules';
import { isOwner, personIn } from '@baton/model/directory/queries';
import type { WorkspaceId } from '@baton/model/ids';
import { notDone, isNotDone, type Door, type NotDone } from './door.ts';
import { readRecoveryLink } from './links.ts';
import { bringDecisions, type HeldDecisions } from './refilling.ts';
import { meetRelay, type KnownRelay, type Prover } from './known-relay.ts';

export interface NewKeySaid {
  /** As it was shown at the start. */
  readonly link: string;
  /** As `baton restore` printed it. */
  readonly code: string;
}
interface SignInKey extends NewKeySaid, Prover {
  readonly workspace: WorkspaceId;
  readonly known: KnownRelay;
  readonly held: () => Promise<HeldDecisions>;
  readonly now: () => number;
}

async function bookOf(workspace: WorkspaceId, entries: readonly Uint8Array[]): Promise<Book | undefined> {
  let book = openBook(workspace);
  for (const bytes of entries) {
    const entry = decodeEntry(bytes);
    const entered = isIllegal(entry) ? entry : await enter(book, entry);
    if (isIllegal(entered)) return undefined;
    ({ book } = entered);
  }
  return book;
}

type Recovering = NonNullable<ReturnType<typeof readRecoveryLink>>;
async function ownerFault({ directory }: Book, { person, seed }: Recovering): Promise<NotDone | null> {
  if (!directory || !isOwner(directory, person))
    return notDone('not-an-owner', 'This is the recovery link of somebody who is no owner of this workspace.');
  const { publicKey } = await keyFromSeed(seed);
  if (personIn(directory, person)?.recovery === publicKey) return null;
  return notDone('ended', 'This recovery link opens nothing any more: a newer one has taken its place.');
}

/** Null: the relay took it, and this device may go on. */
export async function signRelayKey(
  door: Pick<Door, 'relay' | 'fetch'>,
  { workspace, device, known, held, now, link, code }: SignInKey,
): Promise<NotDone | null> {
  const recovery = readRecoveryLink(link);
  if (!recovery) return notDone('not-a-link', 'This is not a whole recovery link. Copy it once more, to its end.');
  if (recovery.workspace !== workspace) return notDone('not-a-link', 'This recovery link is of another workspace.');
  // By its code it is known for the one that is meant; its key stands in that for anybody to read, so it is proven as well.
  const met = await meetRelay(door, { workspace, device }, known);
  if (isNotDone(met)) return met;
  const { about } = met;
  if (about.refilling !== true)
    return notDone(
      'not-emptied',
      'This relay was not emptied to be filled by devices. Ask whoever runs it to do that.',
    );
  if (!(await isCodeOf(code, about.relayKey)))
    return notDone('wrong-code', 'This is not the code of this relay. Whoever runs it finds it where it was restored.');
  const decisions = await held();
  const book = await bookOf(workspace, decisions.entries);
  if (!book) return notDone('not-here', 'This device does not hold every decision. Use another one of an owner.');
  const fault = await ownerFault(book, recovery);
  if (fault) return fault;
  const { person, seed } = recovery;
  const signed = await signNewKey({
    book,
    person,
    recovery: await keyFromSeed(seed),
    to: about.relayKey,
    now: now(),
  });
  return bringDecisions(door, workspace, { ...decisions, newKey: { jws: signed.jws, code } });
}
