// What stands in a letter, whatever people are called.
import { expect, test } from 'vitest';
import { codeLetter, escaped, invitationLetter, plain, trialLetter } from './letter.ts';

const link = 'https://baton.example.org/join#w.secret.token';
const notAfter = Date.parse('2026-03-05T12:00:00Z');
const letter = (byName: string, workspace = 'Northwind Outdoor') =>
  invitationLetter({ workspace, byName, link, notAfter });

test('[S281] it says who invites, to what and until when, in text and in HTML, with the link in both', () => {
  const { subject, text, html } = letter('Ann Lee');
  expect(subject).toBe('Ann Lee invites you to Northwind Outdoor');
  expect(text).toContain('Ann Lee invites you to work in Northwind Outdoor, on Baton.');
  expect(text).toContain(`\n${link}\n`);
  expect(text).toContain('Thu, 5 March 2026');
  expect(html).toContain(`<a href="${link}">Join Northwind Outdoor</a>`);
});

test('[S281] nothing in it is fetched and nothing tells on its reader', () => {
  const all = [letter('Ann'), codeLetter({ workspace: 'Fern', code: '123456' }), trialLetter('Fern')];
  for (const { html } of all) expect(html).not.toMatch(/<(?:img|script|link|iframe|style)|src=|url\(|@import/iu);
});

const hostile = [
  'Ann\r\nBcc: all@work.example',
  'Ann\nSubject: other',
  'Ann\u0085Bcc: x',
  'Ann\u2028Bcc: x',
  '\u202Enna\u0000',
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  'Pay at https://evil.example/pay now',
  'www.evil.example',
  'boss@evil.example',
  'A'.repeat(5_000),
  '\u{1F469}'.repeat(300),
];
test.each(hostile)('[S281] a name like %j stays a name: one line, short, no markup, nothing to press', (name) => {
  for (const { subject, text, html } of [
    letter(name),
    letter('Ann', name),
    codeLetter({ workspace: name, code: '1' }),
  ]) {
    expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202E]/u);
    expect(Array.from(subject).length).toBeLessThan(200);
    // Tags of our own only.
    expect(
      html.replaceAll(/<\/?(?:!doctype html|html lang="en"|html|body[^<>]*|p[^<>]*|a href="[^"<>]*"|a|b)>/gu, ''),
    ).not.toMatch(/[<>]/u);
    expect(text.replaceAll(link, '')).not.toMatch(/:\/\/|evil\.example|@evil/u);
  }
});

test('[S281] without a name it is somebody, and signs of markup are written out', () => {
  expect(plain(' \u200B\n', 'Somebody')).toBe('Somebody');
  expect(plain('Ann O’Neill & Söhne', '')).toBe('Ann O’Neill & Söhne');
  expect(escaped(`<a href='x'>"&"</a>`)).toBe('&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/a&gt;');
});
