// The relay by its key. A device believes the one that it has met, and another only when decisions that go on from its own
// say so (ledger/new-key-proof). What it has once believed stands, though the decisions are not all here yet.
import type { Book } from '@baton/ledger/book';
import { fromBase64, toBase64 } from '@baton/ledger/bytes';
import { verifyBytes } from '@baton/ledger/keys';
import { provenBook } from '@baton/ledger/new-key-proof';
import { ticketMessage } from '@baton/ledger/proofs';
import type { PublicKey } from '@baton/model/directory/schema';
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
  /** As the last one that gave a ticket turned out. */
  isOther: boolean;
}
interface KnownRelayOptions {
  readonly disk: Disk;
  readonly generation: number;
  readonly random: (count: number) => Uint8Array;
}

const bookOn = async (disk: Disk): Promise<Book | undefined> =>
  ((await disk.get('meta', 'world')) as { readonly book: Book } | undefined)?.book;

export function knownRelay({ disk, generation, random }: KnownRelayOptions): KnownRelay {
  async function key(): Promise<PublicKey | null> {
    const [book, learnt] = await Promise.all([bookOn(disk), disk.get('meta', 'relayKey')]);
    const isOver = book?.former?.some((former) => former.key === learnt) === true;
    return typeof learnt === 'string' && !isOver ? learnt : (book?.relayKey ?? null);
  }
  return {
    isOther: false,
    key,
    nonce: () => toBase64(random(32)),
    async learn(told) {
      const [book, entries, present] = await Promise.all([bookOn(disk), ledgerHere(disk), key()]);
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

export interface Shown {
  readonly workspace: string;
  readonly device: string;
  readonly nonce: string;
  readonly ticket: string;
  readonly proof?: string | undefined;
}
/** Why nothing is sent to the relay that gave this ticket, or null. */
export async function relayFault(
  door: Pick<Door, 'relay' | 'fetch' | 'renew'>,
  known: KnownRelay,
  { proof = '', ...of }: Shown,
): Promise<NotDone | null> {
  const has = async (key: PublicKey | null): Promise<boolean> =>
    key === null || verifyBytes(key, ticketMessage(of), proof);
  if (await has(await known.key())) return null;
  const told = await call(door, { path: '/api/new-keys', body: { workspace: of.workspace } }, NewKeyTold);
  if (isNotDone(told)) return told.kind === 'away' ? told : hasOtherKey();
  const isLearnt = await known.learn(told.entries.flatMap((text) => fromBase64(text) ?? []));
  return isLearnt && (await has(await known.key())) ? null : hasOtherKey();
}
