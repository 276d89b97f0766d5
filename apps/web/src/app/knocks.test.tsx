import { act, cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openApp } from '../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../test/memory-workspace.ts';
import { seedNorthwind } from '../test/northwind.ts';

let workspace: MemoryWorkspace;
const signed: unknown[] = [];
const id = 'I'.repeat(22);
const device = { id: `d${'5'.repeat(17)}`, key: 'K'.repeat(43) };
const knock = (person: string) => ({
  id,
  person,
  device,
  agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1',
  how: 'password',
  expires: Date.now() + 60_000,
});
const open = (person: string) => {
  const ws = workspace.world.me.workspace;
  return openApp({
    at: `/w/${ws}/projects`,
    workspace,
    answers: {
      [`/api/knocks/${ws}`]: { waiting: [knock(person)] },
      [`/api/device-codes/${id}`]: new Response(null, { status: 204 }),
    },
  });
};
beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
  seedNorthwind(workspace.memory);
  signed.length = 0;
  Object.assign(workspace, {
    sign: (_: string, decision: unknown) => Promise.resolve(void signed.push(decision)).then(() => ({ number: 7 })),
  });
});
afterEach(cleanup);

test('whoever waits is shown with the words that their device shows, and one press lets them in', async () => {
  const { person } = workspace.world.me;
  const app = await open(person);
  expect(screen.queryByText(/asks to come in/u)).toBeNull();
  act(() => workspace.setStatus({ knocks: 1 }));
  await app.settle();
  expect(screen.getByText('Safari on an iPhone asks to come in as you')).toBeTruthy();
  expect(screen.getByText(/^\w+ \w+ \w+$/u, { selector: 'code' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Same, let it in' }));
  expect(signed).toEqual([{ type: 'device-enrolled', person, device, how: 'code' }]);
  act(() => workspace.setStatus({ knocks: 0 }));
  expect(screen.queryByText(/asks to come in/u)).toBeNull();
});

test('“Not me” sends them away, and signs nothing', async () => {
  const app = await open(workspace.world.me.person);
  act(() => workspace.setStatus({ knocks: 1 }));
  await app.settle();
  await userEvent.click(screen.getByRole('button', { name: 'Not me' }));
  expect(app.asked.at(-1)?.path).toBe(`/api/device-codes/${id}`);
  expect(signed).toEqual([]);
});
