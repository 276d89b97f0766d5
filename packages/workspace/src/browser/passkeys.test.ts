import { afterEach, expect, test, vi } from 'vitest';
import { browserPasskeys } from './passkeys.ts';

function openAt(hostname: string, create: () => Promise<unknown> = () => Promise.resolve(null)): void {
  vi.stubGlobal('PublicKeyCredential', Object);
  vi.stubGlobal('location', { hostname, origin: `https://${hostname}` });
  vi.stubGlobal('navigator', { credentials: { create, get: create } });
}
afterEach(() => vi.unstubAllGlobals());

test.each(['192.0.2.7', '[2001:db8::7]'])('[W509] at %s, which is no name, there are no passkeys to offer', (host) => {
  openAt(host);
  expect(browserPasskeys()).toBeUndefined();
  openAt('baton.example');
  expect(browserPasskeys()?.at).toEqual({ rpId: 'baton.example', origin: 'https://baton.example' });
});

test.each([
  ['SecurityError', 'none'],
  ['NotSupportedError', 'none'],
  ['NotAllowedError', 'cancelled'],
  ['AbortError', 'cancelled'],
])('[W510] %s of the browser is an answer: %s', async (name, answer) => {
  openAt('baton.example', () => Promise.reject(new DOMException('no', name)));
  const passkeys = browserPasskeys();
  expect(await passkeys?.make({ user: 'w1.u1', name: 'Ann', known: [] })).toBe(answer);
  expect(await passkeys?.ask('AAAA')).toBe(answer);
});

test('[W510] one that is on this device already is told apart; what nobody knows of is thrown', async () => {
  openAt('baton.example', () => Promise.reject(new DOMException('no', 'InvalidStateError')));
  expect(await browserPasskeys()?.make({ user: 'w1.u1', name: 'Ann', known: ['AAAA'] })).toBe('known');
  openAt('baton.example', () => Promise.reject(new TypeError('broken')));
  await expect(browserPasskeys()?.make({ user: 'w1.u1', name: 'Ann', known: [] })).rejects.toThrow('broken');
});
