// What attackers do, for the attack tests: relays that enter anything, copies that part ways, payloads made by hand.
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision } from '@baton/model/directory/schema';
import { CompactSign } from 'jose';
import { enter } from '../book.ts';
import { utf8 } from '../bytes.ts';
import { emptyHead } from '../chain.ts';
import { makeEntry } from '../entry.ts';
import type { Entry } from '../entry.ts';
import { sequenceStatement } from '../sequence.ts';
import type { Signed } from '../statement.ts';
import { join, newId, openSpaceIn, openWorld, World } from './world.ts';
import type { Player } from './world.ts';

export const titled = (space: Extract<Decision, { type: 'space-titled' }>['space']): Decision => ({
  type: 'space-titled',
  space,
});
export const opening = (): Decision => ({ type: 'space-opened', space: newId('s'), open: true, members: [] });
export const revoking = ({ device }: Player): Decision => ({ type: 'device-revoked', device });
export const recoverySet = ({ person, recovery }: Player): Decision => ({
  type: 'recovery-set',
  person,
  recovery: recovery.publicKey,
});

export async function annAndBo() {
  const { world, ann } = await openWorld();
  const space = await openSpaceIn(world, ann, null);
  return { world, ann, space, bo: await join(world, ann) };
}
/** A relay that enters whatever it likes, properly chained and signed by its key. */
export async function forced(world: World, signed: Signed, part: Partial<Entry> = {}): Promise<Entry> {
  const { book } = world;
  const head = book.heads[signed.ledger] ?? emptyHead(signed.ledger);
  const place = {
    workspace: book.workspace,
    ledger: signed.ledger,
    number: book.number + 1,
    time: world.now,
    dir: book.heads['dir']?.number ?? 0,
    prevHash: head.hash,
    ...part,
  };
  return makeEntry(world.relay, place, { leaf: { kind: 'jws', jws: signed.jws, assertion: null }, text: signed.text });
}
/** What both say of it: the relay when it is asked for a place, a device when a relay enters it all the same. */
export async function everybodySays(world: World, signed: Signed): Promise<string> {
  const asked = await sequenceStatement(world.desk(), signed.jws, signed.text);
  const entered = await enter(world.book, await forced(world, signed));
  if (!isIllegal(asked) || !isIllegal(entered)) return 'accepted';
  return asked.illegal === entered.illegal ? asked.illegal : `${asked.illegal}, but on a device: ${entered.illegal}`;
}

/** The same workspace as a copy, for a history that goes another way. */
export function structuredCloneOf(world: World): World {
  const copy = new World(world.relay);
  Object.assign(copy, { workspace: world.workspace, book: structuredClone(world.book), now: world.now });
  return copy;
}

export async function signedPayload(ann: Player, payload: string): Promise<string> {
  return new CompactSign(utf8(payload)).setProtectedHeader({ alg: 'EdDSA', typ: 'baton+jws' }).sign(ann.key.privateKey);
}
