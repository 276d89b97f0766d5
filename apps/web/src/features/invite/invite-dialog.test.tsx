import { newPerson, newSpace } from '@baton/model/directory/made';
import type { Decision } from '@baton/model/directory/schema';
import { refuse } from '@baton/model/refusal';
import { openMemory, person, space } from '@baton/model/test/memory';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { pickFiles } from '../../lib/pick-files.ts';
import { saveText } from '../../lib/save-file.ts';
import { type Answers, openApp } from '../../test/app.tsx';
import { type MemoryWorkspace, workspaceOver } from '../../test/memory-workspace.ts';
import { seedNorthwind } from '../../test/northwind.ts';

vi.mock('../../lib/pick-files.ts', () => ({ pickFiles: vi.fn() }));
vi.mock('../../lib/save-file.ts', () => ({ saveBytes: vi.fn(), saveText: vi.fn() }));

const [ann, bo, cy] = [person('ann'), person('bo'), person('cy')] as const;
let workspace: MemoryWorkspace;
type Made = Extract<Decision, { type: 'invitation-made' }>;
const made = () => workspace.decided.signed.map(({ decision }) => decision as Made);

function begin(role: 'owner' | 'admin' | 'member' = 'owner'): void {
  const memory = openMemory({
    directory: {
      persons: {
        [ann]: newPerson(role, 1, null),
        [bo]: newPerson('member', 2, null),
        [cy]: newPerson('member', 3, null),
      },
      spaces: {
        [space('main')]: newSpace(1),
        [space('team')]: { ...newSpace(2, [ann, bo]), groups: { few: [ann, bo] } },
      },
    },
  });
  workspace = workspaceOver(memory, ann);
  seedNorthwind(memory);
  workspace.decided.answer = { number: 9 };
}
async function open(answers: Answers = {}) {
  const app = await openApp({ at: `/w/${workspace.world.me.workspace}/settings`, workspace, answers });
  await userEvent.click(screen.getByRole('button', { name: 'Invite people' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Invite people' }));
  return { app, dialog };
}
type Opened = Awaited<ReturnType<typeof open>>['dialog'];
const says = (dialog: Opened) => dialog.getByRole('region', { name: 'What they will see' }).textContent;
async function choose(dialog: Opened, field: string, option: RegExp | string) {
  await userEvent.click(dialog.getByRole('combobox', { name: field }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}
const offered = async (dialog: Opened, field: string) => {
  await userEvent.click(dialog.getByRole('combobox', { name: field }));
  return (await screen.findAllByRole('option')).map(({ textContent }) => textContent?.split(/(?<=[a-z])(?=[A-Z])/u)[0]);
};

beforeEach(() => {
  localStorage.clear();
  vi.clearAllMocks();
  begin();
});

test.each([
  ['owner', ['Guest', 'Member', 'Admin', 'Owner']],
  ['admin', ['Guest', 'Member', 'Admin']],
  ['member', ['Guest', 'Member']],
] as const)('[W320] an inviter who is %s gives no more than they have', async (role, roles) => {
  begin(role);
  const { dialog } = await open();
  expect(await offered(dialog, 'Role')).toEqual(roles);
});

test('before the link is made it says what they will see, and follows each choice', async () => {
  const { dialog } = await open();
  expect(says(dialog)).toContain('Marketing, open to all');
  expect(says(dialog)).not.toContain('Sales');
  await choose(dialog, 'Role', /^Guest/u);
  expect(says(dialog)).toContain('They see nothing until something is given to them');
  await userEvent.click(dialog.getByRole('checkbox', { name: 'Sales' }));
  await choose(dialog, 'Role there', 'Commenter');
  expect(says(dialog)).toContain('everything in Sales, and comment there');
  expect(workspace.decided.signed).toEqual([]);
});

test('a guest for a time: role, spaces, role there and end of access go on record, with an hour for the link', async () => {
  const { app, dialog } = await open();
  await choose(dialog, 'Role', /^Guest/u);
  await userEvent.click(dialog.getByRole('checkbox', { name: 'Sales' }));
  await choose(dialog, 'Role there', 'Viewer');
  await choose(dialog, 'The link opens for', '1 hour');
  const field = dialog.getByLabelText('Their access ends');
  await userEvent.type(field, '31 Dec 2040');
  await userEvent.tab();
  await userEvent.click(dialog.getByRole('button', { name: 'Make a link' }));
  await app.settle();
  const [one] = made();
  expect(one).toMatchObject({ role: 'guest', spaces: [space('team')], roleIn: 'viewer', uses: 1 });
  expect(new Date(one?.until ?? 0).getFullYear()).toBe(2040);
  expect(Math.round(((one?.notAfter ?? 0) - Date.now()) / 60_000)).toBe(60);
});

test('access that would end before the link does is not taken', async () => {
  const { dialog } = await open();
  await choose(dialog, 'Role', /^Guest/u);
  await userEvent.type(dialog.getByLabelText('Their access ends'), 'tomorrow');
  await userEvent.tab();
  await userEvent.click(dialog.getByRole('button', { name: 'Make a link' }));
  expect(await dialog.findByText(/The invitation would outlast it/u)).toBeTruthy();
  expect(made()).toEqual([]);
});

test('a day that cannot be read is not taken for no end; Enter reads it and makes nothing yet', async () => {
  const { dialog } = await open();
  await choose(dialog, 'Role', /^Guest/u);
  const field = dialog.getByLabelText('Their access ends');
  await userEvent.type(field, 'whenever{Enter}');
  await userEvent.click(dialog.getByRole('button', { name: 'Make a link' }));
  expect(made()).toEqual([]);
  await userEvent.clear(field);
  await userEvent.type(field, '31 Dec 2040{Enter}');
  expect(made()).toEqual([]);
  expect(says(dialog)).toContain('Their access ends on');
});

test('what was said of a guest’s end is not said of a member', async () => {
  const { app, dialog } = await open();
  await choose(dialog, 'Role', /^Guest/u);
  await userEvent.type(dialog.getByLabelText('Their access ends'), 'tomorrow');
  await userEvent.tab();
  await choose(dialog, 'Role', /^Member/u);
  await userEvent.click(dialog.getByRole('button', { name: 'Make a link' }));
  await app.settle();
  expect(made()[0]).not.toHaveProperty('until');
});

const mailPath = () => `/api/mail/${workspace.world.me.workspace}`;
const sending = () => ({ [mailPath()]: { from: 'baton@work.example', letters: [] } });
const list = 'Cy Brandt, cy@work.example\n=cmd, dee@work.example';
async function ask(dialog: Opened, text: string, act = 'Make the links') {
  await userEvent.click(dialog.getByRole('button', { name: 'A list of people' }));
  await userEvent.click(dialog.getByLabelText('Names and addresses'));
  await userEvent.paste(text);
  await userEvent.click(dialog.getByRole('button', { name: act }));
}

test('[W321] [W330] without mail a pasted list is one link for each, bound to nobody, in a table that is saved without formulas', async () => {
  const { app, dialog } = await open({ [mailPath()]: { from: null, letters: [] } });
  await userEvent.click(dialog.getByRole('button', { name: 'A list of people' }));
  const letters = dialog.getByRole('checkbox', { name: 'Send each of them a letter with their link' });
  expect(letters.getAttribute('aria-description')).toMatch(/^This relay sends no mail/u);
  await userEvent.click(letters);
  await ask(dialog, list);
  await app.settle();
  const table = within(dialog.getByRole('table', { name: 'Invitation links' }));
  expect(table.getAllByRole('row')).toHaveLength(3);
  expect(table.getByRole('button', { name: 'Copy the link for dee@work.example' })).toBeTruthy();
  expect(made().map(({ uses, bound }) => [uses, bound !== undefined && 'mail' in bound])).toEqual([
    [1, false],
    [1, false],
  ]);
  await userEvent.click(dialog.getByRole('button', { name: 'Save as CSV' }));
  const [name, text = ''] = vi.mocked(saveText).mock.calls[0] ?? [];
  expect(name).toMatch(/invitations-.*\.csv$/u);
  expect(text.match(/\/join#/gu)).toHaveLength(2);
  expect(text).toContain('"\'=cmd"');
});

test('[W321] a table is chosen as a file, as a spreadsheet of the West saves it; what is none is refused in words', async () => {
  const { dialog } = await open();
  await userEvent.click(dialog.getByRole('button', { name: 'A list of people' }));
  const choose = async (file: File) => {
    vi.mocked(pickFiles).mockResolvedValueOnce([file]);
    await userEvent.click(dialog.getByRole('button', { name: 'From a file (CSV)' }));
  };
  const latin = Uint8Array.from('Name;Mail\r\nJ\xfcrgen Wei\xdf;j.weiss@work.example\r\n', (letter) =>
    letter.charCodeAt(0),
  );
  await choose(new File([latin], 'people.csv', { type: 'text/csv' }));
  const field = dialog.getByLabelText<HTMLTextAreaElement>('Names and addresses');
  await waitFor(() => expect(field.value).toContain('Jürgen Weiß;j.weiss@work.example'));
  await choose(new File(['PK\0\u0001'], 'people.csv', { type: 'text/csv' }));
  expect(await dialog.findByText('people.csv is no text. Save the table as CSV and choose that.')).toBeTruthy();
  await userEvent.click(dialog.getByRole('button', { name: 'Make the links' }));
  expect(await dialog.findByRole('button', { name: 'Copy the link for j.weiss@work.example' })).toBeTruthy();
});

test('a line without an address stops the list before anything is made', async () => {
  const { dialog } = await open();
  await ask(dialog, `${list}\nEve without one`);
  expect(await dialog.findByText('No address was found in “Eve without one”.')).toBeTruthy();
  expect(made()).toEqual([]);
});

test('[W321] where the relay goes away half-way, the links that were made are shown, and it says how far it came', async () => {
  const { dialog } = await open();
  let turn = 0;
  const sign = workspace.sign.bind(workspace);
  Object.assign(workspace, {
    sign: (...said: Parameters<typeof sign>) =>
      (turn += 1) < 2 ? sign(...said) : Promise.resolve(refuse('needs-relay', 'away')),
  });
  await ask(dialog, list);
  expect((await dialog.findByRole('alert')).textContent).toMatch(/^It ended after 1 link: .*relay/u);
  expect(within(dialog.getByRole('table')).getAllByRole('row')).toHaveLength(2);
});

test('[W330] with mail each of a list gets a letter; one that fails says why, and is tried again or copied', async () => {
  let isBroken = true;
  const { app, dialog } = await open({
    ...sending(),
    '/api/letters': ({ mail }: { mail: string }) =>
      isBroken && mail === 'dee@work.example'
        ? Response.json({ refused: 'not-sent', why: 'The mail server does not answer.' }, { status: 409 })
        : { done: true },
  });
  await ask(dialog, list, 'Send the letters');
  await app.settle();
  expect(made().map(({ uses, bound }) => [uses, bound !== undefined && 'mail' in bound])).toEqual([
    [1, true],
    [1, true],
  ]);
  const letters = app.asked.filter(({ path }) => path === '/api/letters').map(({ body }) => body);
  expect(letters).toMatchObject([{ mail: 'cy@work.example' }, { mail: 'dee@work.example' }]);
  const table = within(dialog.getByRole('table', { name: 'Invitation links' }));
  expect(table.getByRole('row', { name: /cy@work\.example Sent/u })).toBeTruthy();
  expect(table.getByRole('row', { name: /dee@work\.example The mail server does not answer\./u })).toBeTruthy();
  expect(table.getByRole('button', { name: 'Copy the link for dee@work.example' })).toBeTruthy();
  expect(dialog.getByText(/^1 letter went out.*1 letter could not be sent/u)).toBeTruthy();
  isBroken = false;
  await userEvent.click(table.getByRole('button', { name: 'Send the letter to dee@work.example again' }));
  await app.settle();
  expect(table.getByRole('row', { name: /dee@work\.example Sent/u })).toBeTruthy();
});

test('[W330] an address to which no letter can go stops the list before anything is made', async () => {
  const { dialog } = await open(sending());
  await ask(dialog, 'Eve, [x]@work.example', 'Send the letters');
  expect(await dialog.findByText('No letter can go to “[x]@work.example”.')).toBeTruthy();
  expect(made()).toEqual([]);
});

test('[W331] a link for the addresses of a domain; without mail it cannot be chosen, and it says why', async () => {
  const { app, dialog } = await open(sending());
  await choose(dialog, 'Who may use the link', 'Only addresses of a domain');
  await userEvent.click(dialog.getByRole('button', { name: 'Make a link' }));
  expect(await dialog.findByText('Like work.example, without a name before it.')).toBeTruthy();
  await userEvent.type(dialog.getByLabelText('Domain'), '@Work.example');
  expect(says(dialog)).toContain('types their address at work.example, and the code that is sent there');
  await userEvent.click(dialog.getByRole('button', { name: 'Make a link' }));
  await app.settle();
  expect(made().map(({ bound }) => bound)).toEqual([{ domain: 'work.example' }]);
});

test('[W331] without mail a link cannot be bound, and it says why', async () => {
  const { dialog } = await open({ [mailPath()]: { from: null, letters: [] } });
  expect(dialog.getByText(/cannot see whose an address is/u)).toBeTruthy();
});

test('what only some read is given along by who reads it', async () => {
  begin();
  const { app, dialog } = await open();
  await userEvent.click(dialog.getByRole('checkbox', { name: /^In Sales: Only you and/u }));
  await choose(dialog, 'Role there', 'Viewer');
  await userEvent.click(dialog.getByRole('button', { name: 'Make a link' }));
  await app.settle();
  expect(made()[0]).toMatchObject({ groups: [`${space('team')}/few`], roleIn: 'viewer', spaces: null });
});
