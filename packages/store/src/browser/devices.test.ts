import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { deleteDatabase, diskName, openDevices } from './devices.ts';

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
  const devices = await openDevices('devices test');
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

test('[T18] a forgotten workspace leaves nothing behind', async () => {
  const devices = await openDevices('to be deleted');
  await devices.put(row);
  devices.close();
  await deleteDatabase('to be deleted');
  const again = await openDevices('to be deleted');
  expect(await again.all()).toEqual([]);
  again.close();
});
