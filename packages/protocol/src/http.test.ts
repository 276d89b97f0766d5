import { expect, test } from 'vitest';
import { Accept, Accepted, DeadInvitation, Found, Invitation, Propose, Proposed, Relay, SignIn } from './http.ts';
import { ClaimCode, ClaimedCode, ClaimState, CodeState } from './http-devices.ts';

const b43 = 'A'.repeat(43);
const b86 = 'A'.repeat(86);
const id = (letter: string): string => `${letter}0123456789ABCDEFG`;
const jws = `e30.e30.${b86}`;
const device = { id: id('d'), key: b43 };
const accept = {
  workspace: id('w'),
  secret: b43,
  invitation: id('i'),
  person: id('u'),
  device,
  recovery: b43,
  proof: b86,
};

test('[P15] honest bodies pass', () => {
  expect(
    Relay.parse({ name: 'baton', protocol: 1, founding: true, relayKey: b43, secure: true, now: 5 }).founding,
  ).toBe(true);
  expect(
    Found.parse({
      workspace: id('w'),
      entries: [{ ledger: 'dir', jws, text: { text: 'Northwind', salt: 'A'.repeat(22) } }],
    }).entries,
  ).toHaveLength(1);
  expect(SignIn.parse({ workspace: id('w'), device: id('d'), nonce: b43, signature: b86 }).device).toBe(id('d'));
  expect(Accept.parse(accept)).toEqual(accept);
  expect(ClaimCode.parse({ code: '7QK3M2XA', device }).code).toBe('7QK3M2XA');
});

test.each([
  ['an id of another kind', { person: id('d') }],
  ['an id with letters that ids do not have', { person: 'uILOU456789ABCDEFG' }],
  ['a prototype as an id', { person: '__proto__' }],
  ['a key of 42 characters', { recovery: 'A'.repeat(42) }],
  ['a key in ordinary base64', { recovery: `${'A'.repeat(42)}+` }],
  ['a device with a field too many', { device: { ...device, role: 'owner' } }],
  ['a proof followed by a line break', { proof: `${b86}\n` }],
])('[P15] %s does not pass', (_, part) => {
  expect(Accept.safeParse({ ...accept, ...part }).success).toBe(false);
});

test('[P15] a statement is bounded and has the form of a compact JWS', () => {
  const body = { workspace: id('w'), ledger: 'dir', jws, text: null };
  expect(Propose.safeParse(body).success).toBe(true);
  expect(Propose.safeParse({ ...body, jws: `e30.${'A'.repeat(17_000)}.${b86}` }).success).toBe(false);
  expect(Propose.safeParse({ ...body, jws: 'e30.e30' }).success).toBe(false);
  expect(Propose.safeParse({ ...body, text: { text: 'x'.repeat(8_001), salt: 'A'.repeat(22) } }).success).toBe(false);
});

test('[P15] a workspace is founded with one statement at least and 64 at most', () => {
  const one = { ledger: 'dir', jws, text: null };
  expect(Found.safeParse({ workspace: id('w'), entries: [] }).success).toBe(false);
  expect(Found.safeParse({ workspace: id('w'), entries: Array.from({ length: 65 }, () => one) }).success).toBe(false);
});

test('[P15] an answer says either what is there or why not, and nothing between', () => {
  expect(Proposed.safeParse({ number: 5 }).success).toBe(true);
  expect(Proposed.safeParse({ refused: 'not-allowed', why: 'the device is revoked' }).success).toBe(true);
  expect(Proposed.safeParse({}).success).toBe(false);
  expect(Accepted.safeParse({ ok: true, incarnation: 1, deviceNo: 2 }).success).toBe(true);
  expect(Accepted.safeParse({ ok: true }).success).toBe(false);
  expect(Accepted.safeParse({ ok: true, incarnation: 256, deviceNo: 2 }).success).toBe(false);
  expect(ClaimedCode.safeParse({ ok: false, why: 'used' }).success).toBe(true);
  expect(ClaimState.safeParse({ state: 'enrolled' }).success).toBe(false);
  expect(CodeState.safeParse({ state: 'claimed', expires: 5, device, agent: 'Firefox' }).success).toBe(true);
});

test('[P15] of an unknown secret nothing is told, of a dead invitation whom to ask', () => {
  expect(DeadInvitation.parse({ ok: false, why: 'unknown', byName: 'Ann' })).toEqual({ ok: false, why: 'unknown' });
  expect(DeadInvitation.safeParse({ ok: false, why: 'expired' }).success).toBe(false);
  const dead = { ok: false as const, why: 'expired' as const, byName: 'Ann', when: 5 };
  expect(Invitation.parse(dead)).toEqual(dead);
});

test('[P60] an invitation as an older relay told it is still read, and a whole one says role, spaces and end', () => {
  const old = {
    ok: true,
    invitation: id('i'),
    by: id('u'),
    byName: 'Ann',
    workspaceTitle: 'Northwind',
    role: 'guest',
    spaces: [{ id: id('s'), title: 'Marketing' }],
    notAfter: 9,
    relayKey: b43,
  };
  expect(Invitation.parse(old)).toEqual(old);
  const whole = { ...old, roleIn: 'commenter', named: [id('s')], until: 20 };
  expect(Invitation.parse(whole)).toEqual(whole);
  expect(Invitation.parse({ ...whole, until: null })).toMatchObject({ until: null });
  for (const wrong of [{ roleIn: 'owner' }, { named: [id('u')] }, { until: -1 }])
    expect(Invitation.safeParse({ ...whole, ...wrong }).success).toBe(false);
});
