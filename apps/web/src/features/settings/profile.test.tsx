import { setProfile } from '@baton/model/person/commands';
import { addDays } from '@baton/model/day';
import { always, weekOf } from '@baton/model/person/week';
import type { Zone } from '@baton/model/person/zone';
import { openMemory, person } from '@baton/model/test/memory';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chooseLocale } from '../../lib/locale.ts';
import { todayHere } from '../../parts/day-text.ts';
import { openApp } from '../../test/app.tsx';
import { type MemoryWorkspace, workspaceOver } from '../../test/memory-workspace.ts';
import { seedNorthwind } from '../../test/northwind.ts';

const me = person('ann');
let workspace: MemoryWorkspace;
const office = { from: 540, to: 1_020, rest: 30 };
const profile = () => workspace.memory.rows.profiles.get(me);
const open = () => openApp({ at: `/w/${workspace.world.me.workspace}/settings`, workspace });
const you = () => within(screen.getByRole('region', { name: 'You' }));
const webp = btoa('RIFF....WEBPVP8 ');

beforeEach(() => {
  localStorage.clear();
  const memory = openMemory();
  workspace = workspaceOver(memory, me);
  seedNorthwind(memory);
});
afterEach(() => chooseLocale(null));

test('the zone is found by a city; that of this device is offered', async () => {
  const app = await open();
  await userEvent.type(you().getByRole('combobox', { name: 'Time zone' }), 'kathm{Enter}');
  await app.settle();
  expect(profile()?.zone).toBe('Asia/Kathmandu');
  expect(you().getByText(/^It is .* there now\.$/u)).toBeTruthy();
  await userEvent.click(you().getByRole('button', { name: 'Use it' }));
  await app.settle();
  expect(profile()?.zone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  expect(you().queryByRole('button', { name: 'Use it' })).toBeNull();
});

test('the language is of dates and numbers and the week, and says that the words stay English', async () => {
  const app = await open();
  expect(you().getByText(/own words are English for now/u)).toBeTruthy();
  await userEvent.type(you().getByRole('combobox', { name: 'Language of dates and numbers' }), 'deutsch (deu{Enter}');
  await app.settle(80);
  expect(profile()?.language).toBe('de-DE');
  expect(you().getByText(/^Mi\., 4\. März 2026; 12\.345,6\./u)).toBeTruthy();
  await userEvent.click(you().getByRole('button', { name: /^Start from 37,5/u }));
  await app.settle();
  expect(you().getByText(/^37,5.h, Mo–Fr$/u)).toBeTruthy();
});

test('a working week: from the usual one, days taken out, hours changed, what has no working time is refused in words', async () => {
  const app = await open();
  await userEvent.click(you().getByRole('button', { name: /^Start from 37\.5/u }));
  await app.settle();
  await userEvent.click(you().getByRole('button', { name: 'Fri' }));
  await app.settle();
  expect(you().getByText('30 h, Mon–Thu')).toBeTruthy();
  await userEvent.clear(you().getByLabelText('To'));
  await userEvent.type(you().getByLabelText('To'), '15{Enter}');
  await app.settle();
  expect(profile()?.weeks[always]).toEqual(weekOf([1, 2, 3, 4], { from: 540, to: 900, rest: 30 }));
  await userEvent.clear(you().getByLabelText('Break'));
  await userEvent.type(you().getByLabelText('Break'), '7h{Enter}');
  await app.settle();
  expect(you().getByText('That leaves no working time.')).toBeTruthy();
  expect(profile()?.weeks[always]).toMatchObject({ days: { 1: { rest: 30 } } });
});

test('each day its own, night shifts, and shifts by the hour', async () => {
  workspace.memory.does(setProfile, { weeks: { [always]: weekOf([1, 2], office) } });
  const app = await open();
  await userEvent.click(you().getByRole('button', { name: 'Each day its own' }));
  await userEvent.clear(you().getByLabelText('From, Tue'));
  await userEvent.type(you().getByLabelText('From, Tue'), '22:00{Enter}');
  await app.settle();
  expect(profile()?.weeks[always]).toMatchObject({ days: { 1: office, 2: { from: 1_320, to: 2_460 } } });
  expect(you().getByText(/ends the next day$/u)).toBeTruthy();
  await userEvent.click(you().getByRole('button', { name: 'In shifts' }));
  await app.settle();
  expect(you().getByText('40 h, shifts')).toBeTruthy();
});

test('other hours from a later day on stand beside those of now, and are taken away again', async () => {
  workspace.memory.does(setProfile, { weeks: { [always]: weekOf([1, 2, 3, 4, 5], office) } });
  const app = await open();
  await userEvent.click(you().getByRole('button', { name: 'Other hours from a day on' }));
  await userEvent.type(you().getByLabelText('From which day on'), '1 june 2031{Enter}');
  await app.settle();
  expect(Object.keys(profile()?.weeks ?? {})).toEqual([always, '2031-06-01']);
  const later = within(you().getByRole('region', { name: /^From Sun 1 June/u }));
  await userEvent.click(later.getByRole('button', { name: 'Fri' }));
  await app.settle();
  expect(later.getByText(/30 h, Mon–Thu/u)).toBeTruthy();
  expect(you().getByText('37.5 h, Mon–Fri')).toBeTruthy();
  await userEvent.click(later.getByRole('button', { name: 'Take it away' }));
  await app.settle();
  expect(Object.keys(profile()?.weeks ?? {})).toEqual([always]);
});

test('away: from, to and a note; the last day is not before the first', async () => {
  const app = await open();
  await userEvent.type(you().getByLabelText('First day away'), '20 july 2031{Enter}');
  await userEvent.type(you().getByLabelText('Last day away'), '19 july 2031{Enter}');
  await userEvent.type(you().getByLabelText('What others should know'), 'Hiking');
  expect(you().getByText('It is before the first day.')).toBeTruthy();
  await userEvent.click(you().getByRole('button', { name: 'Add' }));
  expect(profile()?.away).toEqual({});
  await userEvent.clear(you().getByLabelText('Last day away'));
  await userEvent.type(you().getByLabelText('Last day away'), '31 july 2031{Enter}');
  await userEvent.click(you().getByRole('button', { name: 'Add' }));
  await app.settle();
  expect(profile()?.away).toEqual({ '2031-07-20': { to: '2031-07-31', note: 'Hiking' } });
  const list = within(you().getByRole('list', { name: 'When you are away' }));
  expect(list.getByText('Hiking')).toBeTruthy();
  await userEvent.click(list.getByRole('button', { name: /^Take away/u }));
  await app.settle();
  expect(profile()?.away).toEqual({});
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await app.settle();
  expect(profile()?.away).toEqual({ '2031-07-20': { to: '2031-07-31', note: 'Hiking' } });
});

test('pictures are shown through addresses of this page, and given back when they are replaced', async () => {
  const made: string[] = [];
  const gone: string[] = [];
  const create = vi.fn<(blob: Blob) => string>((blob) => `blob:${made.push(blob.type)}`);
  Object.assign(URL, { createObjectURL: create, revokeObjectURL: (url: string) => gone.push(url) });
  workspace.memory.as(person('bo'), () => workspace.memory.does(setProfile, { photo: webp }));
  const app = await open();
  const sources = () => [...document.querySelectorAll('img')].map((img) => img.getAttribute('src'));
  await waitFor(() => expect(sources()).toEqual(['blob:1']));
  expect(made).toEqual(['image/webp']);
  workspace.byOther(person('bo'), (memory) => memory.does(setProfile, { photo: btoa('RIFF~~~~WEBPVP8X') }));
  await app.settle();
  expect(sources()).toEqual(['blob:2']);
  expect(gone).toEqual(['blob:1']);
  workspace.byOther(person('bo'), (memory) => memory.does(setProfile, { photo: null, zone: 'UTC' as Zone }));
  await app.settle();
  expect(sources()).toEqual([]);
  expect(gone).toEqual(['blob:1', 'blob:2']);
});

test('who stands in is signed for a span and each kind of decision, and taken back on coming home', async () => {
  const first = addDays(todayHere(), 3);
  const start = (day: string) => new Date(`${day}T00:00:00`).getTime();
  workspace.decided.answer = { number: 7 };
  workspace.memory.does(setProfile, { away: { [first]: { to: addDays(first, 4), note: null } } });
  const app = await open();
  const group = () => within(you().getByRole('group', { name: 'Who stands in for you' }));
  const sign = () => group().getByRole('button', { name: /^Sign who stands in/u });
  await userEvent.click(sign());
  expect(workspace.decided.signed).toEqual([]);
  await userEvent.type(group().getByRole('combobox', { name: 'Hand-offs' }), 'yuki{Enter}');
  await app.settle();
  await userEvent.click(sign());
  await app.settle();
  const bo = person('bo');
  expect(workspace.decided.signed).toMatchObject([
    {
      ledger: 'dir',
      decision: {
        type: 'away-set',
        person: me,
        away: {
          from: start(first),
          until: start(addDays(first, 5)),
          deputies: { 'hand-off': bo, approval: bo, gate: bo },
        },
      },
    },
  ]);
});

test('what is on record of being away is read there, and ends by one signed press', async () => {
  const { directory, now } = workspace.memory.ctx;
  const known = directory.persons[me];
  const away = { from: now, until: Date.now() + 4 * 86_400_000, deputies: { approval: person('bo') } };
  Object.assign(directory.persons, { [me]: { ...known, away } });
  workspace.decided.answer = { number: 7 };
  const app = await open();
  const group = within(you().getByRole('group', { name: 'Who stands in for you' }));
  expect(
    group.getByText(/^Yuki Tanaka stands in for approvals and nobody for hand-offs and gates\. Signed/u),
  ).toBeTruthy();
  await userEvent.click(group.getByRole('button', { name: /^I am back/u }));
  await app.settle();
  expect(workspace.decided.signed).toMatchObject([{ decision: { type: 'away-set', person: me, away: null } }]);
});
