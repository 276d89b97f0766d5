import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';

const there = { BATON_MAIL_FROM: 'baton@fern.example', BATON_ADDRESS: 'https://baton.fern.example/' };
const mail = (part: Record<string, string>) => readConfig({ ...there, ...part }).mail;

test('[S280] without a mail server none is sent; one is named by an address or by its parts, safe unless it is said', () => {
  expect(readConfig({}).mail).toBeUndefined();
  expect(mail({ BATON_SMTP_URL: 'smtps://baton:s%40cret@mail.fern.example' })).toEqual({
    host: 'mail.fern.example',
    port: 465,
    user: 'baton',
    secret: 's@cret',
    tls: 'whole',
    from: 'baton@fern.example',
  });
  expect(mail({ BATON_SMTP_URL: 'smtp://mail.fern.example' })).toMatchObject({ port: 587, tls: 'start' });
  const parts = { BATON_SMTP_HOST: 'mail.fern.example', BATON_SMTP_USER: 'baton', BATON_SMTP_SECRET: 's' };
  expect(mail(parts)).toMatchObject({ port: 587, tls: 'start', user: 'baton', secret: 's' });
  expect(mail({ ...parts, BATON_SMTP_PORT: '465' })).toMatchObject({ port: 465, tls: 'whole' });
  expect(mail({ ...parts, BATON_SMTP_TLS: 'none' })).toMatchObject({ port: 25, tls: 'none' });
  expect(mail({ BATON_SMTP_HOST: 'localhost' })).toMatchObject({ port: 25, tls: 'none' });
  expect(readConfig(there).opensAt).toBe('https://baton.fern.example');
});

test.each([
  [{ BATON_SMTP_URL: 'https://x:verysecret@mail.fern.example' }, 'BATON_SMTP_URL'],
  [{ BATON_SMTP_URL: 'verysecret' }, 'BATON_SMTP_URL'],
  [
    { BATON_SMTP_URL: 'smtp://x:verysecret@mail.fern.example', BATON_MAIL_FROM: 'Fern <a@b.example>' },
    'BATON_MAIL_FROM',
  ],
  [{ BATON_SMTP_URL: 'smtp://x:verysecret@mail.fern.example', BATON_ADDRESS: 'baton' }, 'BATON_ADDRESS'],
])('[S280] %j is said in a sentence that does not repeat the secret', (part, named) => {
  expect(() => mail(part)).toThrow(named);
  expect(() => mail(part)).not.toThrow('verysecret');
});

test('[S280] a relay for others that sends mail says where people open it', () => {
  const part = { BATON_SMTP_HOST: 'mail.fern.example', BATON_MAIL_FROM: 'baton@fern.example' };
  expect(() => readConfig(part)).toThrow('BATON_ADDRESS');
  expect(readConfig({ ...part, BATON_HOST: '127.0.0.1' }).mail).toBeDefined();
});
