import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { type Answers, openApp } from '../../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../../test/memory-workspace.ts';

let workspace: MemoryWorkspace;
const me = () => workspace.world.me;
const secret = () => `${me().workspace}.${me().person}.${'A'.repeat(43)}`;
const open = (answers: Answers, hash: string) => {
  history.replaceState(null, '', `/recover${hash}`);
  return openApp({ at: '/recover', workspace, answers });
};
beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
});

test('opening the link does nothing by itself; one press comes back, and the secret has left the address', async () => {
  const app = await open({ '/api/recoveries': { incarnation: 1, deviceNo: 4, person: me().person } }, `#${secret()}`);
  expect(app.asked).toEqual([]);
  expect(location.hash).toBe('');
  await userEvent.click(screen.getByRole('button', { name: 'Come back' }));
  await app.settle(150);
  expect(app.kept).toMatchObject([{ workspace: me().workspace, deviceNo: 4 }]);
  expect(app.address()).toContain(`/w/${me().workspace}`);
});

test('on a computer that is not mine, the key is kept in this window', async () => {
  const app = await open({ '/api/recoveries': { incarnation: 1, deviceNo: 4, person: me().person } }, `#${secret()}`);
  await userEvent.click(screen.getByRole('checkbox', { name: 'This is not my device' }));
  await userEvent.click(screen.getByRole('button', { name: 'Come back' }));
  await waitFor(() => expect(app.kept).toHaveLength(1));
  expect(app.keptIn).toEqual(['window']);
});

test('a link that a newer one has replaced says so', async () => {
  const refused = Response.json({ refused: 'illegal', why: 'the signature does not hold' }, { status: 409 });
  const app = await open({ '/api/recoveries': refused }, `#${secret()}`);
  await userEvent.click(screen.getByRole('button', { name: 'Come back' }));
  expect((await screen.findByRole('alert')).textContent).toContain('a newer one has taken its place');
  expect(app.kept).toEqual([]);
});

test('half a link asks for the whole one', async () => {
  const app = await open({}, '#w123');
  await userEvent.type(screen.getByLabelText('Recovery link'), 'https://somewhere/recover#half');
  await userEvent.click(screen.getByRole('button', { name: 'Come back' }));
  expect(screen.getByText(/not a whole recovery link/)).toBeTruthy();
  expect(app.asked).toEqual([]);
});
