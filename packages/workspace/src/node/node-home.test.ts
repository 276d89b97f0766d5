// A terminal's own directory, and its way to the relay by fetch.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyBytes, signBytes } from '@baton/ledger/keys';
import type { DeviceRow } from '@baton/store/browser/devices';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nodeDoor } from './node-door.ts';
import { openHome } from './node-home.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'baton-home-'));
});
afterEach(() => {
  vi.unstubAllGlobals();
  rmSync(directory, { recursive: true });
});
const row = {
  relay: 'https://relay.example',
  workspace: 'w1',
  person: 'u1',
  device: 'd1',
  deviceNo: 3,
  incarnation: 1,
  title: 'Northwind',
  openedAt: 5,
};
const modeOf = (name: string): number => statSync(join(directory, name)).mode & 0o777;

test('[W60] a terminal that has joined nothing is nobody; what it keeps is read by the next start', () => {
  const home = openHome(directory);
  expect(home.identity()).toBeNull();
  home.keep({ ...row, key: 'secret', publicKey: 'public' } as unknown as DeviceRow);
  expect(openHome(directory).identity()).toEqual(row);
  expect(readFileSync(join(directory, 'identity.json'), 'utf8')).not.toContain('secret');
});

test('[W60] the device’s key is made once, is the same at each start, and only its owner may read it', async () => {
  const key = await openHome(directory).key();
  const again = await openHome(directory).key();
  expect(again.publicKey).toBe(key.publicKey);
  const message = new TextEncoder().encode('hello');
  expect(await verifyBytes(key.publicKey, message, await signBytes(again, message))).toBe(true);
  openHome(directory).keep({ ...row } as unknown as DeviceRow);
  expect([modeOf('device.key'), modeOf('identity.json')]).toEqual([0o600, 0o600]);
  expect(readdirSync(directory).filter((name) => name.endsWith('.new'))).toEqual([]);
});

test('[W60] a key that is damaged is said to be, and not replaced by another', () => {
  writeFileSync(join(directory, 'device.key'), '!not a key!');
  expect(() => openHome(directory).key()).toThrow('is damaged');
  expect(readFileSync(join(directory, 'device.key'), 'utf8')).toBe('!not a key!');
});

test('[W5] what a terminal’s disk has kept is there when it is opened again', async () => {
  const disk = openHome(directory).openDisk();
  const generation = await disk.lead();
  await disk.commit([{ put: 'meta', key: 'x', value: { bytes: new Uint8Array([1, 2]) } }], {
    strict: true,
    generation,
  });
  disk.close();
  const again = openHome(directory).openDisk();
  expect(await again.get('meta', 'x')).toEqual({ bytes: new Uint8Array([1, 2]) });
  expect(await again.lead()).toBe(generation + 1);
  again.close();
});

/** A relay that sets a cookie with each answer; what it was sent is kept. */
function relaySetting(...cookies: string[]) {
  const sent: { origin: string | null; cookie: string | null; type: string | null; method: string }[] = [];
  vi.stubGlobal('fetch', async (_input: unknown, init: RequestInit) => {
    const headers = new Headers(init.headers);
    const [origin, cookie, type] = ['origin', 'cookie', 'content-type'].map((name) => headers.get(name));
    sent.push({ origin: origin ?? null, cookie: cookie ?? null, type: type ?? null, method: init.method ?? '' });
    const set = cookies.shift();
    return new Response('{}', set === undefined ? {} : { headers: { 'set-cookie': set } });
  });
  return sent;
}

test('[W62] a terminal names its origin, keeps the relay’s cookies and sends the newest of each name', async () => {
  const sent = relaySetting('session=a=b; Path=/; HttpOnly', 'other=1', 'session=c');
  const door = nodeDoor('https://relay.example', openHome(directory));
  for (let at = 0; at < 4; at += 1)
    await door.fetch('https://relay.example/api', { method: 'POST', headers: { 'content-type': 'application/json' } });
  expect(sent.map(({ cookie }) => cookie)).toEqual([null, 'session=a=b', 'session=a=b; other=1', 'session=c; other=1']);
  expect(sent[3]).toMatchObject({ origin: 'https://relay.example', type: 'application/json', method: 'POST' });
});

test('[W60] a terminal signs with the key of its home, and keeps there that it has joined', async () => {
  const home = openHome(directory);
  const door = nodeDoor('https://relay.example', home);
  expect((await door.newKey()).publicKey).toBe((await home.key()).publicKey);
  await door.keep({ ...row, key: 'secret' } as unknown as DeviceRow);
  expect(home.identity()).toMatchObject({ workspace: 'w1', deviceNo: 3 });
});

test('[W173] a terminal that was removed leaves nothing but what it had not sent, for its owner’s eyes', async () => {
  const home = openHome(directory);
  home.keep({ ...row } as unknown as DeviceRow);
  await home.key();
  const disk = home.openDisk();
  await disk.commit([{ put: 'meta', key: 'secret', value: 'words' }], { strict: true, generation: await disk.lead() });
  disk.close();
  const left = { ...row, at: 9, owners: [], count: 1, text: 'one edit', file: new Uint8Array([7]) };
  home.leave(left);
  home.erase();
  expect(readdirSync(directory).sort()).toEqual(['unsent-d1.baton', 'unsent-d1.txt']);
  expect([readFileSync(join(directory, 'unsent-d1.txt'), 'utf8'), modeOf('unsent-d1.txt')]).toEqual([
    'one edit',
    0o600,
  ]);
  home.leave({ ...left, count: 0, text: '' });
  expect(readFileSync(join(directory, 'unsent-d1.txt'), 'utf8')).toBe('one edit');
  expect(openHome(directory).identity()).toBeNull();
});
