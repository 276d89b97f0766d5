// A passkey's word: what stands, and each way in which it does not.
import { describe, expect, test } from 'vitest';
import { fromBase64, toBase64, utf8 } from '../bytes.ts';
import { enrolmentChallenge, openingChallenge } from '../proofs.ts';
import { makePasskey, type Kind, type Odd } from '../test/authenticator.ts';
import { assertionFault } from './assertion.ts';

const device = { id: 'd0123456789ABCDEFG', key: 'K'.repeat(43) };
const challengeOf = (key = device.key) => enrolmentChallenge({ relayKey: 'R'.repeat(43), device: { ...device, key } });

const bytesOf = (text: string): Uint8Array => fromBase64(text) ?? new Uint8Array();

describe('an assertion', () => {
  test.each<Kind>(['ES256', 'EdDSA', 'RS256'])(
    '[L22] of %s stands for its challenge and for no other',
    async (kind) => {
      const passkey = await makePasskey(kind);
      const assertion = await passkey.assert(await challengeOf());
      expect(await assertionFault(assertion, passkey, await challengeOf())).toBeNull();
      const other = await challengeOf('L'.repeat(43));
      expect(await assertionFault(assertion, passkey, other)).toBe('the passkey was used for another challenge');
    },
  );

  test('[L22] by another passkey of the same person does not stand', async () => {
    const [passkey, other] = await Promise.all([makePasskey(), makePasskey()]);
    const assertion = await other.assert(await challengeOf());
    expect(await assertionFault(assertion, passkey, await challengeOf())).toBe('the passkey did not sign this');
  });

  test.each<[string, Odd]>([
    ['the passkey was used for something else', { type: 'webauthn.create' }],
    ['the passkey was used on another page', { origin: 'https://baton.example.evil' }],
    ['the passkey was used inside another page', { crossOrigin: true }],
    ['the passkey was used for another relay', { rpId: 'evil.example' }],
    ['nobody was there when the passkey was used', { flags: 4 }],
    ['the authenticator did not check who was there', { flags: 1 }],
    ['what the browser says cannot be read', { client: 'no JSON' }],
    ['what the browser says cannot be read', { client: '{"type":"webauthn.get"}' }],
  ])('[L22] does not stand when %s', async (fault, odd) => {
    const passkey = await makePasskey();
    const assertion = await passkey.assert(await challengeOf(), odd);
    expect(await assertionFault(assertion, passkey, await challengeOf())).toBe(fault);
  });

  test('[L22] inside a page of the same site is one inside another page', async () => {
    const passkey = await makePasskey();
    const challenge = await challengeOf();
    const { origin } = passkey;
    const client = JSON.stringify({ type: 'webauthn.get', challenge, origin, topOrigin: origin });
    const assertion = await passkey.assert(challenge, { client });
    expect(await assertionFault(assertion, passkey, challenge)).toBe('the passkey was used inside another page');
  });

  test('[L22] with one bit changed in any part does not stand', async () => {
    const passkey = await makePasskey();
    const challenge = await challengeOf();
    const whole = await passkey.assert(challenge);
    for (const part of ['authenticator', 'client', 'signature'] as const) {
      const bytes = bytesOf(whole[part]);
      for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
        const changed = toBase64(Uint8Array.from(bytes, (byte, n) => (n === at ? byte ^ 1 : byte)));
        const fault = await assertionFault({ ...whole, [part]: changed }, passkey, challenge);
        expect([part, at, fault]).not.toEqual([part, at, null]);
      }
    }
    const short = { ...whole, authenticator: toBase64(bytesOf(whole.authenticator).subarray(0, 36)) };
    expect(await assertionFault(short, passkey, challenge)).toBe('what the authenticator says is too short');
  });

  test('[L22] has one spelling', async () => {
    const passkey = await makePasskey();
    const challenge = await challengeOf();
    const whole = await passkey.assert(challenge);
    const odd = ['authenticator', 'client', 'signature'].map((part) => ({
      ...whole,
      [part]: `${whole[part as 'client']}=`,
    }));
    for (const assertion of odd)
      expect(await assertionFault(assertion, passkey, challenge)).toBe('the assertion is not in canonical base64url');
  });
});

test('[L23] what a passkey signs names its purpose, the relay and the device with its key', async () => {
  const relayKey = 'R'.repeat(43);
  const opening = { relayKey, workspace: 'w1', device: device.id, nonce: 'n' };
  const all = await Promise.all([
    enrolmentChallenge({ relayKey, device }),
    enrolmentChallenge({ relayKey: 'S'.repeat(43), device }),
    enrolmentChallenge({ relayKey, device: { ...device, id: 'd1123456789ABCDEFG' } }),
    enrolmentChallenge({ relayKey, device: { ...device, key: 'L'.repeat(43) } }),
    openingChallenge(opening),
    openingChallenge({ ...opening, nonce: 'm' }),
    openingChallenge({ ...opening, workspace: 'w2' }),
    openingChallenge({ ...opening, device: 'd2' }),
  ]);
  expect(new Set(all).size).toBe(all.length);
  expect(all.every((challenge) => fromBase64(challenge)?.length === 32)).toBe(true);
});

test('[L22] noise is answered, not thrown', async () => {
  const passkey = await makePasskey();
  const noise = { id: passkey.id, authenticator: 'eA', client: toBase64(utf8('{}')), signature: 'eQ' };
  expect(await assertionFault(noise, passkey, 'x')).not.toBeNull();
  const whole = await passkey.assert('x');
  for (const key of ['', 'AA', toBase64(utf8('no key at all')), `${passkey.key}A`])
    expect(await assertionFault(whole, { ...passkey, key }, 'x')).toBe('the passkey did not sign this');
});
