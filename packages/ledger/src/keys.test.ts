import { createPrivateKey, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { fromBase64, toBase64, utf8 } from './bytes.ts';
import { createDeviceKey, importPublicKey, keyFromSeed, signBytes, verifyBytes } from './keys.ts';

const seed = Uint8Array.from({ length: 32 }, (_, at) => at);

test('[L15] a device key cannot be taken out of its store', async () => {
  const { privateKey } = await createDeviceKey();
  expect(privateKey.extractable).toBe(false);
  for (const format of ['jwk', 'pkcs8'] as const)
    await expect(crypto.subtle.exportKey(format, privateKey)).rejects.toThrow('not extractable');
});

test('[L15] a device key can be stored and signs as before', async () => {
  const key = await createDeviceKey();
  const again = { ...key, privateKey: structuredClone(key.privateKey) };
  const signature = await signBytes(again, utf8('hello'));
  expect(await verifyBytes(key.publicKey, utf8('hello'), signature)).toBe(true);
});

test('[L15] the same seed gives the same key, which Node’s own crypto agrees with', async () => {
  const key = await keyFromSeed(seed);
  expect(key.publicKey).toBe((await keyFromSeed(Uint8Array.from(seed))).publicKey);
  expect(key.privateKey.extractable).toBe(false);
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const theirs = sign(null, utf8('hello'), createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }));
  expect(await signBytes(key, utf8('hello'))).toBe(theirs.toString('base64url'));
});

test('[L15] a seed of another length is our own mistake', async () => {
  await expect(keyFromSeed(new Uint8Array(31))).rejects.toThrow('32 bytes');
});

test('[L3] a public key or signature in another spelling, or of another length, verifies nothing', async () => {
  const key = await keyFromSeed(seed);
  const message = utf8('hello');
  const signature = await signBytes(key, message);
  const wrong = [
    `${signature}=`,
    ` ${signature}`,
    signature.slice(0, -1),
    `${signature}A`,
    signature.replace(/.$/u, '_'),
    '',
  ];
  for (const one of wrong) expect(await verifyBytes(key.publicKey, message, one)).toBe(false);
  for (const one of ['', 'A', `${key.publicKey}A`, `${key.publicKey}=`])
    expect(await verifyBytes(one, message, signature)).toBe(false);
  expect(await importPublicKey('!'.repeat(43))).toBeUndefined();
  expect(await verifyBytes(key.publicKey, utf8('hullo'), signature)).toBe(false);
  expect(await verifyBytes(key.publicKey, message, signature)).toBe(true);
});

test('[L3] bytes have one spelling', () => {
  expect(fromBase64('AA')).toEqual(new Uint8Array(1));
  for (const text of ['AB', 'A', 'AA==', 'A A', 'AA\n', '+/']) expect(fromBase64(text)).toBeUndefined();
  for (let length = 0; length < 70; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 37) & 255);
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  }
});
