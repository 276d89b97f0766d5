// A small workspace for tests: a relay with its key, people with real devices, and one way to say something.
import type { Decision, Illegal, InvitationId } from '@baton/model/directory/schema';
import { idFromBytes } from '@baton/model/ids';
import type { DeviceId, PersonId, SpaceId, WorkspaceId } from '@baton/model/ids';
import { isIllegal } from '@baton/model/directory/rules';
import { nextN, openBook, seenIn } from '../book.ts';
import type { Book } from '../book.ts';
import { toBase64 } from '../bytes.ts';
import type { Entry } from '../entry.ts';
import { createDeviceKey, keyFromSeed, signBytes } from '../keys.ts';
import type { SigningKey } from '../keys.ts';
import { acceptanceMessage } from '../proofs.ts';
import { sequenceOwn, sequenceStatement } from '../sequence.ts';
import type { Desk, Sequenced } from '../sequence.ts';
import { signStatement } from '../statement.ts';
import type { Signed, ToSign } from '../statement.ts';
import { ledgerOf } from '@baton/model/directory/decision';

export interface Player {
  readonly person: PersonId;
  readonly device: DeviceId;
  readonly key: SigningKey;
  readonly recovery: SigningKey;
}
export const day = 86_400_000;
export const start = Date.UTC(2026, 2, 4, 9);
const salt = new Uint8Array(16).fill(5);

let given = 0;
export function newId<T extends string>(letter: string): T {
  given += 1;
  const bytes = new Uint8Array(17);
  new DataView(bytes.buffer).setUint32(0, 0);
  for (let at = 0, rest = given; rest > 0; at += 1, rest = Math.floor(rest / 32)) bytes[at] = rest % 32;
  return idFromBytes(letter, bytes) as T;
}
const newSecret = (): string => {
  given += 1;
  return toBase64(new Uint8Array(32).map((_, at) => (given + at) & 255));
};

export async function newPlayer(): Promise<Player> {
  given += 1;
  const recovery = await keyFromSeed(new Uint8Array(32).map((_, at) => (given >> (8 * (at % 4))) & 255));
  return { person: newId('u'), device: newId('d'), key: await createDeviceKey(), recovery };
}

export class World {
  readonly workspace: WorkspaceId = newId('w');
  readonly entries: Entry[] = [];
  readonly relay: SigningKey;
  book: Book;
  now = start;
  constructor(relay: SigningKey) {
    this.relay = relay;
    this.book = openBook(this.workspace);
  }
  desk(): Desk {
    return { relayKey: this.relay, book: this.book, number: this.book.number + 1, now: this.now };
  }
  sign(by: Player, decision: Decision, part: Partial<ToSign> = {}): Promise<Signed> {
    const ledger = ledgerOf(decision);
    return signStatement({
      key: by.key,
      workspace: this.workspace,
      decision,
      person: by.person,
      device: by.device,
      n: nextN(this.book, ledger, by),
      seen: seenIn(this.book, ledger),
      claimedAt: this.now,
      text: null,
      salt,
      ...part,
    });
  }
  async sequence(signed: Signed): Promise<Sequenced | Illegal> {
    return this.keep(await sequenceStatement(this.desk(), signed.jws, signed.text));
  }
  async say(by: Player, decision: Decision, part: Partial<ToSign> = {}): Promise<Sequenced | Illegal> {
    return this.sequence(await this.sign(by, decision, part));
  }
  async record(decision: Decision): Promise<Sequenced | Illegal> {
    return this.keep(await sequenceOwn(this.desk(), decision, null));
  }
  private keep(done: Sequenced | Illegal): Sequenced | Illegal {
    if (isIllegal(done)) return done;
    this.book = done.book;
    this.entries.push(done.entry);
    return done;
  }
}

export const foundedBy = (player: Player, relay: SigningKey): Decision => {
  const device = { id: player.device, key: player.key.publicKey };
  return { type: 'workspace-founded', device, recovery: player.recovery.publicKey, relayKey: relay.publicKey };
};
export const enrolled = (player: Player, how: 'code' | 'recovery' | 'admin' = 'code'): Decision => {
  return {
    type: 'device-enrolled',
    person: player.person,
    device: { id: player.device, key: player.key.publicKey },
    how,
  };
};

/** Ann has founded the workspace. */
export async function openWorld(): Promise<{ world: World; ann: Player }> {
  const [relay, ann] = await Promise.all([createDeviceKey(), newPlayer()]);
  const world = new World(relay);
  must(await world.say(ann, foundedBy(ann, relay), { text: 'Northwind Outdoor' }));
  return { world, ann };
}

export function must(done: Sequenced | Illegal): Sequenced {
  if (isIllegal(done)) throw new Error(done.illegal);
  return done;
}
/** A further device of the same person, not yet enrolled. */
export async function secondDeviceOf(player: Player): Promise<Player> {
  return { ...player, device: newId('d'), key: await createDeviceKey() };
}

export async function acceptanceOf(
  world: World,
  invitation: InvitationId,
  player: Player,
): Promise<Extract<Decision, { type: 'invitation-accepted' }>> {
  const said = {
    invitation,
    person: player.person,
    device: { id: player.device, key: player.key.publicKey },
    recovery: player.recovery.publicKey,
  };
  return {
    type: 'invitation-accepted',
    ...said,
    proof: await signBytes(player.key, acceptanceMessage(world.workspace, said)),
  };
}

interface Invited {
  readonly role?: 'owner' | 'member';
  readonly spaces?: readonly SpaceId[] | null;
  readonly uses?: number;
}

/** `by` makes an invitation that is open for a week. */
export async function invite(world: World, by: Player, part: Invited = {}) {
  const invitation = newId<InvitationId>('i');
  const { role = 'member', spaces = null, uses = 1 } = part;
  const notAfter = world.now + 7 * day;
  const terms = { secretHash: newSecret(), role, spaces, notAfter, uses };
  must(await world.say(by, { type: 'invitation-made', invitation, ...terms }));
  return { invitation, notAfter };
}

/** `by` invites somebody into `spaces`, and they come. */
export async function join(world: World, by: Player, part: Invited = {}): Promise<Player> {
  const player = await newPlayer();
  const { invitation } = await invite(world, by, part);
  must(await world.record(await acceptanceOf(world, invitation, player)));
  return player;
}

export async function openSpaceIn(world: World, by: Player, members: readonly PersonId[] | null): Promise<SpaceId> {
  const space = newId<SpaceId>('s');
  must(
    await world.say(
      by,
      { type: 'space-opened', space, open: members === null, members: members ?? [] },
      { text: 'Spring' },
    ),
  );
  return space;
}
