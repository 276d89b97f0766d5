// Where a request comes from, as far as that can be known, and what follows of it.
import { Relay } from '@baton/protocol/http';
import { expect, test } from 'vitest';
import { TestDevice } from '../test/device.fixture.ts';
import { openScene, type Scene } from '../test/scene.fixture.ts';
import { networkOf } from './rate.ts';

async function isOpen({ ask }: Scene, headers: Readonly<Record<string, string>> = {}): Promise<boolean> {
  return Relay.parse(await (await ask('/api/relay', { headers })).json()).founding;
}

test('[S46] who only says “localhost” in the Host header is not on this machine', async () => {
  const scene = await openScene({ address: '192.0.2.7' });
  await (await TestDevice.make(scene.ask)).found();
  expect(await isOpen(scene)).toBe(false);
  await expect((await TestDevice.make(scene.ask)).found()).rejects.toThrow('founding-closed');
});

test('[S46] who comes through a proxy on this machine is where the proxy says', async () => {
  const scene = await openScene();
  await (await TestDevice.make(scene.ask)).found();
  expect(await isOpen(scene, { 'x-forwarded-for': '192.0.2.7' })).toBe(false);
  expect(await isOpen(scene, { 'x-forwarded-for': '127.0.0.1, 192.0.2.7' })).toBe(false);
  expect(await isOpen(scene, { 'x-forwarded-for': '::1' })).toBe(true);
});

test('[S53] the addresses of one IPv6 network count as one', async () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(networkOf('2001:DB8:0001:2::9')).toBe('2001:db8:1:2::/64');
  expect(networkOf('2001:db8::9')).toBe('2001:db8:0:0::/64');
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  expect([networkOf('192.0.2.7'), networkOf('::ffff:192.0.2.7'), networkOf('unknown')]).toEqual([
    '192.0.2.7',
    '::ffff:192.0.2.7',
    'unknown',
  ]);
  const scene = await openScene();
  const device = { id: `d${'0'.repeat(17)}`, key: 'k'.repeat(43) };
  const statuses: number[] = [];
  for (let at = 0; at < 7; at += 1) {
    const headers = { 'x-forwarded-for': `2001:db8:1:2::${at + 1}` };
    const body = { code: '00000000', device };
    statuses.push((await scene.ask('/api/device-codes/claim', { method: 'POST', body, headers })).status);
  }
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
});
