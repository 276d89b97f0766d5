import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openDevices } from './devices.ts';
import { openLeft, type Left } from './left.ts';

const left = (more: Partial<Left> = {}): Left => ({
  relay: 'https://a.example',
  workspace: 'w1',
  person: 'u1',
  device: 'd1',
  title: 'Northwind',
  at: 1,
  owners: ['Ann Lee'],
  count: 2,
  text: 'two edits',
  file: new Uint8Array([1]),
  ...more,
});

test('[T28] what was left is kept until it is taken off, the newest first', async () => {
  const behind = await openLeft('left test');
  await behind.put(left());
  await behind.put(left({ device: 'd2', at: 5 }));
  expect((await behind.all()).map(({ device }) => device)).toEqual(['d2', 'd1']);
  await behind.remove({ device: 'd2' });
  expect(await behind.all()).toEqual([left()]);
  behind.close();
});

test('[T28] a second removal of the same device, which finds nothing more, takes nothing away', async () => {
  const behind = await openLeft('left twice');
  await behind.put(left());
  await behind.put(left({ count: 0, text: '', at: 9 }));
  expect(await behind.all()).toEqual([left()]);
  await behind.put(left({ count: 3, text: 'three edits' }));
  expect((await behind.all()).map(({ text }) => text)).toEqual(['three edits']);
  behind.close();
});

test('[T28] a browser that knew only of devices keeps them, and has room for what is left from then on', async () => {
  await new Promise<void>((resolve) => {
    const request = indexedDB.open('an older list', 1);
    request.addEventListener('upgradeneeded', () =>
      request.result.createObjectStore('devices').put({ openedAt: 1 }, 'x'),
    );
    request.addEventListener('success', () => {
      request.result.close();
      resolve();
    });
  });
  const behind = await openLeft('an older list');
  await behind.put(left());
  const devices = await openDevices('an older list');
  expect([(await devices.all()).length, (await behind.all()).length]).toEqual([1, 1]);
  devices.close();
  behind.close();
});
