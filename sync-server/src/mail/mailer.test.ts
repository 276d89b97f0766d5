// The mailer against a real mail server, and against none.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMail, type TestMail } from '../test/mail.fixture.ts';
import { invitationLetter, trialLetter } from './letter.ts';
import { Mailer } from './mailer.ts';

let mail: TestMail;
beforeAll(async () => {
  mail = await startMail();
});
afterAll(() => mail.close());
const letter = trialLetter('Fern');

test('[S280] a letter arrives, from the address that was set, with text and HTML, saying that a machine wrote it', async () => {
  expect(await new Mailer(mail.wish).send('bo@work.example', letter)).toBeNull();
  const [one] = mail.arrived.splice(0);
  expect(one?.to).toEqual(['bo@work.example']);
  expect(one?.header('From')).toBe('Baton <baton@relay.example>');
  expect(one?.header('To')).toBe('bo@work.example');
  expect(one?.header('Auto-Submitted')).toBe('auto-generated');
  expect(one?.header('X-Mailer')).toBeUndefined();
  expect(one?.text).toContain('This is a trial letter of Fern');
  expect(one?.raw).toContain('text/html');
});

test('[S281] whatever the names are, no header comes in by them, and it goes to one address', async () => {
  const byName = 'Ann\r\nBcc: all@work.example\r\n\r\nHello';
  const hostile = { ...invitationLetter({ workspace: byName, byName, link: 'https://x.example/#a', notAfter: 0 }) };
  await new Mailer(mail.wish).send('bo@work.example', hostile);
  // Also if a letter's maker forgot to clean a subject.
  await new Mailer(mail.wish).send('bo@work.example', { ...letter, subject: byName });
  const both = mail.arrived.splice(0);
  expect(both.map(({ to }) => to)).toEqual([['bo@work.example'], ['bo@work.example']]);
  for (const one of both) expect(one.header('Bcc')).toBeUndefined();
});

test('[S280] why it was not sent is one of a few, and never what the server said', async () => {
  mail.refuses.add('gone@work.example');
  expect(await new Mailer(mail.wish).send('gone@work.example', letter)).toBe('address');
  expect(await new Mailer({ ...mail.wish, port: 9 }).send('bo@work.example', letter)).toBe('away');
  expect(await new Mailer({ ...mail.wish, port: 9 }).look()).toBe('away');
  expect(await new Mailer(mail.wish).look()).toBeNull();
  // A server without TLS is not spoken to in the clear unless that was said.
  expect(await new Mailer({ ...mail.wish, tls: 'start' }).send('bo@work.example', letter)).toBe('unsafe');
  expect(mail.arrived).toEqual([]);
});
