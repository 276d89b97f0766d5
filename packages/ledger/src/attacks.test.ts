// The part of the attack list that exists by now: each is one test, with what must come of it.
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision, InvitationId } from '@baton/model/directory/schema';
import { CompactSign } from 'jose';
import { expect, test } from 'vitest';
import { enter, openBook } from './book.ts';
import type { Book } from './book.ts';
import { toBase64, utf8 } from './bytes.ts';
import { emptyHead } from './chain.ts';
import { makeEntry } from './entry.ts';
import type { Entry } from './entry.ts';
import { createDeviceKey } from './keys.ts';
import { sequenceStatement } from './sequence.ts';
import { fixedHeader, readStatement } from './statement.ts';
import type { Signed } from './statement.ts';
import {
  acceptanceOf,
  day,
  enrolled,
  foundedBy,
  join,
  must,
  newId,
  newPlayer,
  newSecret,
  openSpaceIn,
  openWorld,
  secondDeviceOf,
  World,
} from './test/world.ts';
import type { Player } from './test/world.ts';

const titled = (space: Extract<Decision, { type: 'space-titled' }>['space']): Decision => ({
  type: 'space-titled',
  space,
});
const opening = (): Decision => ({ type: 'space-opened', space: newId('s'), open: true, members: [] });
const revoking = ({ device }: Player): Decision => ({ type: 'device-revoked', device });
const recoverySet = ({ person, recovery }: Player): Decision => ({
  type: 'recovery-set',
  person,
  recovery: recovery.publicKey,
});

async function annAndBo() {
  const { world, ann } = await openWorld();
  const space = await openSpaceIn(world, ann, null);
  return { world, ann, space, bo: await join(world, ann) };
}
/** A relay that enters whatever it likes, properly chained and signed by its key. */
async function forced(world: World, signed: Signed, part: Partial<Entry> = {}): Promise<Entry> {
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
async function everybodySays(world: World, signed: Signed): Promise<string> {
  const asked = await sequenceStatement(world.desk(), signed.jws, signed.text);
  const entered = await enter(world.book, await forced(world, signed));
  if (!isIllegal(asked) || !isIllegal(entered)) return 'accepted';
  expect(entered).toEqual(asked);
  return asked.illegal;
}

test('[L4] forged signature: a statement signed by another key is refused', async () => {
  const { world, ann } = await openWorld();
  const forged = await world.sign({ ...ann, key: await createDeviceKey() }, opening());
  expect(await everybodySays(world, forged)).toBe('the signature does not hold');
});

test('[L4] forged signature: changing any character of the payload breaks it', async () => {
  const { world, ann } = await openWorld();
  const signed = await world.sign(ann, opening());
  const other = await world.sign(ann, opening());
  const [head, payload] = other.jws.split('.');
  const jws = `${head}.${payload}.${signed.jws.split('.')[2]}`;
  expect(await everybodySays(world, { ...other, jws })).toBe('the signature does not hold');
});

test('[L3] re-spelled signature: of 16 spellings of the same bytes one is accepted', async () => {
  const { world, ann } = await openWorld();
  const signed = await world.sign(ann, opening());
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(signed.jws.at(-1)!);
  const spellings = Array.from(
    { length: 16 },
    (_, bits) => `${signed.jws.slice(0, -1)}${alphabet[(last & 48) | bits]}`,
  );
  const bytesOf = (jws: string): string => Buffer.from(jws.split('.')[2]!, 'base64url').toString('hex');
  expect(new Set(spellings.map(bytesOf)).size).toBe(1);
  const read = spellings.map((jws) => readStatement(jws));
  expect(read.filter((one) => !isIllegal(one))).toHaveLength(1);
  expect(spellings.filter((_, at) => !isIllegal(read[at]!))).toEqual([signed.jws]);
});

test('[L4] another’s name: a device does not speak for another person', async () => {
  const { world, ann, bo } = await annAndBo();
  const asAnn = await world.sign({ ...bo, person: ann.person }, opening());
  expect(await everybodySays(world, asAnn)).toBe('the device belongs to another person');
  const annsDevice = await world.sign({ ...ann, key: bo.key }, opening());
  expect(await everybodySays(world, annsDevice)).toBe('the signature does not hold');
});

test('[L4] a device that the directory does not know decides nothing', async () => {
  const { world } = await openWorld();
  expect(await everybodySays(world, await world.sign(await newPlayer(), opening()))).toBe('the device is unknown');
});

test('[L6] replay: a statement counts once, whoever sends it again', async () => {
  const { world, ann, space } = await annAndBo();
  const signed = await world.sign(ann, titled(space), { text: 'Spring' });
  must(await world.sequence(signed));
  expect(await everybodySays(world, signed)).toBe('the statement was made before: its n does not rise');
});

test('[L6] replay: another signature under the same n is no new statement', async () => {
  const { world, ann, space } = await annAndBo();
  must(await world.say(ann, titled(space), { n: 5 }));
  expect(await everybodySays(world, await world.sign(ann, titled(space), { n: 5, text: 'other' }))).toContain(
    'n does not rise',
  );
  expect(await everybodySays(world, await world.sign(ann, titled(space), { n: 4 }))).toContain('n does not rise');
  must(await world.say(ann, titled(space), { n: 9 }));
});

test('[L5] same statement in another workspace: refused, also with the same people in it', async () => {
  const { world, ann } = await openWorld();
  const other = new World(world.relay);
  must(await other.say(ann, foundedBy(ann, world.relay)));
  const signed = await world.sign(ann, opening());
  expect(await everybodySays(other, signed)).toBe('the statement was made for another workspace');
});

test('[L5] a statement entered in another ledger than its own is refused', async () => {
  const { world, ann, space } = await annAndBo();
  const signed = await world.sign(ann, titled(space), { n: 9 });
  const entry = await forced(world, { ...signed, ledger: 'dir' });
  expect(await enter(world.book, entry)).toEqual({ illegal: 'the statement was made for another ledger' });
});

test('[L5] an entry moved over from another workspace of the same relay is refused', async () => {
  const { world, ann } = await openWorld();
  const other = new World(world.relay);
  must(await other.say(ann, foundedBy(ann, world.relay)));
  const moved = must(await other.say(ann, opening())).entry;
  expect(await enter(world.book, moved)).toEqual({ illegal: 'the entry belongs to another workspace' });
});

test('[L7] revoked device with an old `seen`: what it saw and claims does not matter, its place does', async () => {
  const { world, ann, bo, space } = await annAndBo();
  const before = await world.sign(bo, titled(space), { claimedAt: world.now - day });
  must(await world.say(ann, revoking(bo)));
  expect(await everybodySays(world, before)).toBe('the device is revoked');
});

test('[L7] revocation racing a decision: whichever comes first in the order counts', async () => {
  const { world, ann, bo, space } = await annAndBo();
  const decision = await world.sign(bo, titled(space));
  const revocation = await world.sign(ann, revoking(bo));
  const early = structuredCloneOf(world);
  must(await early.sequence(decision));
  must(await early.sequence(revocation));
  must(await world.sequence(revocation));
  expect(await everybodySays(world, decision)).toBe('the device is revoked');
});

function structuredCloneOf(world: World): World {
  const copy = new World(world.relay);
  Object.assign(copy, { workspace: world.workspace, book: structuredClone(world.book), now: world.now });
  return copy;
}

test('[L7] a revoked device does not enrol another to come back', async () => {
  const { world, ann, bo } = await annAndBo();
  const phone = await secondDeviceOf(bo);
  const enrolment = await world.sign(bo, enrolled(phone));
  must(await world.say(ann, revoking(bo)));
  expect(await everybodySays(world, enrolment)).toBe('the device is revoked');
  expect(await everybodySays(world, await world.sign(phone, opening()))).toBe('the device is unknown');
});

test('[L16] second device of the same person: enrolled by a live one, and by nobody else', async () => {
  const { world, ann, bo } = await annAndBo();
  const phone = await secondDeviceOf(bo);
  expect(await everybodySays(world, await world.sign(phone, enrolled(phone)))).toBe('the device is unknown');
  expect(await everybodySays(world, await world.sign(ann, enrolled(phone)))).toBe(
    'a device is enrolled by its own person',
  );
  must(await world.say(bo, enrolled(phone)));
  must(await world.say(phone, recoverySet(phone)));
});

test('[L16] recovery: the key of the link enrols a device, another key does not', async () => {
  const { world, ann, bo } = await annAndBo();
  const fresh = { ...(await secondDeviceOf(bo)), key: await createDeviceKey() };
  const link = { ...bo, device: 'recovery' as Player['device'], key: bo.recovery };
  const n = world.now;
  expect(
    await everybodySays(world, await world.sign({ ...link, key: ann.recovery }, enrolled(fresh, 'recovery'), { n })),
  ).toBe('the signature does not hold');
  expect(await everybodySays(world, await world.sign(link, opening(), { n }))).toBe(
    'a recovery key only enrols a device',
  );
  const signed = await world.sign(link, enrolled(fresh, 'recovery'), { n, seen: { number: 0, head: '' } });
  must(await world.sequence(signed));
  expect(await everybodySays(world, signed)).toContain('n does not rise');
  must(await world.say(fresh, recoverySet(fresh)));
});

test('[L16] recovery: a key that was replaced recovers nothing', async () => {
  const { world, bo } = await annAndBo();
  must(await world.say(bo, { type: 'recovery-set', person: bo.person, recovery: (await createDeviceKey()).publicKey }));
  const link = { ...bo, device: 'recovery' as Player['device'], key: bo.recovery };
  const signed = await world.sign(link, enrolled(await secondDeviceOf(bo), 'recovery'), { n: 1 });
  expect(await everybodySays(world, signed)).toBe('the signature does not hold');
});

test('[L8] the relay exchanges no key in an acceptance: the new device’s proof covers them all', async () => {
  const { world, ann } = await openWorld();
  const invitation = newId<InvitationId>('i');
  const notAfter = world.now + day;
  must(
    await world.say(ann, {
      type: 'invitation-made',
      invitation,
      secretHash: newSecret(),
      role: 'member',
      spaces: null,
      notAfter,
      uses: 1,
    }),
  );
  const [bo, mallory] = await Promise.all([newPlayer(), newPlayer()]);
  const honest = await acceptanceOf(world, invitation, bo);
  const wrong = { illegal: 'the new device did not sign its acceptance' };
  expect(await world.record({ ...honest, device: { id: bo.device, key: mallory.key.publicKey } })).toEqual(wrong);
  expect(await world.record({ ...honest, recovery: mallory.recovery.publicKey })).toEqual(wrong);
  expect(await world.record({ ...honest, person: mallory.person })).toEqual(wrong);
  expect(await world.record({ ...honest, invitation: newId<InvitationId>('i') })).toEqual(wrong);
  must(await world.record(honest));
});

test('[L8] the relay alone decides nothing for a person', async () => {
  const { world, bo } = await annAndBo();
  expect(await world.record(revoking(bo))).toEqual({ illegal: 'the relay cannot decide device-revoked alone' });
  expect(await world.record(opening())).toEqual({ illegal: 'the relay cannot decide space-opened alone' });
});

test('[L10] restored relay sequences a second number: whoever has the first notices', async () => {
  const { world, ann } = await openWorld();
  const before: Book = world.book;
  must(await world.say(ann, opening()));
  const held = world.book;
  world.book = before;
  const second = must(await world.say(ann, opening())).entry;
  expect(second.number).toBe(held.number);
  expect(await enter(held, second)).toEqual({ illegal: 'the number does not rise' });
});

test('[L10] restored relay goes on under higher numbers: the chain still does not fit', async () => {
  const { world, ann, bo } = await annAndBo();
  const before: Book = world.book;
  must(await world.say(ann, revoking(bo)));
  const held = world.book;
  world.book = before;
  const signed = await world.sign(bo, recoverySet(bo));
  const branch = await forced(world, signed, { number: held.number + 1, dir: held.number });
  expect(await enter(held, branch)).toEqual({ illegal: 'the entry does not follow the one before it' });
});

test('[L11] two heads: a statement made in sight of another history is refused', async () => {
  const { world, ann } = await openWorld();
  const other = structuredCloneOf(world);
  must(await world.say(ann, recoverySet(ann), { text: 'here' }));
  must(await other.say(ann, recoverySet(ann), { text: 'there' }));
  expect(await everybodySays(world, await other.sign(ann, recoverySet(ann)))).toContain('two heads');
  must(await other.say(ann, recoverySet(ann)));
  expect(await everybodySays(world, await other.sign(ann, recoverySet(ann)))).toContain('two heads');
});

test('[L10] another relay’s key signs nothing here, from the first entry on', async () => {
  const { world, ann } = await openWorld();
  const signed = await world.sign(ann, opening());
  const foreign = Object.assign(structuredCloneOf(world), { relay: await createDeviceKey() });
  expect(await foreign.sequence(signed)).toEqual({ illegal: 'the entry is not signed by the relay' });
  const pinned = openBook(world.workspace, (await createDeviceKey()).publicKey);
  expect(await enter(pinned, world.entries[0]!)).toEqual({ illegal: 'the workspace was founded on another relay' });
});

test('[L17] a relay does not back-date: neither in a ledger nor between ledgers', async () => {
  const { world, ann } = await openWorld();
  const entry = await forced(world, await world.sign(ann, opening()), { time: world.now - 1 });
  expect(await enter(world.book, entry)).toEqual({ illegal: 'the entry is dated before the one before it' });
});

test('[L17] a relay whose clock runs back dates by the last entry', async () => {
  const { world, ann } = await openWorld();
  const { time } = world.book;
  world.now -= 10 * 365 * day;
  expect(must(await world.say(ann, opening())).entry.time).toBe(time);
});

test('[L7] an entry checked against an older directory is refused: nobody is let in by leaving a revocation out', async () => {
  const { world, ann, bo, space } = await annAndBo();
  const old = world.book.heads['dir']!.number;
  must(await world.say(ann, revoking(bo)));
  const entry = await forced(world, await world.sign(ann, titled(space)), { dir: old });
  expect(await enter(world.book, entry)).toEqual({ illegal: 'the entry was checked against another directory' });
});

const b64 = (text: string): string => toBase64(utf8(text));
async function signedPayload(ann: Player, payload: string): Promise<string> {
  return new CompactSign(utf8(payload)).setProtectedHeader({ alg: 'EdDSA', typ: 'baton+jws' }).sign(ann.key.privateKey);
}
test('[L2] a payload that could be read in two ways is refused, though its signature holds', async () => {
  const { world, ann } = await openWorld();
  const { jws } = await world.sign(ann, opening());
  const payload = Buffer.from(jws.split('.')[1]!, 'base64url').toString();
  const twice = payload.replace('"n":', '"n":1,"n":');
  const spaced = payload.replace('"n":', '"n": ');
  for (const text of [twice, spaced, `${payload} `, payload.replace('"type"', '"\\u0074ype"')]) {
    expect(readStatement(await signedPayload(ann, text))).toEqual({ illegal: 'the payload is not canonical JSON' });
  }
  expect(isIllegal(readStatement(await signedPayload(ann, payload)))).toBe(false);
});

test('[L18] a field that this version does not know is not ignored', async () => {
  const { world, ann } = await openWorld();
  const signed = await world.sign(ann, opening());
  const skeleton = JSON.parse(Buffer.from(signed.jws.split('.')[1]!, 'base64url').toString()) as Record<
    string,
    unknown
  >;
  const changed = (part: object): Promise<string> => signedPayload(ann, JSON.stringify({ ...skeleton, ...part }));
  const notOurs = { illegal: 'the payload is not a skeleton of this version' };
  expect(readStatement(await changed({ extra: 1 }))).toEqual(notOurs);
  expect(readStatement(await changed({ v: 2 }))).toEqual(notOurs);
  expect(readStatement(await changed({ type: 'budget-released' }))).toMatchObject({
    illegal: expect.stringContaining('update needed'),
  });
  const proto = JSON.stringify(skeleton).replace('"decision":{', '"decision":{"__proto__":{"open":false},');
  expect(isIllegal(readStatement(await signedPayload(ann, proto)))).toBe(true);
  expect(await everybodySays(world, { ...signed, jws: await changed({ via: ann.person }) })).toContain('update needed');
});

test('[L2] a subject that is not that of the decision is refused', async () => {
  const { world, ann } = await openWorld();
  const { jws } = await world.sign(ann, opening());
  const skeleton = JSON.parse(Buffer.from(jws.split('.')[1]!, 'base64url').toString()) as { subject: object };
  const other = JSON.stringify({ ...skeleton, subject: { kind: 'space', id: newId('s') } });
  expect(readStatement(await signedPayload(ann, other))).toEqual({
    illegal: 'the subject is not that of the decision',
  });
});

test('[L2] no header but ours: no other algorithm, no key brought along', async () => {
  const { world, ann } = await openWorld();
  const { jws } = await world.sign(ann, opening());
  const [, payload, signature] = jws.split('.');
  const headers = [
    '{"alg":"none"}',
    '{"alg":"HS256","typ":"baton+jws"}',
    '{"typ":"baton+jws","alg":"EdDSA"}',
    '{"alg":"EdDSA","typ":"baton+jws","jwk":{}}',
  ];
  for (const header of headers) {
    expect(readStatement(`${b64(header)}.${payload}.${signature}`)).toEqual({ illegal: 'the header is not ours' });
  }
  expect(jws.startsWith(`${fixedHeader}.`)).toBe(true);
});
