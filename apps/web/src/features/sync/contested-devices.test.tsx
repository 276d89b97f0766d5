// A device that may have been in other hands, in the sync centre: how it stands, who settles it, and contesting one's own.
import type { DirectoryDevice } from '@baton/model/directory/schema';
import type { DeviceId } from '@baton/model/ids';
import { person } from '@baton/model/test/memory';
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openApp } from '../../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../../test/memory-workspace.ts';
import { seedNorthwind } from '../../test/northwind.ts';

let workspace: MemoryWorkspace;
const [ann, bo] = [person('ann'), person('bo')];
const other = `d${'7'.repeat(17)}` as DeviceId;
beforeEach(() => {
  workspace = openMemoryWorkspace();
  seedNorthwind(workspace.memory);
  workspace.setStatus({ link: 'live' });
  workspace.decided.answer = { number: 9 };
});
afterEach(cleanup);

function withDevice(of: string, contest?: DirectoryDevice['contest']): void {
  const { directory } = workspace.memory.ctx;
  const device = { person: of, key: 'k', no: 4, since: 1, enrolled: 1, revoked: null };
  Object.assign(directory.devices, { [other]: contest === undefined ? device : { ...device, contest } });
}
const asMember = () => {
  const { persons } = workspace.memory.ctx.directory;
  Object.assign(persons, { [ann]: { ...persons[ann], role: 'member' } });
};
const open = () => openApp({ at: `/w/${workspace.world.me.workspace}/sync?show=devices`, workspace });
const decisions = () => workspace.decided.signed.map(({ decision }) => decision);
const block = () => within(screen.getByRole('region', { name: 'Contested devices' }));

test('everybody reads that it waits and since when; only an admin is asked to settle it', async () => {
  asMember();
  withDevice(bo, { by: bo, from: 101, is: 'open' });
  await open();
  expect(block().getByText(/^Yuki Tanaka says that somebody else had device 4 of Yuki Tanaka\.$/u)).toBeTruthy();
  expect(block().getByText(/from number 101 on waits, and all that rests on it, until an admin/u)).toBeTruthy();
  expect(block().queryByRole('button')).toBeNull();
});

test.each([
  ['Somebody else had it', true],
  ['It was in the right hands', false],
])('an admin settles it: %s', async (name, upheld) => {
  withDevice(bo, { by: bo, from: 101, is: 'open' });
  const app = await open();
  await userEvent.click(block().getByRole('button', { name }));
  await app.settle();
  expect(decisions()).toEqual([{ type: 'contest-settled', device: other, upheld }]);
});

test('upheld it stays said; withdrawn nothing is', async () => {
  withDevice(bo, { by: bo, from: 101, is: 'upheld' });
  await open();
  expect(block().getByText('What it signed from number 101 on counts for nothing.')).toBeTruthy();
  cleanup();
  withDevice(bo, { by: bo, from: 101, is: 'withdrawn' });
  await open();
  expect(screen.queryByRole('region', { name: 'Contested devices' })).toBeNull();
});

test('one’s own other device is contested from a day on, by the first decision of that day', async () => {
  withDevice(ann);
  const at = (time: number, number: number) => ({
    number,
    time,
    ledger: 'dir',
    hash: '',
    person: null,
    device: null,
    decision: null,
    text: null,
  });
  const today = new Date().setHours(0, 0, 0, 0);
  workspace.decided.entries = [at(today + 9e6, 12), at(today + 8e6, 11), at(today - 1, 10)];
  workspace.setSync({
    devices: [{ device: other, deviceNo: 4, person: ann, me: false, revoked: false, lastSeen: today } as never],
  });
  const app = await open();
  await userEvent.click(screen.getByRole('button', { name: 'Contest Device 4' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Contest Device 4' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Contest it' }));
  await app.settle(10);
  expect(decisions()).toEqual([{ type: 'device-contested', device: other, from: 11 }]);
});
