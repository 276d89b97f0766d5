// What founding, accepting, recovering and enrolling have in common: fresh ids and keys, and keeping them.
import { keyFromSeed, seedBytes, type SigningKey } from '@baton/ledger/keys';
import { signStatement, type Signed } from '@baton/ledger/statement';
import type { Decision } from '@baton/model/directory/schema';
import { idFromBytes, type DeviceId, type PersonId, type WorkspaceId } from '@baton/model/ids';
import type { Admission } from '@baton/protocol/http';
import { identityOf } from '../identity.ts';
import type { Door, Joined } from './door.ts';
import { writeRecoveryLink } from './links.ts';

export const newId = <T extends string>(door: Pick<Door, 'random'>, letter: string): T =>
  idFromBytes(letter, door.random(17)) as T;

export interface Newcomer {
  readonly person: PersonId;
  readonly device: DeviceId;
  readonly key: SigningKey;
  readonly seed: Uint8Array;
  readonly recovery: SigningKey;
}
export async function newcomer(door: Door): Promise<Newcomer> {
  const seed = door.random(seedBytes);
  return {
    person: newId(door, 'u'),
    device: newId(door, 'd'),
    key: await door.newKey(),
    seed,
    recovery: await keyFromSeed(seed),
  };
}

export interface FirstStatement {
  readonly workspace: WorkspaceId;
  readonly person: PersonId;
  readonly device: DeviceId | 'recovery';
  readonly key: SigningKey;
  readonly decision: Decision;
  readonly text: string | null;
  /** A recovery key may sign again years later and nobody knows how often it did: its `n` is the millisecond. */
  readonly n?: number;
}
/** The first that this signer says in a ledger of which nothing has been seen. */
export const signFirst = (door: Pick<Door, 'now' | 'random'>, first: FirstStatement): Promise<Signed> =>
  signStatement({ n: 1, ...first, seen: { number: 0, head: '' }, claimedAt: door.now(), salt: door.random(16) });

export interface Kept extends Admission {
  readonly workspace: WorkspaceId;
  readonly person: PersonId;
  readonly device: DeviceId;
  readonly key: SigningKey;
  readonly title: string;
  /** Null: the person has a recovery link already. */
  readonly seed: Uint8Array | null;
}
export async function keep(door: Door, kept: Kept): Promise<Joined> {
  const { key, seed, ...rest } = kept;
  const row = {
    ...rest,
    relay: door.relay,
    key: key.privateKey,
    publicKey: key.publicKey,
    openedAt: door.now(),
  };
  await door.keep(row);
  const recoveryLink = seed && writeRecoveryLink(door.relay, { workspace: kept.workspace, person: kept.person, seed });
  return { done: true, identity: identityOf(row), recoveryLink };
}
