import { expect, test } from 'vitest';
import { Accept, Invitation } from './http.ts';
import { LetterMail } from './http-mail.ts';

const isOne = (mail: string): boolean => LetterMail.safeParse(mail).success;

test.each([
  'ann@work.example',
  'ann.lee+work@sub.work.example',
  "o'neill@work.example",
  'ö@bücher.example',
  'root@localhost',
])('[P61] “%s” is an address', (mail) => {
  expect(isOne(mail)).toBe(true);
});
test.each([
  'ann@work.example, bo@work.example',
  'ann@work.example;bo@work.example',
  'Ann <ann@work.example>',
  'ann@work.example\r\nBcc: all@work.example',
  'ann@work.example\nBcc:x',
  '"ann lee"@work.example',
  'ann@[127.0.0.1]',
  'ann@work@evil.example',
  'ann\u0000@work.example',
  'ann\u202E@work.example',
  'ann@work.example.',
  '@work.example',
  'ann',
  `${'a'.repeat(65)}@work.example`,
  `ann@${'a'.repeat(260)}.example`,
])('[P61] %j is not one address', (mail) => {
  expect(isOne(mail)).toBe(false);
});

test('[P60] an invitation as a relay told it before there were letters is still read; an acceptance shows six digits', () => {
  const told = {
    ok: true,
    invitation: `i${'1'.repeat(17)}`,
    by: `u${'1'.repeat(17)}`,
    byName: 'Ann',
    workspaceTitle: 'Fern',
    role: 'member',
    spaces: [],
    notAfter: 1,
    relayKey: 'k'.repeat(43),
  };
  expect(Invitation.parse(told)).toEqual(told);
  const { address } = Accept.shape;
  expect(address.safeParse({ mail: 'ann@work.example', code: '123456' }).success).toBe(true);
  expect(address.safeParse({ mail: 'ann@work.example', code: '12345a' }).success).toBe(false);
});
