import type { Decision } from '@baton/model/directory/schema';
import type { DeviceId, PersonId } from '@baton/model/ids';
import { peopleOfWorkspace } from '@baton/model/person/queries';
import { refuse } from '@baton/model/refusal';
import { openMemory, person } from '@baton/model/test/memory';
import { screen, waitForElementToBeRemoved, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { type Answers, openApp } from '../../test/app.tsx';
import { type MemoryWorkspace, workspaceOver } from '../../test/memory-workspace.ts';
import { seedNorthwind } from '../../test/northwind.ts';

const me = person('ann');
const device = (name: string) => `d${name.padEnd(17, '0').toUpperCase()}` as DeviceId;
const invitation = `i${'1'.repeat(17)}`;
let workspace: MemoryWorkspace;
const sign = vi.fn<(ledger: string, decision: Decision, text: string | null) => Promise<unknown>>();
const id = () => workspace.world.me.workspace;
const open = (answers: Answers = {}) => openApp({ at: `/w/${id()}/settings`, workspace, answers });

beforeEach(() => {
  localStorage.clear();
  sign.mockReset().mockResolvedValue({ number: 7 });
  const memory = openMemory();
  const row = (no: number, of: PersonId, revoked: number | null = null) => ({
    person: of,
    key: `k${no}`,
    no,
    since: no,
    revoked,
  });
  const invited = {
    by: me,
    secretHash: 'h',
    role: 'member',
    spaces: null,
    uses: 3,
    bound: null,
    takenBack: false,
  } as const;
  Object.assign(memory.ctx.directory, {
    devices: {
      [memory.ctx.device]: row(1, me),
      [device('two')]: row(2, me),
      [device('gone')]: row(3, me, 5),
      [device('bos')]: row(4, person('bo')),
    },
    invitations: {
      [invitation]: { ...invited, notAfter: Date.now() + 86_400_000, used: 1 },
      [`i${'2'.repeat(17)}`]: { ...invited, notAfter: Date.now() + 86_400_000, used: 3 },
      [`i${'3'.repeat(17)}`]: { ...invited, notAfter: Date.now() - 3 * 86_400_000, used: 0 },
    },
  });
  workspace = workspaceOver(memory, me);
  seedNorthwind(memory);
  Object.assign(workspace, { sign });
});
const part = (name: string) => within(screen.getByRole('region', { name }));

test('my name and what I do save as they are left; an empty name is not taken', async () => {
  const app = await open();
  const you = part('You');
  await userEvent.clear(you.getByLabelText('Your name'));
  await userEvent.tab();
  expect(await you.findByText('Others need a name to see you by.')).toBeTruthy();
  await userEvent.clear(you.getByLabelText('Your name'));
  await userEvent.type(you.getByLabelText('Your name'), 'Ines C.{Enter}');
  await userEvent.type(you.getByLabelText('What you do'), 'Launch lead');
  await userEvent.tab();
  await app.settle();
  expect(workspace.memory.ask(peopleOfWorkspace, {}).find((one) => one.me)).toMatchObject({
    name: 'Ines C.',
    title: 'Launch lead',
  });
});

test('people with accounts are listed, names without are not', async () => {
  await open();
  const rows = within(part('People').getByRole('list', { name: 'People' })).getAllByRole('listitem');
  expect(rows.map((row) => row.textContent?.replace(/^[A-Z]{2}/u, ''))).toEqual(
    expect.arrayContaining([expect.stringMatching(/^Ines Carvalho.*You$/u), expect.stringMatching(/^Yuki Tanaka/u)]),
  );
  expect(part('People').queryByText('Clara Park')).toBeNull();
});

test('a name without an account is matched to a person', async () => {
  const app = await open();
  const names = part('Names without an account');
  const row = within(
    names.getAllByRole('listitem').find((item) => item.textContent?.includes('Clara Park')) as HTMLElement,
  );
  const matched = () => workspace.memory.ask(peopleOfWorkspace, {}).find((one) => one.name === 'Clara Park')?.matched;
  await userEvent.type(row.getByRole('combobox', { name: 'Who Clara Park is here' }), 'Yuki{Enter}');
  await app.settle();
  expect(matched()).toBe(person('bo'));
});

test('only invitations that still open are listed, and one can be taken back', async () => {
  const app = await open();
  const list = within(part('People').getByRole('list', { name: 'Open invitations' }));
  expect(list.getAllByRole('listitem')).toHaveLength(1);
  expect(list.getByText(/^Member\. 1 of 3 have joined/)).toBeTruthy();
  await userEvent.click(list.getByRole('button', { name: /^Take back/ }));
  await app.settle();
  expect(sign.mock.calls).toEqual([['dir', { type: 'invitation-taken-back', invitation }, null]]);
  expect(screen.getByText(/Its link opens nothing any more/)).toBeTruthy();
});

async function invite(uses: string) {
  await userEvent.click(part('People').getByRole('button', { name: 'Invite people' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Invite people' }));
  const field = dialog.getByLabelText('How many people may use it');
  await userEvent.clear(field);
  await userEvent.type(field, uses);
  await userEvent.click(dialog.getByRole('button', { name: 'Make a link' }));
  return dialog;
}

test('an invitation: seven days, the number asked for, my name on it, and the link is shown', async () => {
  await open();
  const dialog = await invite('5');
  const link = await dialog.findByLabelText('Invitation link');
  expect(link.textContent).toMatch(new RegExp(`/join#${id()}\\.[\\w-]{43}$`));
  const [ledger, decision, text] = sign.mock.calls[0] ?? [];
  expect(ledger).toBe('dir');
  expect(text).toBe('Ines Carvalho');
  expect(decision).toMatchObject({ type: 'invitation-made', role: 'member', spaces: null, uses: 5 });
  const { notAfter } = decision as Extract<Decision, { type: 'invitation-made' }>;
  expect(Math.round((notAfter - Date.now()) / 86_400_000)).toBe(7);
  // What goes on record must not open anything.
  expect(JSON.stringify(decision)).not.toContain(link.textContent?.split('.').at(-1));
});

test.each(['0', '51', 'many', '1.5'])('%s people cannot be invited at once', async (uses) => {
  await open();
  const dialog = await invite(uses);
  expect(dialog.getByText('A number from 1 to 50.')).toBeTruthy();
  expect(sign).not.toHaveBeenCalled();
});

test('without the relay an invitation says what it needs', async () => {
  sign.mockResolvedValue(refuse('needs-relay', 'away'));
  await open();
  const dialog = await invite('1');
  expect((await dialog.findByRole('alert')).textContent).toContain('This needs the relay');
});

test('my devices: this one stays, another can be removed after a question', async () => {
  const app = await open();
  const list = within(part('Devices').getByRole('list', { name: 'Devices' }));
  expect(list.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
    'Device 1This device',
    'Device 2Remove',
  ]);
  await userEvent.click(list.getByRole('button', { name: 'Remove Device 2' }));
  expect(sign).not.toHaveBeenCalled();
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove Device 2' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Remove device' }));
  await app.settle();
  expect(sign.mock.calls).toEqual([['dir', { type: 'device-revoked', device: device('two') }, null]]);
});

const codeId = 'D'.repeat(22);
const claimed = {
  state: 'claimed',
  expires: Date.now() + 60_000,
  device: { id: device('new'), key: 'N_3XyWkP_vqJ1ndvnSAJ83HEB6uAF-hjRzaE_IGjoco' },
  agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1',
};
const given = { id: codeId, code: 'WJK6DPMV', expires: Date.now() + 60_000 };

test('adding a device: the code, then who asks with its three words, and nothing is signed before I agree', async () => {
  const app = await open({ '/api/device-codes': given, [`/api/device-codes/${codeId}`]: claimed });
  await userEvent.click(part('Devices').getByRole('button', { name: 'Add a device' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add a device' }));
  expect(await dialog.findByText('Safari on an iPhone asks to join')).toBeTruthy();
  expect(dialog.getByText(/^\w+ \w+ \w+$/, { selector: 'code' })).toBeTruthy();
  expect(sign).not.toHaveBeenCalled();
  await userEvent.click(dialog.getByRole('button', { name: 'Same, add it' }));
  await app.settle();
  expect(sign.mock.calls).toEqual([
    ['dir', { type: 'device-enrolled', person: me, device: claimed.device, how: 'code' }, null],
  ]);
  expect(await screen.findByText('The device is added. It brings itself up to date now.')).toBeTruthy();
  await waitForElementToBeRemoved(() => screen.queryByRole('dialog'));
});

test('a code that the relay has forgotten is not shown as good: another one is offered', async () => {
  const forgotten = () => Response.json({ refused: 'not-found', why: 'Nothing is here.' }, { status: 404 });
  await open({ '/api/device-codes': given, [`/api/device-codes/${codeId}`]: forgotten });
  await userEvent.click(part('Devices').getByRole('button', { name: 'Add a device' }));
  expect(await screen.findByText('The relay does not know this code any more.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Show a new code' })).toBeTruthy();
});

test('a device that is not mine is refused at the relay and never signed', async () => {
  let isRefused = false;
  const app = await open({
    '/api/device-codes': given,
    [`/api/device-codes/${codeId}`]: () => (isRefused ? { state: 'refused' } : claimed),
  });
  await userEvent.click(part('Devices').getByRole('button', { name: 'Add a device' }));
  const no = await screen.findByRole('button', { name: 'Not mine' });
  isRefused = true;
  await userEvent.click(no);
  await app.settle(1_200);
  expect(screen.getByText('The device was not added.')).toBeTruthy();
  expect(sign).not.toHaveBeenCalled();
});

test('a new recovery link: its key goes on record, the link is shown', async () => {
  const app = await open();
  await userEvent.click(part('Recovery link').getByRole('button', { name: 'Make a new link' }));
  await app.settle(80);
  expect(screen.getByLabelText('Recovery link', { selector: 'output' }).textContent).toMatch(/\/recover#/);
  expect(sign.mock.calls[0]?.[1]).toMatchObject({ type: 'recovery-set', person: me });
});

test('theme and single keys are this browser’s', async () => {
  await open();
  await userEvent.click(part('This browser').getByRole('button', { name: 'Dark' }));
  expect(document.documentElement.dataset['theme']).toBe('dark');
  await userEvent.click(part('This browser').getByRole('button', { name: 'As the system' }));
  expect(document.documentElement.dataset['theme']).toBeUndefined();
  await userEvent.click(part('This browser').getByRole('switch', { name: /Single letters/ }));
  expect(localStorage.getItem('baton.single-keys')).toBe('off');
});

test('who sees money in a department is chosen by who may; nobody does until then', async () => {
  const app = await open();
  const money = part('Money');
  expect(money.getAllByText('Nobody yet').length).toBeGreaterThan(0);
  await userEvent.click(money.getAllByRole('button', { name: /^Change who sees money in / })[0] as HTMLElement);
  const dialog = within(await screen.findByRole('dialog', { name: /^Who sees money in / }));
  await userEvent.click(dialog.getByRole('checkbox', { name: 'Yuki Tanaka' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Change' }));
  await app.settle();
  expect(sign.mock.lastCall?.[1]).toMatchObject({ type: 'group-set', group: 'money', readers: [me, person('bo')] });
});
