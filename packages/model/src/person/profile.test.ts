import { expect, test } from 'vitest';
import type { Day } from '../day.ts';
import { newPerson } from '../directory/made.ts';
import type { PersonId, TeamId } from '../ids.ts';
import { openMemory, person, space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import { archiveProject } from '../project/commands.ts';
import { archiveTask, assignTask, binTask, setDue, setPriority } from '../task/commands.ts';
import { moveTask } from '../task/move-commands.ts';
import { heldBy, personCard, photosOfPeople } from './card-queries.ts';
import { addName, matchName, setProfile } from './commands.ts';
import { Language } from './language.ts';
import { Photo, photoBytes } from './photo.ts';
import { peopleOfWorkspace } from './queries.ts';
import { always, weekOf } from './week.ts';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const webp = (size = 60): string => {
  const bytes = new Uint8Array(size);
  bytes.set(new TextEncoder().encode('RIFF'));
  bytes.set([size - 8, 0, 0, 0], 4);
  bytes.set(new TextEncoder().encode('WEBPVP8 '), 8);
  return base64(bytes);
};
const week = weekOf([1, 2, 3, 4], { from: 540, to: 1_020, rest: 30 });
const day = (text: string) => text as Day;

test('[M130] each field of a profile is set by itself; what is not named stays, null empties', () => {
  const memory = openMemory();
  expect(memory.run(setProfile, { zone: 'Europe/Lisbon' as never })).toMatchObject({ kind: 'not-found' });
  memory.does(setProfile, { name: 'Ann', zone: 'Europe/Lisbon' as never, weeks: { [always]: week } });
  memory.does(setProfile, { language: 'pt-PT', photo: webp() });
  memory.does(setProfile, { away: { '2026-07-20': { to: day('2026-07-31'), note: ' Hiking ' } } });
  memory.does(setProfile, { weeks: { '2026-06-01': { kind: 'shifts', minutes: 2_400 } } });
  expect(memory.rows.profiles.get(person('ann'))).toMatchObject({
    name: 'Ann',
    zone: 'Europe/Lisbon',
    language: 'pt-PT',
    photo: webp(),
    weeks: { [always]: week, '2026-06-01': { kind: 'shifts', minutes: 2_400 } },
    away: { '2026-07-20': { to: '2026-07-31', note: 'Hiking' } },
  });
  memory.does(setProfile, { zone: null, photo: null, title: '', away: { '2026-07-20': null } });
  expect(memory.rows.profiles.get(person('ann'))).toMatchObject({
    name: 'Ann',
    language: 'pt-PT',
    zone: null,
    photo: null,
    title: null,
    away: {},
  });
});

test('[M130] an absence that ends before it begins is refused, and nothing of the gesture is written', () => {
  const memory = openMemory();
  memory.does(setProfile, { name: 'Ann' });
  const away = { '2026-07-20': { to: day('2026-07-19'), note: null } };
  expect(memory.run(setProfile, { title: 'Lead', away })).toMatchObject({ kind: 'not-valid', what: 'away' });
  expect(memory.rows.profiles.get(person('ann'))?.title).toBeNull();
});

test('[M130] a pattern and an absence are named by their first day', () => {
  const memory = openMemory();
  expect(() => memory.run(setProfile, { name: 'Ann', weeks: { spring: week } })).toThrow(/Invalid key|invalid_key/);
  expect(() => memory.run(setProfile, { name: 'Ann', away: { '2026-02-30': null } })).toThrow(
    /Invalid key|invalid_key/,
  );
});

test.each(['', 'english', 'e', 'en_GB', 'en-', 'de-1996-1996', '<b>'])('[M130] “%s” is no language', (tag) => {
  expect(Language.safeParse(tag).success).toBe(false);
});

test('[M135] who is away today is marked in every list of people', () => {
  const memory = openMemory({ today: '2026-03-04' });
  memory.does(setProfile, { name: 'Ann', away: { '2026-03-01': { to: day('2026-03-04'), note: null } } });
  memory.as(person('bo'), () =>
    memory.does(setProfile, { name: 'Bo', away: { '2026-03-05': { to: day('2026-03-05'), note: null } } }),
  );
  expect(memory.ask(peopleOfWorkspace, {}).map(({ name, away }) => [name, away])).toEqual([
    ['Ann', true],
    ['Bo', false],
    ['Somebody', false],
  ]);
});

test('[M136] a photo is a small JPEG or WebP and nothing else', () => {
  const jpeg = base64(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]));
  expect(Photo.safeParse(webp()).success).toBe(true);
  expect(Photo.safeParse(jpeg).success).toBe(true);
  expect(Photo.safeParse(webp(photoBytes)).success).toBe(true);
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>').toString('base64');
  const png = base64(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]));
  const wave = Buffer.from('RIFF....WAVEfmt ........').toString('base64');
  for (const other of [
    '',
    svg,
    png,
    wave,
    webp(photoBytes + 3),
    `${webp()}"`,
    `data:image/webp;base64,${webp()}`,
    '/9j/A',
  ])
    expect(Photo.safeParse(other).success).toBe(false);
});

test('[M136] pictures are told by a question of their own, and only of people of the workspace', () => {
  const memory = openMemory();
  memory.does(setProfile, { name: 'Ann', photo: webp() });
  memory.as(person('zed'), () => memory.does(setProfile, { name: 'Zed', photo: webp() }));
  expect(memory.ask(photosOfPeople, {})).toEqual([{ id: person('ann'), photo: webp() }]);
  expect(JSON.stringify(memory.ask(peopleOfWorkspace, {}))).not.toContain(webp());
  expect(JSON.stringify(memory.ask(personCard, { person: person('ann') }))).not.toContain(webp());
});

test('[M137] a card tells what a person told of themselves; of whom nobody here knows there is none', () => {
  const memory = openMemory();
  memory.as(person('bo'), () =>
    memory.does(setProfile, { name: 'Bo', title: 'Web', zone: 'Asia/Kolkata' as never, weeks: { [always]: week } }),
  );
  memory.as(person('zed'), () => memory.does(setProfile, { name: 'Zed' }));
  expect(memory.ask(personCard, { person: person('bo') })).toMatchObject([
    { id: person('bo'), name: 'Bo', title: 'Web', account: true, me: false, zone: 'Asia/Kolkata', away: {} },
  ]);
  expect(memory.ask(personCard, { person: person('cy') })).toMatchObject([{ name: 'Somebody', zone: null, weeks: {} }]);
  for (const id of [person('zed'), 'n404', 'constructor', ''])
    expect(memory.ask(personCard, { person: id })).toEqual([]);
});

test('[M137] a name without an account has a card, and once it is matched that of its person', () => {
  const memory = openMemory();
  const { name } = memory.does(addName, { space: space('main'), name: 'Bo from Trello', title: 'Web' });
  memory.as(person('bo'), () => memory.does(setProfile, { name: 'Bo Berg' }));
  expect(memory.ask(personCard, { person: name })).toMatchObject([{ id: name, account: false, title: 'Web' }]);
  memory.does(matchName, { name, person: person('bo') });
  expect(memory.ask(personCard, { person: name })).toMatchObject([{ id: person('bo'), name: 'Bo Berg' }]);
});

test('[M137] a card has the department and the manager that the directory says, as far as the reader knows them', () => {
  const team = (kind: 'team' | 'department', ...members: PersonId[]) =>
    ({ since: 1, kind, parent: null, home: null, members, leads: [] }) as const;
  const [fin, club] = [`e${'1'.repeat(17)}`, `e${'2'.repeat(17)}`] as [TeamId, TeamId];
  const persons = {
    [person('ann')]: newPerson('owner', 1, null),
    [person('bo')]: { ...newPerson('member', 2, null), manager: person('ann') },
    [person('cy')]: { ...newPerson('member', 3, null), manager: person('zed') },
  };
  const teams = { [fin]: team('department', person('bo')), [club]: team('team', person('bo')) };
  const memory = openMemory({ directory: { persons, teams } });
  Object.assign(memory.titles.teams, { [fin]: 'Finance', [club]: 'Choir' });
  memory.does(setProfile, { name: 'Ann' });
  expect(memory.ask(personCard, { person: person('bo') })).toMatchObject([
    { departments: [{ id: fin, name: 'Finance' }], manager: { id: person('ann'), name: 'Ann' } },
  ]);
  expect(memory.ask(personCard, { person: person('cy') })).toMatchObject([{ departments: [], manager: null }]);
});

function holding() {
  const scene = openScene();
  const [a = '', b = '', c = '', d = ''] = scene.put(scene.columns[0], 'a', 'b', 'c', 'd');
  for (const task of [a, b, c, d]) scene.does(assignTask, { task, to: person('bo') });
  scene.does(setDue, { task: b, due: day('2026-03-02') });
  scene.does(setDue, { task: c, due: day('2026-03-09') });
  scene.does(setPriority, { task: d, priority: 1 });
  const held = (most = 5, who: string = person('bo')) => scene.ask(heldBy, { person: who, most })[0];
  return { scene, held, a, b, c, d };
}

test('[M138] what somebody holds: what is due first, then what is urgent; the count is of all', () => {
  const { held, b, c, d } = holding();
  expect(held()?.tasks.map(({ title, late }) => [title, late])).toEqual([
    ['b', true],
    ['c', false],
    ['d', false],
    ['a', false],
  ]);
  expect(held(3)).toMatchObject({ count: 4, tasks: [{ id: b }, { id: c }, { id: d }] });
  expect(held(5, person('cy'))).toEqual({ id: person('cy'), count: 0, tasks: [] });
});

test('[M138] done, archived and binned work is not held any more; that of a matched name is', () => {
  const { scene, held, a, b, c } = holding();
  scene.does(archiveTask, { task: a });
  expect(held()?.count).toBe(3);
  scene.does(binTask, { task: c });
  expect(held()?.count).toBe(2);
  scene.does(moveTask, { task: b, board: scene.board, column: scene.columns[3] });
  expect(held()?.count).toBe(1);
  const { name } = scene.does(addName, { space: space('main'), name: 'Bo' });
  const [e = ''] = scene.put(scene.columns[0], 'e');
  scene.does(assignTask, { task: e, to: name });
  expect([held()?.count, held(5, name)?.count]).toEqual([1, 1]);
  scene.does(matchName, { name, person: person('bo') });
  expect([held()?.count, held(5, name)?.count]).toEqual([2, 2]);
  scene.does(archiveProject, { project: scene.project });
  expect(held()?.count).toBe(0);
});
