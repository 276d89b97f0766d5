// The storage part of the sync centre: what of pages and comments is held, what is kept, and making room.
import { act, cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type App, openApp } from '../../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../../test/memory-workspace.ts';
import { type Northwind, seedNorthwind } from '../../test/northwind.ts';

let workspace: MemoryWorkspace;
let company: Northwind;
beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
  company = seedNorthwind(workspace.memory);
});
afterEach(cleanup);
const open = (): Promise<App> => openApp({ at: `/w/${workspace.world.me.workspace}/sync`, workspace });
const part = () => within(screen.getByRole('region', { name: 'Saved on this device' }));
const pin = (...pinned: string[]) => act(() => workspace.setSync({ storage: { ...workspace.sync.storage, pinned } }));

test('what is held is told by why it is here; a class of which nothing is here is not', async () => {
  await open();
  const rows = () => [...part().getByLabelText('What is held here').children].map(({ textContent }) => textContent);
  expect(rows()).toEqual([
    'Boards, tasks, decisions: always31 MB',
    'Kept by you6 MB',
    'Yours, or open in the last 90 days24 MB',
    'Older8 MB',
  ]);
  const { classes } = workspace.sync.storage;
  const none = { documents: 0, bytes: 0 };
  act(() =>
    workspace.setSync({
      storage: { ...workspace.sync.storage, classes: classes && { ...classes, pinned: none, 'on-demand': none } },
    }),
  );
  expect(rows()).toHaveLength(2);
});

test('files are told beside them: what stays, and what goes when room is wanted', async () => {
  const app = await open();
  const [one, two] = [
    await workspace.keepFile(new Blob(['a'.repeat(3_000_000)])),
    await workspace.keepFile(new Blob(['bb'])),
  ];
  if ('refused' in one || 'refused' in two) throw new Error('refused');
  act(() => workspace.standAs(one.hash, { pinned: true }));
  await app.settle();
  const rows = () => [...part().getByLabelText('What is held here').children].map(({ textContent }) => textContent);
  expect(rows().slice(4)).toEqual(['Files kept by you, or not sent yet3 MB', 'Other files2 bytes']);
  act(() => {
    workspace.standAs(one.hash, { here: false, pinned: true });
    workspace.standAs(two.hash, { relay: 'waiting' });
  });
  await app.settle();
  expect(rows().slice(4)).toEqual(['Files kept by you, or not sent yet2 bytes']);
});

test('what is kept stands there by its name, and is let go by one press', async () => {
  const app = await open();
  expect(part().queryByRole('list', { name: 'Kept on this device' })).toBeNull();
  const task = company.tasks['Demo tents to 8 stores'] ?? '';
  pin(task, 'j-gone');
  await app.settle();
  const kept = within(part().getByRole('list', { name: 'Kept on this device' }));
  expect(kept.getByText(/Demo tents to 8 stores$/)).toBeTruthy();
  expect(kept.getByText('Something that you may not see any more')).toBeTruthy();
  expect(
    part().getByText(/^With a task that is kept come its files of up to 100 MB each, .* 25 MB: 2 GB together/),
  ).toBeTruthy();
  await userEvent.click(kept.getByRole('button', { name: /Demo tents to 8 stores” no more$/ }));
  expect(workspace.calls).toContain(`pin ${task} false`);
});

test('making room says how much went, or why nothing could', async () => {
  const app = await open();
  await userEvent.click(part().getByRole('button', { name: 'Remove what is not kept and older than 14 days' }));
  await app.settle();
  expect(workspace.calls).toContain('freeSpace');
  expect(screen.getByText('12 documents went from this device. Opened, each is fetched again.')).toBeTruthy();
  workspace.freeSpace = () => Promise.resolve(0);
  await userEvent.click(part().getByRole('button', { name: /^Remove what is not kept/ }));
  await app.settle();
  expect(screen.getByText(/^Nothing could go/)).toBeTruthy();
});

test('on a computer that is not mine there is nothing to keep', async () => {
  await open();
  act(() => workspace.setSync({ storage: { ...workspace.sync.storage, device: 'shared' } }));
  expect(part().queryByRole('button', { name: /^Remove/ })).toBeNull();
});
