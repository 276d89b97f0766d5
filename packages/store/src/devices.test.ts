import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { diskName, openDevices } from './devices.ts';

const key = { kind: 'handle' } as unknown as CryptoKey;
const row = {
  relay: 'https://a.example',
  workspace: 'w1',
  person: 'u1',
  device: 'd1',
  deviceNo: 1,
  incarnation: 1,
  title: 'Northwind',
  key,
  publicKey: 'x',
  openedAt: 1,
};

test('[T18] workspaces are listed with their keys, most recently opened first', async () => {
  const devices = openDevices('devices test');
  await devices.put(row);
  await devices.put({ ...row, person: 'u2', openedAt: 5 });
  await devices.put({ ...row, title: 'Northwind Outdoor' });
  expect((await devices.all()).map(({ person, title }) => [person, title])).toEqual([
    ['u2', 'Northwind'],
    ['u1', 'Northwind Outdoor'],
  ]);
  expect((await devices.all())[0]?.key).toEqual(key);
  await devices.remove(row);
  expect((await devices.all()).map(({ person }) => person)).toEqual(['u2']);
  devices.close();
});

test('[T18] two persons of one browser have databases of their own', () => {
  expect(diskName(row)).not.toBe(diskName({ ...row, person: 'u2' }));
});
