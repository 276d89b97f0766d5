import { newPerson, newSpace } from '@baton/model/directory/made';
import type { OfferId } from '@baton/model/ids';
import { setProfile } from '@baton/model/person/commands';
import { addProject } from '@baton/model/project/commands';
import { addTask } from '@baton/model/task/add-commands';
import type { Audited } from '@baton/workspace/contract';
import { openMemory, person, space } from '@baton/model/test/memory';
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { saveText } from '../../lib/save-file.ts';
import { type Answers, openApp } from '../../test/app.tsx';
import { type MemoryWorkspace, workspaceOver } from '../../test/memory-workspace.ts';
import { seedNorthwind } from '../../test/northwind.ts';

vi.mock('../../lib/save-file.ts', () => ({ saveBytes: vi.fn(), saveText: vi.fn() }));

const [ann, bo, cy] = [person('ann'), person('bo'), person('cy')] as const;
let workspace: MemoryWorkspace;
const open = (search = '', answers: Answers = {}) =>
  openApp({ at: `/w/${workspace.world.me.workspace}/admin${search}`, workspace, answers });
const decisions = () => workspace.decided.signed.map(({ decision }) => decision);

function begin(role: 'owner' | 'admin' | 'member' = 'owner'): void {
  const memory = openMemory({
    directory: {
      persons: {
        [ann]: newPerson(role, 1, null),
        [bo]: newPerson('member', 2, null),
        [cy]: { ...newPerson('guest', 3, null), until: Date.UTC(2036, 5, 30) },
      },
      spaces: { [space('main')]: newSpace(1), [space('team')]: newSpace(2, [ann, bo]) },
      devices: { ['d1' as never]: { person: bo, key: '7F3A91C2', no: 2, since: 2, enrolled: 2, revoked: null } },
    },
  });
  workspace = workspaceOver(memory, ann);
  seedNorthwind(memory);
  workspace.setStatus({ link: 'live' });
  workspace.decided.answer = { number: 9 };
}
beforeEach(() => {
  localStorage.clear();
  vi.clearAllMocks();
  begin();
});
const table = (name: string) => within(screen.getByRole('table', { name }));
const nameOf = (id: string) => workspace.memory.rows.profiles.get(id)?.name ?? 'Somebody';

test('for those who do not run the workspace there is no such place', async () => {
  begin('member');
  await open();
  expect(screen.getByText('This is for those who run the workspace')).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
});

test('everybody stands in one table, guests apart; words and roles choose among them', async () => {
  await open();
  expect(table('People').getAllByRole('row').length).toBe(1 + 2 + 1 + 1);
  expect(screen.getByText('1, see only what they were given')).toBeTruthy();
  await userEvent.type(screen.getByLabelText('Find a person'), nameOf(bo));
  expect(screen.queryByText('1, see only what they were given')).toBeNull();
  await userEvent.clear(screen.getByLabelText('Find a person'));
  await userEvent.type(screen.getByLabelText('Find a person'), 'zzz');
  expect(screen.getByText(/Nobody is called that/u)).toBeTruthy();
});

test('a person’s panel says what they see and why, and a role is set by a statement', async () => {
  const app = await open(`?person=${bo}`);
  const panel = within(screen.getByRole('complementary', { name: 'About this person' }));
  expect(panel.getByText('open to everybody')).toBeTruthy();
  expect(panel.getByText('named there')).toBeTruthy();
  expect(panel.getByText('Nothing else is sent to their devices. Not hidden, not sent.')).toBeTruthy();
  await userEvent.click(panel.getByRole('combobox', { name: 'Role' }));
  await userEvent.click(await screen.findByRole('option', { name: /^Admin/u }));
  await app.settle();
  expect(decisions()).toEqual([{ type: 'person-role-set', person: bo, role: 'admin' }]);
});

test('access is ended only after it was said what that does and what they hold; suspending erases nothing', async () => {
  const app = await open(`?person=${bo}`);
  await userEvent.click(screen.getByRole('button', { name: 'End access now' }));
  const sure = within(await screen.findByRole('dialog'));
  expect(sure.getByText(/cannot be undone/u)).toBeTruthy();
  expect(decisions()).toEqual([]);
  await userEvent.click(sure.getByRole('button', { name: 'End access' }));
  await app.settle();
  const [handed, ended, ...more] = decisions();
  expect([handed, ended, more]).toMatchObject([
    { type: 'work-handed-on', person: bo, to: ann },
    { type: 'person-removed', person: bo },
    [],
  ]);
});

test('with the relay away nothing is decided, and it is said why', async () => {
  workspace.setStatus({ link: 'away' });
  await open(`?person=${bo}`);
  await userEvent.click(screen.getByRole('button', { name: 'Suspend' }));
  expect(decisions()).toEqual([]);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getAllByText(/needs the relay/u).length).toBeGreaterThan(0);
});

test('an admin decides nothing about an owner', async () => {
  begin('admin');
  Object.assign(workspace.memory.ctx.directory.persons, { [bo]: newPerson('owner', 2, null) });
  await open(`?person=${bo}`);
  await userEvent.click(screen.getByRole('button', { name: 'End access now' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getAllByText('Only an owner decides about an owner.').length).toBeGreaterThan(0);
});

test('roles are told as the rules answer them', async () => {
  await open('?show=roles');
  const cells = table('Roles in a space').getByRole('row', { name: /^Commenter/u });
  expect(
    within(cells)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  ).toEqual(['Read', 'Read', 'Read and write', '']);
});

test('a department is made with its people and those who lead it', async () => {
  const app = await open('?show=teams');
  await userEvent.click(screen.getByRole('button', { name: 'New department or team' }));
  await userEvent.type(await screen.findByLabelText('Name'), 'Finance');
  await userEvent.click(screen.getByRole('checkbox', { name: nameOf(bo) }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'leads' }));
  await userEvent.click(screen.getByRole('button', { name: 'Keep' }));
  await app.settle();
  expect(workspace.decided.signed).toMatchObject([
    { ledger: 'dir', text: 'Finance', decision: { type: 'team-set', kind: 'department', members: [bo], leads: [bo] } },
  ]);
});

const entry = (number: number, part: Partial<Audited>): Audited => ({
  number,
  time: Date.UTC(2026, 2, 4, 9, number),
  ledger: 'dir',
  hash: `a91f${number}`,
  person: ann,
  device: 'd1',
  decision: null,
  text: null,
  ...part,
});

test('the audit says who decided what, is found by words, and goes out as a sheet in which nothing is a formula', async () => {
  workspace.byOther(bo, (memory) => memory.does(setProfile, { name: '=HYPERLINK("x")' }));
  workspace.decided.entries = [
    entry(3, { decision: { type: 'person-suspended', person: bo } }),
    entry(2, { decision: { type: 'lease-set', days: 7 } }),
    entry(1, { person: null, decision: { type: 'access-ended', person: cy } }),
  ];
  const app = await open('?show=audit');
  await app.settle();
  expect(table('Audit').getAllByRole('row').length).toBe(4);
  expect(screen.getByText('Devices lock after 7 days')).toBeTruthy();
  await userEvent.type(screen.getByLabelText('Find in the audit'), 'suspended');
  expect(table('Audit').getAllByRole('row').length).toBe(2);
  await userEvent.click(screen.getByRole('button', { name: 'Export 1' }));
  const [name, text] = vi.mocked(saveText).mock.calls[0] ?? [];
  expect(name).toMatch(/audit-.*\.csv$/u);
  expect(text?.split('\r\n')).toHaveLength(2);
  expect(text).not.toMatch(/^"?=|,"=/mu);
});

test('what is looked for in the audit, or taken out, is all that this device holds', async () => {
  const older = Array.from({ length: 230 }, (_, at) => entry(230 - at, { decision: { type: 'lease-set', days: 7 } }));
  workspace.decided.entries = [...older.slice(0, -1), entry(1, { decision: { type: 'person-suspended', person: bo } })];
  workspace.decided.page = 200;
  const app = await open('?show=audit');
  await app.settle();
  expect(screen.getByText('Chain whole up to entry 230, checked on this device')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Export all' }));
  await app.settle();
  expect(vi.mocked(saveText).mock.calls[0]?.[1].split('\r\n')).toHaveLength(231);
  await userEvent.type(screen.getByLabelText('Find in the audit'), 'suspended');
  await app.settle();
  expect(table('Audit').getAllByRole('row').length).toBe(2);
});

test('all ways in from outside stand on one page, and end one by one or all', async () => {
  const app = await open('?show=outside');
  expect(table('From outside').getByText('Guest')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'End all of them' }));
  await userEvent.click(await screen.findByRole('button', { name: 'End all 1' }));
  await app.settle();
  expect(decisions()).toEqual([{ type: 'person-removed', person: cy }]);
});

test('how long devices may be away is said where the devices are', async () => {
  const app = await open('?show=devices');
  await userEvent.click(screen.getByRole('combobox', { name: /locks itself after/u }));
  await userEvent.click(await screen.findByRole('option', { name: '7 days' }));
  await app.settle();
  expect(decisions()).toEqual([{ type: 'lease-set', days: 7 }]);
});

const phone = (more: object = {}) => ({
  device: 'd1',
  person: ann,
  since: Date.UTC(2026, 2, 4, 9),
  bytes: 900,
  edits: 2,
  hash: 'h'.repeat(43),
  spaces: [
    { space: space('team'), edits: 1 },
    { space: null, edits: 1 },
  ],
  why: null,
  ...more,
});
/** What the relay says that it holds; a real one asks for ids of the usual length. */
const heldAt = (held: readonly object[]): Answers => ({
  [`/api/held/${workspace.world.me.workspace}`]: { held },
});

test('what a removed device had not sent is released or discarded by name, by a statement over what was seen', async () => {
  const device = `d${'0'.repeat(17)}`;
  const person = ann;
  const app = await open('?show=devices', heldAt([phone({ device })]));
  await app.settle();
  const row = () => within(screen.getByRole('listitem', { name: `2 edits of ${nameOf(person)}` }));
  expect(row().getByText(/^Held since .* 1 in their own list$/u)).toBeTruthy();
  await userEvent.click(row().getByRole('button', { name: 'Discard' }));
  const sure = within(await screen.findByRole('dialog'));
  expect(decisions()).toEqual([]);
  await userEvent.click(sure.getByRole('button', { name: `Discard 2 edits of ${nameOf(person)}` }));
  await app.settle();
  await userEvent.click(row().getByRole('button', { name: 'Release' }));
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Release' }));
  await app.settle();
  const hash = 'h'.repeat(43);
  expect(decisions()).toEqual([
    { type: 'held-discarded', device, hash },
    { type: 'held-released', device, hash },
  ]);
});

test('where nothing is held, or the relay does not say, that is said', async () => {
  const app = await open('?show=devices', heldAt([]));
  await app.settle();
  expect(screen.getByText(/^Nothing is held\./u)).toBeTruthy();
});

test('a relay that does not answer is asked again by hand', async () => {
  const app = await open('?show=devices');
  await app.settle();
  expect(screen.getByText(/does not say what it holds just now/u)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Ask again' })).toBeTruthy();
});

test('the workspace is handed on only after it was said twice, and the giver is what they chose', async () => {
  const app = await open(`?person=${bo}`);
  await userEvent.click(screen.getByRole('button', { name: /^Hand the workspace to/u }));
  const sure = within(await screen.findByRole('dialog'));
  await userEvent.click(sure.getByRole('button', { name: /^Hand it to/u }));
  expect(decisions()).toEqual([]);
  await userEvent.click(sure.getByRole('radio', { name: /^Member/u }));
  await userEvent.click(sure.getByRole('checkbox', { name: /^I give up owning/u }));
  await userEvent.click(sure.getByRole('button', { name: /^Hand it to/u }));
  await app.settle();
  expect(decisions()).toEqual([{ type: 'ownership-transferred', person: bo, giver: 'member' }]);
});

test('an admin is not offered to hand on what is not theirs, and to a guest it is not handed', async () => {
  await open(`?person=${cy}`);
  await userEvent.click(screen.getByRole('button', { name: /^Hand the workspace to/u }));
  expect(screen.queryByRole('dialog')).toBeNull();
  cleanup();
  begin('admin');
  await open(`?person=${bo}`);
  expect(screen.queryByRole('button', { name: /^Hand the workspace to/u })).toBeNull();
});

test('before access ends the dialog lists what somebody leaves, and gives it out as a file', async () => {
  Object.assign(workspace.memory.ctx.directory.spaces[space('team')] ?? {}, { roles: { [bo]: 'lead' } });
  await open(`?person=${bo}`);
  await userEvent.click(screen.getByRole('button', { name: 'End access now' }));
  const sure = within(await screen.findByRole('dialog'));
  const list = sure.getByRole('list', { name: 'What they hold' }).textContent ?? '';
  expect(list).toContain('alone: nobody else does');
  expect(list).toContain('Uses 1 device');
  await userEvent.click(sure.getByRole('button', { name: 'Export this list' }));
  const [name, text] = vi.mocked(saveText).mock.calls[0] ?? [];
  expect(name).toMatch(/leaves.*\.txt$/u);
  expect(text).toContain('Uses 1 device');
  expect(decisions()).toEqual([]);
});

test('what somebody leads alone is handed on before their access ends', async () => {
  Object.assign(workspace.memory.ctx.directory.spaces[space('team')] ?? {}, { roles: { [bo]: 'lead' } });
  const app = await open(`?person=${bo}`);
  await userEvent.click(screen.getByRole('button', { name: 'End access now' }));
  const sure = within(await screen.findByRole('dialog'));
  await userEvent.click(sure.getByRole('button', { name: 'End access' }));
  expect(sure.getByText('Say first who leads there next.')).toBeTruthy();
  expect(decisions()).toEqual([]);
  await userEvent.click(sure.getByRole('combobox', { name: /^Who leads .* next$/u }));
  await userEvent.click(await screen.findByRole('option', { name: nameOf(workspace.world.me.person) }));
  await userEvent.click(sure.getByRole('button', { name: 'End access' }));
  await app.settle();
  expect(decisions()).toMatchObject([
    { type: 'role-set', space: space('team'), person: workspace.world.me.person, role: 'lead' },
    { type: 'work-handed-on', person: bo },
    { type: 'person-removed', person: bo },
  ]);
});

test('the relay is told of in one line and four figures; a backup that is missing is said', async () => {
  const health = {
    state: 'open',
    now: 100_000_000,
    since: 0,
    devices: 3,
    people: 2,
    entries: 1_286,
    safe: 0,
    lag: 0,
    disk: { used: 18_400_000, free: 200_000_000_000 },
    backup: { isMade: false, at: null },
  };
  const path = `/api/health/${workspace.world.me.workspace}`;
  const app = await open('?show=relay', { [path]: health });
  await app.settle();
  expect(screen.getByText('Healthy')).toBeTruthy();
  expect(screen.getByText('of 3, 3 devices')).toBeTruthy();
  expect(screen.getByText(/makes none itself/u)).toBeTruthy();
});

test('how the relay went is drawn and said in words, and its limits stand below; with no history yet that is said', async () => {
  const quarter = 900_000;
  const point = (at: number, people: number, used: number | null) => ({ at: at * quarter, people, lag: 0, used });
  const health = { state: 'open', now: 1, since: 0, devices: 1, people: 2, entries: 1, safe: 1, lag: 0, disk: null };
  const told = {
    ...health,
    backup: { isMade: false, at: null },
    course: [point(1, 2, null), point(9, 41, null), point(17, 7, 2_000_000)],
    limits: { file: 500_000_000, files: 50_000_000_000, historyDays: 90 },
  };
  const path = `/api/health/${workspace.world.me.workspace}`;
  const app = await open('?show=relay', { [path]: told });
  await app.settle();
  expect(screen.getByRole('img', { name: 'People connected in the last 4 hours: from 2 to 41, now 7' })).toBeTruthy();
  expect(screen.getByText('The curve begins here: a point each quarter of an hour.')).toBeTruthy();
  const limits = within(screen.getByRole('region', { name: 'Limits' }));
  expect(limits.getByText('500 MB')).toBeTruthy();
  expect(limits.getByText('90 days')).toBeTruthy();
});

test('what needs an admin stands below, each with where it is looked after; nothing is said to be nothing', async () => {
  const health = { state: 'open', now: 1, since: 0, devices: 1, people: 1, entries: 1, safe: 1, lag: 0, disk: null };
  const path = `/api/health/${workspace.world.me.workspace}`;
  const answers = { [path]: { ...health, backup: { isMade: false, at: null } } };
  const { persons } = workspace.memory.ctx.directory;
  Object.assign(persons, { [cy]: { ...newPerson('guest', 3, null), until: Date.now() + 86_400_000 } });
  const app = await open('?show=relay', answers);
  await app.settle();
  const needs = within(screen.getByRole('region', { name: 'Needs you' }));
  expect(needs.getByText('1 access ends within a week')).toBeTruthy();
  expect(needs.getByText(/^Only one person owns the workspace/u)).toBeTruthy();
  await userEvent.click(needs.getByRole('link', { name: /^See: 1 access/u }));
  expect(await screen.findByRole('table', { name: 'People' })).toBeTruthy();
  cleanup();
  Object.assign(persons, { [bo]: newPerson('owner', 2, null), [cy]: newPerson('guest', 3, null) });
  const calm = await open('?show=relay', answers);
  await calm.settle();
  expect(within(screen.getByRole('region', { name: 'Needs you' })).getByText('Nothing.')).toBeTruthy();
});

test('changes a minute are told with their peak and their course, and what one device writes at most', async () => {
  const quarter = 900_000;
  const point = (at: number, changes: number, byOne: number) => ({
    at: at * quarter,
    people: 1,
    lag: 0,
    used: 9,
    changes,
    byOne,
  });
  const old = { at: 0, people: 1, lag: 0, used: 9 };
  const health = {
    state: 'open',
    now: 1,
    since: 0,
    devices: 1,
    people: 2,
    entries: 48_212,
    safe: 1,
    lag: 0,
    disk: null,
  };
  const told = {
    ...health,
    backup: { isMade: false, at: null },
    course: [old, point(1, 20, 5), point(2, 1_140, 600), point(5, 7, 7)],
    writes: { changes: 286, byOne: 41 },
  };
  const path = `/api/health/${workspace.world.me.workspace}`;
  const app = await open('?show=relay', { [path]: told });
  await app.settle();
  expect(screen.getByText('Changes a minute').nextElementSibling?.textContent).toMatch(/^286peak 1\s140, /u);
  expect(
    screen.getByRole('img', { name: /^Changes a minute in the last 60 minutes: from 7 to 1\s140, now 7$/u }),
  ).toBeTruthy();
  const writing = within(screen.getByRole('region', { name: 'Writing' }));
  expect(writing.getAllByRole('definition').map(({ textContent }) => textContent?.replace(/\s/gu, ' '))).toEqual([
    '48 212',
    'Nothing',
    '41',
    '600 a minute',
  ]);
  cleanup();
  workspace.setStatus({ link: 'away' });
  const quiet = { ...told, course: [old], writes: { changes: 0, byOne: 0 } };
  const calm = await open('?show=relay', { [path]: quiet });
  await calm.settle();
  expect(screen.getByText('Nobody has written yet')).toBeTruthy();
  expect(screen.getByText('None')).toBeTruthy();
  expect(screen.getByText(/out of reach now, this is how it stood at/u)).toBeTruthy();
  cleanup();
  const { writes: _writes, ...older } = told;
  const before = await open('?show=relay', { [path]: older });
  await before.settle();
  expect(screen.getByText('This relay does not count them by the minute')).toBeTruthy();
  expect(screen.queryByText(/^Writes per device/u)).toBeNull();
});

test('a relay that is away is said to be, with what happens meanwhile', async () => {
  const app = await open('?show=relay');
  await app.settle();
  expect(screen.getByText('The relay does not answer')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Ask again' })).toBeTruthy();
});

const standing = { state: 'open', now: 1, since: 0, devices: 1, people: 2, entries: 1, safe: 1, lag: 0, disk: null };
const kept = { count: 7, oldest: Date.parse('2026-02-26T04:00:00Z'), size: 18_100_000_000, most: 7, hours: 24 };
const telling = {
  ...standing,
  backup: { isMade: true, at: 1, kept },
  program: { commit: '8338fd9f32', waiting: null, node: '24.9.0' },
  outward: [
    { what: 'mail', at: 'mail.example:465', asked: 12, failed: 0, last: Date.now() },
    { what: 'files', at: 's3.example', asked: 4_210, failed: 3, last: Date.now() },
    { what: 'sign-on', at: 'login.example', asked: 0, failed: 0, last: null },
  ],
};
const relayPath = (more = ''): string => `/api/health/${workspace.world.me.workspace}${more}`;
const factsOf = (name: string) =>
  within(screen.getByRole('region', { name }))
    .getAllByRole('term')
    .map((term) => `${term.textContent}: ${term.nextElementSibling?.textContent}`.replaceAll(/\s/gu, ' '));

test('which version runs is told, and that no newer one is known: it never calls home', async () => {
  const app = await open('?show=relay', { [relayPath()]: telling });
  await app.settle();
  expect(screen.getByText(/, version 8338fd9f32, up/u)).toBeTruthy();
  expect(factsOf('Version')).toEqual(['Runs: 8338fd9f32', 'Lies there for the next restart: The same', 'Node: 24.9.0']);
  expect(screen.getByText(/never calls home/u)).toBeTruthy();
  cleanup();
  const waiting = { ...telling, program: { ...telling.program, waiting: 'a1b2c3d4e5' } };
  await (await open('?show=relay', { [relayPath()]: waiting })).settle();
  expect(factsOf('Version')[1]).toBe('Lies there for the next restart: a1b2c3d4e5');
  cleanup();
  const copied = { ...telling, program: { commit: null, waiting: null, node: '24.9.0' } };
  await (await open('?show=relay', { [relayPath()]: copied })).settle();
  expect(factsOf('Version').slice(0, 2)).toEqual([
    'Runs: Not told: it was not installed by git',
    'Lies there for the next restart: Not known',
  ]);
});

test('whom the relay asks out there is told with how it went, and the copies of backups that lie there', async () => {
  const app = await open('?show=relay', { [relayPath()]: telling });
  await app.settle();
  expect(factsOf('Outbound traffic').map((line) => line.replace(/last today .*/u, 'last …'))).toEqual([
    'Mail server mail.example:465: 12 times, last …',
    'File storage s3.example: 4 210 times, 3 in vain, last …',
    'The company’s sign-on login.example: Not asked since the start',
  ]);
  expect(
    screen.getByText(/^7 copies kept, since Thu 26 February; the newest has 18 GB\. One each 24 hours, 7 at most$/u),
  ).toBeTruthy();
  cleanup();
  await (await open('?show=relay', { [relayPath()]: { ...telling, outward: [] } })).settle();
  expect(screen.getByText(/^None: no mail server, sign-on or file storage is set\./u)).toBeTruthy();
  cleanup();
  // A relay of before tells nothing of them.
  const older = { ...standing, backup: { isMade: true, at: 1 } };
  await (await open('?show=relay', { [relayPath()]: older })).settle();
  expect(screen.queryByRole('region', { name: 'Outbound traffic' })).toBeNull();
  expect(screen.queryByText(/copies kept/u)).toBeNull();
});

test('the file for support has what the relay says of itself and what this browser is, and nothing else', async () => {
  const { outward, ...health } = telling;
  const file = {
    format: 'baton-diagnostics',
    version: 1,
    protocol: 1,
    machine: { platform: 'linux', arch: 'x64' },
    health,
    outward: outward.map(({ at: _at, ...counts }) => counts),
    settings: ['BATON_SMTP_URL'],
    troubles: [],
    metrics: 'baton_open 1',
  };
  const app = await open('?show=relay', { [relayPath()]: telling, [relayPath('/diagnostics')]: file });
  await app.settle();
  await userEvent.click(screen.getByRole('button', { name: 'Diagnostics' }));
  await app.settle();
  const [[name, text] = []] = vi.mocked(saveText).mock.calls;
  expect(name).toMatch(/^baton-diagnostics-\d{4}-\d\d-\d\d\.json$/u);
  const { here, ...told } = JSON.parse(text ?? '') as { readonly here: object };
  expect(told).toEqual(file);
  expect(Object.keys(here)).toEqual(['app', 'browser', 'link']);
  expect(screen.getByText(/^Saved: figures and versions/u)).toBeTruthy();
  const people = [...workspace.memory.rows.profiles.all()].map(({ name: called }) => called);
  expect(people.filter((one) => text?.includes(one))).toEqual([]);
});

test('what somebody has and is to answer is handed on in one act, each with who has it next, changed many at once', async () => {
  const { memory } = workspace;
  const team = space('team');
  const made = memory.does(addProject, { name: 'Fair', space: team, hue: 3, prefix: 'FAI' });
  const board = [...memory.tx.boards.all()].find((one) => one.project === made.project)?.id ?? '';
  const add = (title: string) => memory.does(addTask, { project: made.project, board, title }).task;
  const [stand, lamps, film] = [add('Stand'), add('Lamps'), add('Film')];
  for (const task of [stand, lamps]) memory.tx.tasks.patch(task, { assigned: bo });
  const offer = `r${'3'.repeat(17)}` as OfferId;
  workspace.decideAs(ann, { type: 'work-offered', space: team, task: film, offer, to: { person: bo } });
  const app = await open(`?person=${bo}`);
  await userEvent.click(screen.getByRole('button', { name: 'End access now' }));
  const sure = within(await screen.findByRole('dialog'));
  await app.settle();
  const sheet = () => within(sure.getByRole('region', { name: /^What .* has$/u }));
  const row = (title: string) =>
    sheet()
      .getAllByRole('listitem')
      .find((one) => one.textContent?.includes(title))?.textContent ?? '';
  expect([row('Stand'), row('Lamps')]).toEqual([expect.stringContaining('has it'), expect.stringContaining('has it')]);
  // Ann has offered it herself, and nobody else works there.
  expect(row('Film')).toMatch(/is to answer.*Nobody else works there who could\./u);
  await userEvent.click(sheet().getByRole('checkbox', { name: /Stand/u }));
  await userEvent.click(sheet().getByRole('checkbox', { name: /Lamps/u }));
  await userEvent.click(sheet().getByRole('combobox', { name: /^Who has the chosen 2 ones next/u }));
  await userEvent.click(await screen.findByRole('option', { name: nameOf(ann) }));
  await userEvent.click(sure.getByRole('button', { name: 'End access' }));
  await app.settle();
  expect(decisions()).toContainEqual({
    type: 'work-handed-on',
    space: team,
    person: bo,
    tasks: expect.toSatisfy((tasks: string[]) => tasks.toSorted().join() === [stand, lamps].toSorted().join()) as never,
    to: ann,
  });
  expect(decisions().at(-1)).toEqual({ type: 'person-removed', person: bo });
  expect(decisions().every((one) => (one as { type: string }).type !== 'seats-handed-on')).toBe(true);
});

test('suspended, somebody keeps what they have, but for what is handed on', async () => {
  const app = await open(`?person=${bo}`);
  await userEvent.click(screen.getByRole('button', { name: 'Suspend' }));
  const sure = within(await screen.findByRole('dialog'));
  await userEvent.click(sure.getByRole('button', { name: 'Suspend' }));
  await app.settle();
  expect(decisions()).toEqual([{ type: 'person-suspended', person: bo }]);
});

test('[M396] for somebody who cannot an admin says that they are away and who stands in, not themselves, and that they are back', async () => {
  const { directory } = workspace.memory.ctx;
  const dee = person('dee');
  Object.assign(directory.persons, { [dee]: newPerson('member', 4, null) });
  workspace.memory.as(dee, () => workspace.memory.does(setProfile, { name: 'Dee Moss' }));
  const app = await open(`?person=${bo}`);
  const group = within(screen.getByRole('group', { name: `Who stands in for ${nameOf(bo)}` }));
  await userEvent.type(group.getByLabelText('First day'), '20 july 2031{Enter}');
  await userEvent.type(group.getByLabelText('Last day'), '24 july 2031{Enter}');
  const field = group.getByRole('combobox', { name: 'Gates' });
  await userEvent.type(field, 'Ines');
  expect(screen.queryByRole('option', { name: /^Ines/ })).toBeNull();
  await userEvent.clear(field);
  await userEvent.type(field, 'Dee{Enter}');
  await app.settle();
  await userEvent.click(group.getByRole('button', { name: /^Sign who stands in/ }));
  await app.settle();
  const start = (day: string) => new Date(`${day}T00:00:00`).getTime();
  const deputies = { 'hand-off': dee, approval: dee, gate: dee };
  const away = { from: start('2031-07-20'), until: start('2031-07-25'), deputies };
  expect(decisions()).toEqual([{ type: 'away-set', person: bo, away }]);
  cleanup();
  Object.assign(directory.persons, { [bo]: { ...directory.persons[bo], away } });
  const again = await open(`?person=${bo}`);
  await userEvent.click(screen.getByRole('button', { name: `${nameOf(bo)} is back` }));
  await again.settle();
  expect(decisions().at(-1)).toEqual({ type: 'away-set', person: bo, away: null });
});

test('[M396] of an owner only an owner says it, and of guests and oneself it is not asked there', async () => {
  begin('admin');
  const { directory } = workspace.memory.ctx;
  Object.assign(directory.persons, { [bo]: newPerson('owner', 2, null) });
  await open(`?person=${bo}`);
  await userEvent.click(screen.getByRole('button', { name: /^Sign who stands in/ }));
  expect(screen.getAllByText('Only an owner decides about an owner.').length).toBeGreaterThan(0);
  for (const other of [cy, ann]) {
    cleanup();
    await open(`?person=${other}`);
    expect(screen.queryByRole('group', { name: /^Who stands in for/ })).toBeNull();
  }
});
