// Whoever answers at the relay's address without its key: what they are told, and what of theirs is believed.
import { createDeviceKey, signBytes, type SigningKey } from '@baton/ledger/keys';
import { relayMessage } from '@baton/ledger/proofs';
import { makeRelayCode } from '@baton/ledger/relay-code';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { doorTo, type Answers } from '../test/doors.ts';
import type { Door } from './door.ts';
import { call, isNotDone } from './door.ts';
import { handOver } from './held.ts';
import type { KnownRelay } from './known-relay.ts';
import { propose, provenDoor } from './proven-door.ts';
import { relayCalls } from './relay-calls.ts';
import { openAgain } from './opening-again.ts';
import { askTicket, withSession } from './session.ts';
import { writeRecoveryLink } from './links.ts';

const of = { workspace: `w${'1'.repeat(17)}`, device: `d${'1'.repeat(17)}` };
const [challenge, ticket] = ['C'.repeat(43), 'T'.repeat(43)];
const statement = { ...of, ledger: 'dir', jws: 'a.b.c', text: 'Secret title' } as never;

const knowing = (key: SigningKey): KnownRelay => {
  let nonces = 0;
  return {
    key: async () => key.publicKey,
    learn: async () => false,
    nonce: () => `${(nonces += 1)}`.padStart(43, 'n'),
  };
};
/** @param claims the key that it names. @param signs the one that it has. @param at where it really is asked. */
interface Answering {
  readonly claims: SigningKey;
  readonly signs: SigningKey;
  readonly at?: string;
  readonly more?: Answers;
}
function relayThat(answering: Answering) {
  const now = { ...answering };
  const provenBy = (nonce: string, given: string) =>
    signBytes(now.signs, relayMessage({ at: now.at ?? 'https://relay.example', ...of, nonce, given }));
  const { door, heard } = doorTo({
    '/api/relay': () => ({
      body: {
        name: 'baton',
        protocol: 1,
        founding: false,
        relayKey: now.claims.publicKey,
        secure: true,
        now: 5,
        refilling: true,
      },
    }),
    '/api/challenges': async ({ prove }: { prove: { nonce: string } }) => ({
      body: { nonce: challenge, proof: await provenBy(prove.nonce, challenge) },
    }),
    '/api/tickets': async ({ nonce }: { nonce: string }) => ({
      body: { ticket, proof: await provenBy(nonce, ticket) },
    }),
    '/api/sessions': () => ({ status: 401, body: { refused: 'not-signed-in', why: 'Not known.' } }),
    '/api/refills': () => ({ body: { number: 1, isOpen: true } }),
    '/api/new-keys': () => ({ body: { entries: [] } }),
    '/api/held': () => ({ body: { held: true } }),
    '/api/statements': () => ({ body: { number: 7 } }),
    ...answering.more,
  });
  const asked = (): readonly string[] => heard.map(({ path }) => path).filter((path) => path !== '/api/relay');
  return { door, asked, become: (next: Partial<Answering>) => void Object.assign(now, next) };
}
const scene = async () => {
  const [real, other, key] = (await Promise.all([1, 2, 3].map(createDeviceKey))) as [
    SigningKey,
    SigningKey,
    SigningKey,
  ];
  const known = knowing(real);
  const held = async () => ({ incarnation: 1, entries: [Uint8Array.of(1)] });
  return { real, other, known, as: { ...of, key, held, known } };
};

test('[W503] to a relay that merely names the known key no decision is brought, and no sign-in is signed', async () => {
  const { real, other, as } = await scene();
  const { door, asked } = relayThat({ claims: real, signs: other });
  expect(await withSession(door, as).renew()).toMatchObject({ kind: 'other-key' });
  expect(asked()).toEqual(['/api/challenges']);
  const honest = relayThat({ claims: real, signs: real });
  await withSession(honest.door, as).renew();
  expect(honest.asked()).toContain('/api/refills');
});

test('[W503] nor to one that passes on what the real one signs for itself at its own address', async () => {
  const { real, as } = await scene();
  const { door, asked } = relayThat({ claims: real, signs: real, at: 'https://elsewhere.example' });
  expect(await withSession(door, as).renew()).toMatchObject({ kind: 'other-key' });
  expect(asked()).toEqual(['/api/challenges']);
});

test('[W504] edits of a removed device go into the held tray of the relay that it knows, and are kept for it else', async () => {
  const { real, other, as } = await scene();
  const file = Uint8Array.of(1, 2, 3);
  for (const answering of [
    { claims: real, signs: other },
    { claims: other, signs: other },
  ]) {
    const { door, asked } = relayThat(answering);
    expect(await handOver(door, as, file)).toBe('away');
    expect(asked()).toEqual(['/api/challenges']);
  }
  const { door, asked } = relayThat({ claims: real, signs: real });
  expect([await handOver(door, as, file), asked()]).toEqual(['held', ['/api/challenges', '/api/held']]);
});

test('[W505] before each statement and each part of a file the relay proves itself, however lately it did', async () => {
  const { real, other, known } = await scene();
  const { door, asked, become } = relayThat({ claims: real, signs: real });
  const proven = provenDoor(door, of, known);
  expect(await propose(proven, statement)).toEqual({ number: 7 });
  become({ signs: other });
  expect(await propose(proven, statement)).toMatchObject({ kind: 'other-key' });
  become({ claims: other });
  const { files } = relayCalls(proven, { ...of, known, held: async () => ({}) as never, now: () => 1 } as never);
  expect(await files?.put('h', 0, Uint8Array.of(1))).toMatchObject({ kind: 'other-key' });
  expect(asked().filter((path) => path !== '/api/challenges')).toEqual(['/api/statements']);
});

test('[W505] what only asks for something costs no proof', async () => {
  const { real, known } = await scene();
  const { door, asked } = relayThat({ claims: real, signs: real, more: { '/api/relay/read': () => ({ body: {} }) } });
  await call(provenDoor(door, of, known), { method: 'GET', path: '/api/relay/read' }, z.object({}));
  expect(asked()).toEqual(['/api/relay/read']);
});

test('[W505] also when the session was over meanwhile, and it is asked once more', async () => {
  const { real, other, known } = await scene();
  const over = { status: 401, body: { refused: 'not-signed-in', why: 'Sign in.' } };
  const { door, asked, become } = relayThat({ claims: real, signs: real, more: { '/api/statements': () => over } });
  const renew = async () => {
    become({ claims: other, signs: other });
    return null;
  };
  expect(await propose(provenDoor({ ...door, renew }, of, known), statement)).toMatchObject({ kind: 'other-key' });
  expect(asked().filter((path) => path === '/api/statements')).toHaveLength(1);
});

test('[W506] whom another relay calls removed, signed out or unknown keeps everything', async () => {
  const { real, other, as, known } = await scene();
  for (const refused of ['revoked', 'signed-out-everywhere', 'not-signed-in', 'suspended', 'not-allowed']) {
    const no = () => ({ status: refused === 'not-allowed' ? 403 : 401, body: { refused, why: 'No.' } });
    for (const answering of [
      { claims: real, signs: other },
      { claims: other, signs: other },
    ]) {
      const { door } = relayThat({ ...answering, more: { '/api/tickets': no, '/api/sessions': no } });
      expect(await askTicket(withSession(door, as), of, known)).toEqual({ final: null, otherKey: true });
      // Let in there, and told at the next door.
      const inside: Door = { ...door, renew: async () => null };
      expect(await askTicket(inside, of, known)).toEqual({ final: null, otherKey: true });
    }
    const { door } = relayThat({ claims: real, signs: real, more: { '/api/tickets': no, '/api/sessions': no } });
    expect(await askTicket(withSession(door, { ...as, held: undefined as never }), of, known)).not.toHaveProperty(
      'otherKey',
    );
  }
});

test('[W507] a new key is signed in, and decisions brought under it, only where the relay has the key that it names', async () => {
  const { real, other, as } = await scene();
  const code = await makeRelayCode(
    other.publicKey,
    Uint8Array.from({ length: 32 }, (_, at) => at),
  );
  const recovery = { workspace: of.workspace, person: `u${'1'.repeat(17)}`, seed: new Uint8Array(32) };
  const link = writeRecoveryLink('https://relay.example', recovery as never);
  const { door, asked } = relayThat({ claims: other, signs: real });
  const signed = await relayCalls(door, { ...as, now: () => 1 } as never).signRelayKey?.({ link, code });
  expect(signed && isNotDone(signed) && signed.kind).toBe('other-key');
  expect(asked()).toEqual(['/api/challenges']);
  expect(await openAgain(door, as, 'proof')).toMatchObject({ kind: 'other-key' });
});
