import { act, cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Left } from '../lib/doors.ts';
import { draftsOf, forgetDrafts } from '../lib/drafts.ts';
import { keepText } from '../lib/kept-text.ts';
import { saveBytes, saveText } from '../lib/save-file.ts';
import { openApp } from '../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../test/memory-workspace.ts';
import { seedNorthwind } from '../test/northwind.ts';

vi.mock('../lib/save-file.ts', () => ({ saveBytes: vi.fn(), saveText: vi.fn() }));

let workspace: MemoryWorkspace;
beforeEach(() => {
  localStorage.clear();
  forgetDrafts(left());
  vi.clearAllMocks();
  workspace = openMemoryWorkspace();
  seedNorthwind(workspace.memory);
});
afterEach(cleanup);

const left = (more: Partial<Left> = {}): Left => ({
  relay: 'https://relay.example',
  workspace: 'w1',
  person: 'u1',
  device: 'd1',
  title: 'Northwind Outdoor',
  at: 1_800_000_000_000,
  owners: ['Ann Lee', 'Bo Dahl'],
  count: 2,
  text: 'Spring catalogue\n  name: Spring → Summer',
  file: new Uint8Array([1, 2]),
  ...more,
});

test('it says what happened and whom to ask; saved edits go only when the person says so', async () => {
  const app = await openApp({ at: '/w/w1', left: [left()] });
  expect(screen.getByRole('heading').textContent).toBe('This device was removed from Northwind Outdoor');
  expect(screen.getByRole('main').textContent).toContain('Ask Ann Lee or Bo Dahl to let you in again');
  expect(screen.getByText(/Spring → Summer/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Save my 2 unsent edits' }));
  expect(vi.mocked(saveText).mock.calls).toEqual([
    [expect.stringMatching(/^Northwind-Outdoor-unsent-.*\.txt$/), left().text],
  ]);
  await userEvent.click(screen.getByRole('button', { name: 'Save for another device of mine' }));
  expect(vi.mocked(saveBytes).mock.calls).toEqual([[expect.stringMatching(/\.baton$/), new Uint8Array([1, 2])]]);
  expect(app.behind()).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'Take it off this device' }));
  await app.settle();
  expect([app.behind(), app.address()]).toEqual([[], '/']);
});

test('discarding asks once more, by number', async () => {
  const app = await openApp({ at: '/', left: [left({ count: 1, owners: [] })] });
  expect(app.address()).toBe('/w/w1');
  expect(screen.getByRole('main').textContent).toContain('Ask whoever runs the workspace');
  await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
  expect(app.behind()).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'Discard 1 edit for good' }));
  await app.settle();
  expect(app.behind()).toEqual([]);
});

test('where everything had been sent there is nothing to save', async () => {
  const app = await openApp({ at: '/w/w1', left: [left({ count: 0 })] });
  expect(screen.queryByRole('button', { name: /Save|Discard/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Start' }));
  await app.settle();
  expect(app.behind()).toEqual([]);
});

test('from the moment it is known no row stands on the screen, and the page begins anew when all is erased', async () => {
  const app = await openApp({ at: `/w/${workspace.world.me.workspace}/projects`, workspace });
  expect(screen.getByRole('navigation', { name: 'Main' })).toBeTruthy();
  const remove = (removed: 'erasing' | 'erased') => act(() => workspace.setStatus({ ended: 'Removed.', removed }));
  remove('erasing');
  expect(screen.queryByRole('navigation', { name: 'Main' })).toBeNull();
  expect([screen.getByRole('heading').textContent, app.again()]).toEqual([
    'This device was removed from the workspace',
    0,
  ]);
  remove('erased');
  expect(app.again()).toBe(1);
});

test.each([0, 2])(
  'beside %i unsent edits, what was begun is saved with them and goes when the person says so',
  async (count) => {
    keepText('draft.w1.u1.comment.t1', 'Half a thought');
    const app = await openApp({ at: '/w/w1', left: [left({ count, text: count === 0 ? '' : left().text })] });
    await userEvent.click(screen.getByRole('button', { name: /^Save my (2 unsent edits|1 text)$/ }));
    expect(vi.mocked(saveText).mock.calls[0]?.[1]).toContain('Begun and not sent\n  Half a thought');
    expect(screen.queryAllByRole('button', { name: 'Save for another device of mine' })).toHaveLength(
      count === 0 ? 0 : 1,
    );
    expect(draftsOf(left())).toEqual(['Half a thought']);
    await userEvent.click(screen.getByRole('button', { name: 'Take it off this device' }));
    await app.settle();
    expect(draftsOf(left())).toEqual([]);
    expect(Object.entries(localStorage).flat().join(' ')).not.toContain('Half');
  },
);

test('what the relay holds is not shown on the device, which may be in other hands; whoever runs it can release it', async () => {
  await openApp({ at: '/w/w1', left: [left({ count: 0, held: 3, text: '', file: new Uint8Array() })] });
  const main = screen.getByRole('main').textContent;
  expect(main).toContain('3 edits had not been sent: the relay keeps them, and Ann Lee or Bo Dahl can release them.');
  expect(screen.queryByRole('button', { name: /Save/ })).toBeNull();
  expect(screen.getByRole('button', { name: 'Start' })).toBeTruthy();
});

test('where the access of somebody has ended no device is spoken of', async () => {
  await openApp({ at: '/w/w1', left: [left({ count: 0, text: '', ended: 'access' })] });
  expect(screen.getByRole('heading').textContent).toBe('Your access to Northwind Outdoor has ended');
  expect(screen.getByRole('main').textContent).toContain('Ask Ann Lee or Bo Dahl if you need it again');
  expect(screen.getByRole('main').textContent).not.toContain('device from');
});
