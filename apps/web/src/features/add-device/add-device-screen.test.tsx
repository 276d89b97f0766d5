import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { type Answers, openApp } from '../../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../../test/memory-workspace.ts';

let workspace: MemoryWorkspace;
const claim = 'C'.repeat(43);
const claimed = {
  ok: true,
  claim,
  codeId: 'D'.repeat(22),
  workspaceTitle: 'Northwind Outdoor',
  expires: Date.parse('2026-03-04T10:47:00'),
};
const open = (answers: Answers, hash = '') => {
  history.replaceState(null, '', `/add${hash}`);
  return openApp({ at: '/add', workspace, answers });
};
beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
});

test('a scanned code is claimed at once, leaves the address, and shows three words', async () => {
  const app = await open(
    { '/api/device-codes/claim': claimed, [`/api/claims/${claim}`]: { state: 'waiting', expires: claimed.expires } },
    '#WJK6DPMV',
  );
  await app.settle();
  expect(screen.getByRole('heading', { name: 'Add this device to Northwind Outdoor' })).toBeTruthy();
  expect(screen.getByText(/^\w+ \w+ \w+$/)).toBeTruthy();
  expect(screen.getByText(/Good until 10:47/)).toBeTruthy();
  expect(location.hash).toBe('');
  expect(app.kept).toEqual([]);
});

test('when the other device agrees, this one keeps its key and goes in', async () => {
  const { workspace: id, person } = workspace.world.me;
  const app = await open(
    {
      '/api/device-codes/claim': claimed,
      [`/api/claims/${claim}`]: { state: 'enrolled', incarnation: 1, deviceNo: 3, workspace: id, person },
    },
    '#WJK6DPMV',
  );
  await app.settle(200);
  expect(app.kept).toMatchObject([{ workspace: id, person, deviceNo: 3 }]);
  expect(app.address()).toContain(`/w/${id}`);
});

test('on a computer that is not mine, the key that the other device agrees to is kept in this window', async () => {
  const { workspace: id, person } = workspace.world.me;
  let isAgreed = false;
  const app = await open(
    {
      '/api/device-codes/claim': claimed,
      [`/api/claims/${claim}`]: () =>
        isAgreed
          ? { state: 'enrolled', incarnation: 1, deviceNo: 3, workspace: id, person }
          : { state: 'waiting', expires: claimed.expires },
    },
    '#WJK6DPMV',
  );
  await app.settle();
  await userEvent.click(screen.getByRole('checkbox', { name: 'This is not my device' }));
  isAgreed = true;
  await waitFor(() => expect(app.kept).toHaveLength(1), { timeout: 5_000 });
  expect(app.keptIn.at(-1)).toBe('window');
});

test.each([
  ['refused', 'The other device did not agree.'],
  ['expired', 'The code is too old. Ask for a new one.'],
])('when it is %s, it says why and takes another code', async (state, sentence) => {
  const app = await open({ '/api/device-codes/claim': claimed, [`/api/claims/${claim}`]: { state } }, '#WJK6DPMV');
  await screen.findByText(sentence);
  expect(app.kept).toEqual([]);
});

test('typed by hand: what is no code is not sent, what no device shows is told', async () => {
  const app = await open({ '/api/device-codes/claim': { ok: false, why: 'unknown' } });
  const field = screen.getByLabelText('Code from the other device');
  await userEvent.type(field, 'abc');
  await userEvent.click(screen.getByRole('button', { name: 'Add this device' }));
  expect(screen.getByText('A code has eight letters and digits.')).toBeTruthy();
  expect(app.asked).toEqual([]);
  await userEvent.clear(field);
  await userEvent.type(field, 'wjk6 dpmv');
  await userEvent.click(screen.getByRole('button', { name: 'Add this device' }));
  await app.settle();
  expect(app.asked).toMatchObject([{ body: { code: 'WJK6DPMV' } }]);
  expect(screen.getByText('No device shows this code. Look at it once more.')).toBeTruthy();
});
