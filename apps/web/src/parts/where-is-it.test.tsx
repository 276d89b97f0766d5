import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { useActions } from '../lib/actions.tsx';
import { scene, type Scene } from '../test/scene.tsx';
import { WhereButton, WhereDialog } from './where-is-it.tsx';

let at: Scene;
let task = '';
const opened = vi.fn<() => void>();
const closed = vi.fn<() => void>();
function Button() {
  const [open, setOpen] = useState(false);
  useActions({ where: () => setOpen((before) => !before), sync: () => opened() });
  return <WhereButton record={task} open={open} onOpenChange={setOpen} />;
}
beforeEach(() => {
  vi.clearAllMocks();
  at = scene();
  task = at.company.tasks['Window display kit'] ?? '';
});
const ask = async () => {
  await at.show(<Button />);
  await userEvent.click(screen.getByRole('button', { name: 'Where is my edit?' }));
  await at.settle();
};
const since = new Date();
since.setHours(10, 38, 0, 0);

test('on the relay: since when, and nothing more to do', async () => {
  at.workspace.setWhere(task, { state: 'relay', since: since.getTime(), here: true });
  await ask();
  expect(screen.getByText('Saved on relay')).toBeTruthy();
  expect(screen.getByText('The newest edit is on the relay since today 10:38.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^What/ })).toBeNull();
});

test('on a computer that is not mine, what is not on the relay is not saved', async () => {
  at.workspace.setSync({ storage: { ...at.workspace.sync.storage, keeping: 'none', device: 'shared' } });
  at.workspace.setWhere(task, { state: 'here', since: since.getTime(), why: 'The relay is not reached.' });
  await ask();
  expect(screen.getByText('Not saved')).toBeTruthy();
  expect(screen.getByText('Only in this window, since today 10:38. The relay is not reached.')).toBeTruthy();
});

test('on this device: since when and why not yet, live, and what waits is one press away', async () => {
  at.workspace.setWhere(task, { state: 'here', since: since.getTime(), why: 'The relay is not reached.' });
  await ask();
  expect(screen.getByText('Since today 10:38. The relay is not reached.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'What waits' }));
  expect(opened).toHaveBeenCalledTimes(1);
  act(() => at.workspace.setWhere(task, { state: 'relay', since: null, here: false }));
  expect(
    screen.getByText('Everything that this device has of it is on the relay. Not all of it is on this device.'),
  ).toBeTruthy();
});

test.each([
  [{ state: 'refused' as const }, 'Refused today 10:38. You may not write there.'],
  [{ state: 'unsaved' as const }, 'Only on this screen, since today 10:38. You may not write there.'],
])('%o is not saved, with its reason', async (where, text) => {
  at.workspace.setWhere(task, { ...where, since: since.getTime(), why: 'You may not write there.' });
  await ask();
  expect(screen.getByText('Not saved')).toBeTruthy();
  expect(screen.getByText(text)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'What was refused' })).toBeTruthy();
});

test('W opens it', async () => {
  await at.show(<Button />);
  await userEvent.keyboard('w');
  expect(await screen.findByText('Saved on relay')).toBeTruthy();
});

test('of a card it is asked in a dialog that says which', async () => {
  await at.show(<WhereDialog record={task} onClose={closed} />);
  expect(screen.getByRole('dialog', { name: 'Where is my edit?' }).textContent).toContain('SPR-135 Window display kit');
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(closed).toHaveBeenCalled();
});
