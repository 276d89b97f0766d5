import * as fc from 'fast-check';
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision } from '@baton/model/directory/schema';
import { compactVerify, importJWK } from 'jose';
import { expect, test } from 'vitest';
import { privateHash, saltText, textFault } from './private-text.ts';
import { sequenceStatement } from './sequence.ts';
import { isSignedBy, maxJwsLength, readStatement, statementHash } from './statement.ts';
import { must, newId, openSpaceIn, openWorld } from './test/world.ts';

const opening = (): Decision => ({ type: 'space-opened', space: newId('s'), open: true, members: [] });
const salt = new Uint8Array(16).fill(3);

test('[L2] a statement is read as it was signed, and any JOSE library verifies it', async () => {
  const { world, ann } = await openWorld();
  const decision = opening();
  const { jws, hash } = await world.sign(ann, decision, { text: 'Spring', claimedAt: 77 });
  const read = readStatement(jws);
  expect(read).toMatchObject({
    decision,
    skeleton: { v: 1, workspace: world.workspace, person: ann.person, device: ann.device, n: 1, claimedAt: 77 },
  });
  expect(hash).toBe(await statementHash(jws));
  const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: ann.key.publicKey }, 'EdDSA');
  const verified = await compactVerify(jws, key);
  expect(verified.protectedHeader).toEqual({ alg: 'EdDSA', typ: 'baton+jws' });
  expect(await isSignedBy(jws, ann.key.publicKey)).toBe(true);
});

test('[L3] the hash covers the unsigned part: another signature over the same is the same statement', async () => {
  const { world, ann } = await openWorld();
  const { jws, hash } = await world.sign(ann, opening());
  expect(await statementHash(`${jws.slice(0, jws.lastIndexOf('.'))}.${'A'.repeat(86)}`)).toBe(hash);
  expect(await statementHash(`x${jws}`)).not.toBe(hash);
});

test('[L13] names and titles are not in what is signed: only the hash of salt and text', async () => {
  const { world, ann } = await openWorld();
  const { jws, text } = await world.sign(ann, opening(), { text: 'Redundancies', salt });
  expect(Buffer.from(jws.split('.')[1]!, 'base64url').toString()).not.toContain('Redundancies');
  const read = readStatement(jws);
  expect(isIllegal(read) ? '' : read.skeleton.private).toBe(await privateHash(text!));
});

test('[L13] a text is the one that was signed, or it is refused', async () => {
  const { world, ann } = await openWorld();
  const { jws, text } = await world.sign(ann, opening(), { text: 'Spring', salt });
  const say = (beside: typeof text) => sequenceStatement(world.desk(), jws, beside);
  expect(await say({ ...text!, text: 'Autumn' })).toEqual({ illegal: 'the text is not the one that was signed' });
  expect(await say(saltText('Spring', new Uint8Array(16)))).toEqual({
    illegal: 'the text is not the one that was signed',
  });
  expect(await say({ text: 'Spring', salt: 'AA' })).toEqual({ illegal: 'the text is not well formed' });
  expect(await say(null)).toEqual({ illegal: 'the text that was signed is missing' });
  must(await say(text));
  const silent = await world.sign(ann, opening());
  expect(await sequenceStatement(world.desk(), silent.jws, text)).toEqual({
    illegal: 'a text stands beside a statement that has none',
  });
});

test('[L13] salt and text cannot be shifted into each other', async () => {
  const one = saltText('bc', new Uint8Array(16).fill(97));
  expect(await textFault(one, await privateHash(one))).toBeNull();
  expect(await textFault({ text: 'abc', salt: one.salt.slice(0, -2) }, await privateHash(one))).not.toBeNull();
  expect(() => saltText('x', new Uint8Array(15))).toThrow('16 random bytes');
  expect(() => saltText('x'.repeat(8_001), salt)).toThrow('8000 characters');
});

test('[L2] a statement has a size that no list of members outgrows', async () => {
  const { world, ann } = await openWorld();
  const members = Array.from({ length: 500 }, () => newId<typeof ann.person>('u'));
  const { jws } = await world.sign(ann, { type: 'space-opened', space: newId('s'), open: false, members });
  expect(jws.length).toBeLessThanOrEqual(maxJwsLength);
  expect(isIllegal(readStatement(jws))).toBe(false);
  expect(readStatement(`${jws}${'A'.repeat(maxJwsLength)}`)).toEqual({ illegal: 'the statement is too long' });
});

test('[L2] what does not fit a skeleton is our own mistake, and is found before it is signed', async () => {
  const { world, ann } = await openWorld();
  await expect(world.sign(ann, opening(), { n: 0 })).rejects.toThrow('expected number to be >0');
  await expect(world.sign({ ...ann, person: 'ann' as typeof ann.person }, opening())).rejects.toThrow('an id with u');
});

test('[L2] 20,000 damaged or made-up statements are answered, not thrown', async () => {
  const { world, ann } = await openWorld();
  const space = await openSpaceIn(world, ann, null);
  const { jws } = await world.sign(ann, { type: 'space-titled', space }, { text: 'Spring' });
  const characters = fc.constantFrom(...Array.from('ABCxyz019-_.{}":,=+/ é'));
  const damaged = fc.tuple(fc.nat(jws.length - 1), characters, fc.nat(2)).map(([at, one, kind]) => {
    return kind === 0
      ? jws.slice(0, at) + one + jws.slice(at + 1)
      : kind === 1
        ? jws.slice(0, at) + one + jws.slice(at)
        : jws.slice(0, at);
  });
  const [head, , signature] = jws.split('.');
  const madeUp = fc.json().map((json) => `${head}.${Buffer.from(json).toString('base64url')}.${signature}`);
  let formed = 0;
  fc.assert(
    fc.property(fc.oneof(damaged, madeUp, fc.string({ maxLength: 60 })), (text) => {
      const read = readStatement(text);
      if (!isIllegal(read)) formed += 1;
      // Whatever is still well formed is another statement or has another signature: both are found by the signature.
      expect(isIllegal(read) || text !== jws || read.jws === jws).toBe(true);
    }),
    { numRuns: 20_000 },
  );
  expect(formed).toBeLessThan(10_000);
}, 60_000);
