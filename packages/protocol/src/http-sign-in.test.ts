import { expect, test } from 'vitest';
import type { ZodType } from 'zod';
import { SignIn } from './http.ts';
import { Assertion } from './http-parts.ts';
import {
  AccountTold,
  Asked,
  AskToEnter,
  DevicesSeen,
  GoToSignOn,
  Knocks,
  LetIn,
  Mail,
  OfWorkspace,
  Proven,
  SetPassword,
  SignInByPasskey,
  SignInByPassword,
  SignInWays,
  SignOutDevices,
} from './http-sign-in.ts';

const b43 = 'A'.repeat(43);
const codeId = 'A'.repeat(22);
const id = (letter: string): string => `${letter}0123456789ABCDEFG`;
const device = { id: id('d'), key: b43 };
const assertion = { id: 'AQ', authenticator: 'AQ', client: 'AQ', signature: 'AQ' };
const knock = { id: codeId, person: id('u'), device, agent: 'Firefox', how: 'password', expires: 5 };
const passes = (schema: ZodType, value: unknown): boolean => schema.safeParse(value).success;

test.each<readonly [string, ZodType, object]>([
  ['SignInWays', SignInWays, { signOn: { name: 'Northwind ID' }, title: null }],
  ['SignInByPassword', SignInByPassword, { mail: 'ann@x.example', password: 'x' }],
  ['Proven', Proven, { how: 'password', seats: [{ workspace: id('w'), person: id('u'), title: '' }] }],
  ['AskToEnter', AskToEnter, { workspace: id('w'), device }],
  ['Asked', Asked, { claim: b43, codeId, workspaceTitle: 'Northwind', expires: 5 }],
  ['Assertion', Assertion, assertion],
  ['SignInByPasskey', SignInByPasskey, { user: `${id('w')}.${id('u')}`, device, assertion }],
  ['GoToSignOn', GoToSignOn, { url: 'https://id.example/auth?state=1' }],
  ['Knocks', Knocks, { waiting: [knock] }],
  ['AccountTold', AccountTold, { mail: null, passwordSet: 5, linked: null, signOn: null }],
  ['SetPassword', SetPassword, { workspace: id('w'), mail: 'ann@x.example', password: 'x' }],
  ['OfWorkspace', OfWorkspace, { workspace: id('w') }],
  ['DevicesSeen', DevicesSeen, { devices: [{ device: id('d'), seen: null, agent: '', signedOut: false }] }],
  ['SignOutDevices', SignOutDevices, { workspace: id('w'), devices: null, here: false }],
  ['LetIn', LetIn, { workspace: id('w'), device: id('d') }],
])('[P50] %s passes whole, and with no field left out', (_, schema, body) => {
  expect(schema.parse(body)).toEqual(body);
  for (const name of Object.keys(body)) {
    const less = Object.fromEntries(Object.entries(body).filter(([other]) => other !== name));
    expect(passes(schema, less)).toBe(false);
    expect(passes(schema, { ...body, [name]: { $gt: '' } })).toBe(false);
  }
});

test.each<readonly [string, ZodType, unknown]>([
  ['a password of a megabyte', SignInByPassword, { mail: 'a@b.example', password: 'x'.repeat(1_000_000) }],
  ['a field too many', SignInByPassword, { mail: 'a@b.example', password: 'x', role: 'owner' }],
  ['a passkey’s word of a megabyte', Assertion, { ...assertion, client: 'A'.repeat(1_000_000) }],
  ['ordinary base64', Assertion, { ...assertion, signature: 'AQ==' }],
  ['somebody without a workspace', SignInByPasskey, { user: id('u'), device, assertion }],
  ['more behind somebody', SignInByPasskey, { user: `${id('w')}.${id('u')}.x`, device, assertion }],
  ['no device at all', SignOutDevices, { workspace: id('w'), devices: [], here: true }],
  ['a way of no kind', Knocks, { waiting: [{ ...knock, how: 'code' }] }],
  ['a place that is none', GoToSignOn, { url: '/somewhere' }],
])('[P50] %s does not pass', (_, schema, body) => {
  expect(passes(schema, body)).toBe(false);
});

test.each(['ann', 'ann@', '@x', 'a b@x', 'a@b@c', `${'a'.repeat(260)}@x`, ''])('[P50] %o is no address', (mail) => {
  expect(passes(Mail, mail)).toBe(false);
});
test('[P50] an address is taken as people type it', () => {
  expect(Mail.parse('  Ann.Lee@northwind.example ')).toBe('Ann.Lee@northwind.example');
});

test('[P50] a device signs in as before, and may bring its passkey’s word', () => {
  const plain = { workspace: id('w'), device: id('d'), nonce: b43, signature: 'A'.repeat(86) };
  expect(SignIn.parse(plain)).toEqual(plain);
  expect(SignIn.parse({ ...plain, assertion })).toEqual({ ...plain, assertion });
});
