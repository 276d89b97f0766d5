// A device by passkey: entered by the relay alone, and true only by the passkey's own word. And by an admin.
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision, InvitationId } from '@baton/model/directory/schema';
import { beforeEach, expect, test } from 'vitest';
import { enter, openBook } from './book.ts';
import { makeEntry } from './entry.ts';
import { signBytes } from './keys.ts';
import { acceptanceMessage, enrolmentChallenge } from './proofs.ts';
import { makePasskey, type Kind, type Odd, type TestPasskey } from './test/authenticator.ts';
import {
  enrolled,
  join,
  must,
  newId,
  newPlayer,
  openWorld,
  secondDeviceOf,
  type Player,
  type World,
} from './test/world.ts';

let world: World;
let ann: Player;
let passkey: TestPasskey;
let phone: Player;
const deviceOf = ({ device, key }: Player) => ({ id: device, key: key.publicKey });

const added = (of: Player, { id, key, rpId, origin }: TestPasskey): Decision => {
  return { type: 'passkey-added', person: of.person, passkey: { id, key, rpId, origin } };
};
interface Part extends Odd {
  readonly challengeOf?: Player;
  readonly relayKey?: string;
  readonly by?: TestPasskey;
}
async function byPasskey(of: Player, part: Part = {}): Promise<Decision> {
  const { challengeOf = of, relayKey = world.relay.publicKey, by = passkey, ...odd } = part;
  const challenge = await enrolmentChallenge({ relayKey, device: deviceOf(challengeOf) });
  const proof = await by.assert(challenge, odd);
  return { type: 'device-enrolled', person: of.person, device: deviceOf(of), how: 'passkey', proof };
}
const reasonOf = (done: object): string => (isIllegal(done) ? done.illegal : 'it was entered');

beforeEach(async () => {
  ({ world, ann } = await openWorld());
  passkey = await makePasskey();
  must(await world.say(ann, added(ann, passkey)));
  phone = await secondDeviceOf(ann);
});

test.each<Kind>(['ES256', 'EdDSA', 'RS256'])(
  '[L25] a passkey of %s enrols a device with nobody else awake',
  async (kind) => {
    const own = await makePasskey(kind);
    must(await world.say(ann, added(ann, own)));
    must(await world.record(await byPasskey(phone, { by: own })));
    // It signs from now on.
    const bo = await join(world, phone);
    expect(world.book.directory?.devices[phone.device]).toMatchObject({ person: ann.person, no: 2, revoked: null });
    expect(world.book.directory?.persons[bo.person]).toBeDefined();
  },
);

test('[L25] every device checks the passkey’s word, whatever the relay entered', async () => {
  const decision = await byPasskey(phone, { flags: 1 });
  const { type, ...fields } = decision;
  const body = {
    v: 1,
    workspace: world.workspace,
    ledger: 'dir',
    type,
    subject: { kind: 'device', id: phone.device },
    decision: fields,
    private: null,
  };
  const head = world.book.heads['dir'];
  const entry = await makeEntry(
    world.relay,
    {
      workspace: world.workspace,
      ledger: 'dir',
      number: world.book.number + 1,
      time: world.now,
      dir: head?.number ?? 0,
      prevHash: head?.hash ?? '',
    },
    { leaf: { kind: 'body', body: JSON.stringify(body) }, text: null },
  );
  let book = openBook(world.workspace);
  for (const before of world.entries) {
    const done = await enter(book, before);
    if (isIllegal(done)) throw new Error(done.illegal);
    book = done.book;
  }
  expect(reasonOf(await enter(book, entry))).toBe('the authenticator did not check who was there');
});

test.each<[string, Part]>([
  ['the authenticator did not check who was there', { flags: 1 }],
  ['the passkey was used on another page', { origin: 'https://evil.example' }],
  ['the passkey was used for another challenge', { relayKey: 'R'.repeat(43) }],
])('[L25] refused: %s', async (reason, part) => {
  expect(reasonOf(await world.record(await byPasskey(phone, part)))).toBe(reason);
});

test('[L25] the relay cannot exchange the key, nor use an assertion for another device', async () => {
  const other = await secondDeviceOf(ann);
  const slipped = await byPasskey(other, { challengeOf: phone });
  expect(reasonOf(await world.record(slipped))).toBe('the passkey was used for another challenge');
});

test('[L25] a passkey of somebody else, a removed one, and one that nobody has, enrol nothing', async () => {
  const bo = await join(world, ann);
  const bos = await secondDeviceOf(bo);
  expect(reasonOf(await world.record(await byPasskey(bos)))).toBe('the person has no such passkey');
  const stray = await makePasskey();
  expect(reasonOf(await world.record(await byPasskey(phone, { by: stray })))).toBe('the person has no such passkey');
  must(await world.say(ann, { type: 'passkey-removed', person: ann.person, id: passkey.id }));
  expect(reasonOf(await world.record(await byPasskey(phone)))).toBe('the person has no such passkey');
});

test('[L25] an assertion counts once: a device that was enrolled, or revoked since, is not enrolled by it again', async () => {
  const decision = await byPasskey(phone);
  must(await world.record(decision));
  expect(reasonOf(await world.record(decision))).toBe('the device is enrolled already');
  must(await world.say(ann, { type: 'device-revoked', device: phone.device }));
  expect(reasonOf(await world.record(decision))).toBe('the device is enrolled already');
});

test('[L25] nobody adds a passkey for somebody else, and no device signs what is the relay’s to enter', async () => {
  const bo = await join(world, ann);
  const own = await makePasskey();
  expect(reasonOf(await world.say(bo, added(ann, own)))).toBe('a person adds their own passkey only');
  expect(reasonOf(await world.say(bo, added(bo, passkey)))).toBe('the passkey is here already');
  expect(reasonOf(await world.say(ann, await byPasskey(phone)))).toBe('only the relay records device-enrolled');
});

test('[L26] the relay alone enrols no device by code, recovery or admin', async () => {
  for (const how of ['code', 'recovery', 'admin'] as const)
    expect(reasonOf(await world.record(enrolled(phone, how)))).toBe('the relay cannot decide device-enrolled alone');
});

test('[L26] an admin enrols a device for a member, not for an owner; a member for nobody', async () => {
  const bo = await join(world, ann);
  const cas = await join(world, ann);
  const bosPhone = await secondDeviceOf(bo);
  const said = enrolled(bosPhone, 'admin');
  expect(reasonOf(await world.say(cas, said))).toBe('only an admin enrols a device for somebody else');
  must(await world.say(ann, { type: 'person-role-set', person: cas.person, role: 'admin' }));
  must(await world.say(cas, said));
  expect(world.book.directory?.devices[bosPhone.device]?.person).toBe(bo.person);
  const anns = await secondDeviceOf(ann);
  expect(reasonOf(await world.say(cas, enrolled(anns, 'admin')))).toBe('only an owner enrols a device for an owner');
});

test('[L27] whoever an admin admits has signed for it with the device that comes in', async () => {
  const cas = await newPlayer();
  const request = newId<InvitationId>('i');
  const said = { person: cas.person, device: deviceOf(cas), recovery: cas.recovery.publicKey };
  const admitted = (proof: string): Decision => {
    return { type: 'person-admitted', request, role: 'member', spaces: null, ...said, proof };
  };
  const sign = (invitation: InvitationId) =>
    signBytes(cas.key, acceptanceMessage(world.workspace, { ...said, invitation }));
  for (const proof of ['A'.repeat(86), await sign(newId('i'))])
    expect(reasonOf(await world.say(ann, admitted(proof)))).toBe('the new device did not sign its acceptance');
  must(await world.say(ann, admitted(await sign(request))));
  expect(world.book.directory?.persons[cas.person]?.role).toBe('member');
});
