// The relay by its key. A device believes the one that it has met, and another only when decisions that go on from its own
// say so (ledger/new-key-proof). What it has once believed stands, though the decisions are not all here yet.
import type { Book } from '@baton/ledger/book';
import { fromBase64, toBase64 } from '@baton/ledger/bytes';
import { verifyBytes } from '@baton/ledger/keys';
import { provenBook } from '@baton/ledger/new-key-proof';
import { relayMessage } from '@baton/ledger/proofs';
import type { PublicKey } from '@baton/model/directory/schema';
import { Challenge, Relay } from '@baton/protocol/http';
import { NewKeyTold } from '@baton/protocol/http-refills';
import type { Disk } from '@baton/store/disk';
import { ledgerHere } from '../disk/aside.ts';
import { call, isNotDone, notDone, type Door, type NotDone } from './door.ts';

export const otherKey = 'other-key';
export const otherKeySentence =
  'The relay has another key than before. Nothing is sent to it until an owner has signed that key in with their recovery link. What you edit is kept on this device.';
export const hasOtherKey = (): NotDone => notDone(otherKey, otherKeySentence);

export interface KnownRelay {
  /** Null: no relay was met yet. */
  key(): Promise<PublicKey | null>;
  /** Whether what a relay with another key shows is believed; it is known by that key then. */
  learn(told: readonly Uint8Array[]): Promise<boolean>;
  nonce(): string;
}
interface KnownRelayOptions {
  readonly disk: Disk;
  readonly generation: number;
  readonly random: (count: number) => Uint8Array;
}

type Read = (key: string) => Promise<unknown>;
const bookIn = async (read: Read): Promise<Book | undefined> =>
  ((await read('world')) as { readonly book: Book } | undefined)?.book;

/** As another part of the program has learnt to know it. @param read of the device's notes (`meta`). */
export const metRelay = (read: Read, random: KnownRelayOptions['random']): KnownRelay => ({
  async key() {
    const [book, learnt] = await Promise.all([bookIn(read), read('relayKey')]);
    const isOver = book?.former?.some((former) => former.key === learnt) === true;
    return typeof learnt === 'string' && !isOver ? learnt : (book?.relayKey ?? null);
  },
  nonce: () => toBase64(random(32)),
  learn: async () => false,
});

export function knownRelay({ disk, generation, random }: KnownRelayOptions): KnownRelay {
  const read: Read = (key) => disk.get('meta', key);
  const met = metRelay(read, random);
  return {
    ...met,
    async learn(told) {
      const [book, entries, present] = await Promise.all([bookIn(read), ledgerHere(disk), met.key()]);
      if (book === undefined) return false;
      const proven = await provenBook({ book, entries }, told);
      if (typeof proven === 'string') return false;
      // Never back behind what was believed before.
      const isOnward = [...(proven.former ?? []).map((former) => former.key), proven.relayKey].includes(present);
      if (!isOnward) return false;
      const write = { put: 'meta', key: 'relayKey', value: proven.relayKey } as const;
      await disk.commit([write], { strict: true, generation });
      return true;
    },
  };
}

export interface Prover {
  readonly workspace: string;
  readonly device: string;
}
interface Proof extends Prover {
  readonly nonce: string;
  /** The ticket or the challenge with which it came. */
  readonly given: string;
  readonly proof?: string | undefined;
}
type Caller = Pick<Door, 'relay' | 'fetch' | 'renew'>;

/** Whether it was made with this key, for this device at this relay's address. */
const isProof = (key: PublicKey, { relay }: Pick<Door, 'relay'>, { proof = '', ...of }: Proof) =>
  verifyBytes(key, relayMessage({ ...of, at: new URL(relay).origin }), proof);

/** Why nothing is sent to the relay that gave this ticket, or null. */
export async function relayFault(door: Caller, known: KnownRelay, proof: Proof): Promise<NotDone | null> {
  const has = async (key: PublicKey | null): Promise<boolean> => key === null || isProof(key, door, proof);
  if (await has(await known.key())) return null;
  const told = await call(door, { path: '/api/new-keys', body: { workspace: proof.workspace } }, NewKeyTold);
  if (isNotDone(told)) return told.kind === 'away' ? told : hasOtherKey();
  const isLearnt = await known.learn(told.entries.flatMap((text) => fromBase64(text) ?? []));
  return isLearnt && (await has(await known.key())) ? null : hasOtherKey();
}

/** Whoever answers at the relay's address, as they say and as they can show. */
export interface Met {
  readonly about: Relay;
  readonly challenge: string;
  /** Its key is not the one by which this device knows the relay. */
  readonly isOther: boolean;
}
/**
 * Asks for a challenge and, where this device knows the relay, for a proof that it has the key which it names: the key is
 * public, and whoever merely names it is told nothing and believed nothing.
 */
export async function meetRelay(door: Caller, of: Prover, known: KnownRelay | undefined): Promise<Met | NotDone> {
  const { relay, fetch } = door;
  const { workspace, device } = of;
  const prove = known && { workspace, device, nonce: known.nonce() };
  const [about, challenge] = await Promise.all([
    call({ relay, fetch }, { method: 'GET', path: '/api/relay' }, Relay),
    call({ relay, fetch }, { path: '/api/challenges', body: prove ? { prove } : {} }, Challenge),
  ]);
  if (isNotDone(about)) return about;
  if (isNotDone(challenge)) return challenge;
  const met = { about, challenge: challenge.nonce };
  if (!known || !prove) return { ...met, isOther: false };
  const proof = { ...prove, given: challenge.nonce, proof: challenge.proof };
  const key = await known.key();
  const isThere = key === null || (await isProof(about.relayKey, door, proof));
  return isThere ? { ...met, isOther: key !== null && key !== about.relayKey } : hasOtherKey();
}

/** Right before something is sent that no other relay may read. Null: it is the one that this device knows. */
export async function proveRelay(door: Caller, of: Prover, known: KnownRelay): Promise<NotDone | null> {
  const met = await meetRelay(door, of, known);
  if (isNotDone(met)) return met;
  return met.isOther ? hasOtherKey() : null;
}
