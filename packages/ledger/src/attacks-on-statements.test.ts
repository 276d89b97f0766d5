// The attack list, as far as it goes: what somebody sends who is not who they say, or says it again.
import { isIllegal } from '@baton/model/directory/rules';
import { expect, test } from 'vitest';
import { enter } from './book.ts';
import { toBase64, utf8 } from './bytes.ts';
import { createDeviceKey } from './keys.ts';
import { fixedHeader, readStatement } from './statement.ts';
import { annAndBo, everybodySays, forced, opening, signedPayload, titled } from './test/hostile.ts';
import { foundedBy, must, newId, newPlayer, openWorld, World } from './test/world.ts';

const b64 = (text: string): string => toBase64(utf8(text));

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
  expect(await everybodySays(world, { ...signed, jws: await changed({ via: ann.person }) })).toBe(
    'a deputy answers what was offered or asked, and no more',
  );
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
