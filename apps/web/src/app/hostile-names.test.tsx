// P13: whatever somebody is called, or calls a thing, is text on every screen.
import { planOf } from '@baton/interchange/trello/plan';
import { previewOf } from '@baton/interchange/trello/preview';
import { isRefused, readTrello } from '@baton/interchange/trello/read';
import { newPerson, newSpace } from '@baton/model/directory/made';
import { isId } from '@baton/model/ids';
import type { RecordType } from '@baton/model/record';
import { records, type TableName } from '@baton/model/records';
import { openMemory, person, space, type Memory } from '@baton/model/test/memory';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { openApp } from '../test/app.tsx';
import { chooses } from '../test/choosing.ts';
import { faultsIn, hostileNames } from '../test/hostile-names.ts';
import { workspaceOver, type MemoryWorkspace } from '../test/memory-workspace.ts';
import { seedNorthwind, type Northwind } from '../test/northwind.ts';

/** Reads at once, as the worker would. */
vi.mock('../features/import/read-file.ts', () => ({
  async readFile(file: File) {
    const read = readTrello(await file.text());
    return isRefused(read) ? read : { plan: planOf(read.board), preview: previewOf(read.board) };
  },
}));

const ran = vi.fn<(of: unknown) => void>();
let workspace: MemoryWorkspace;
let company: Northwind;
/** Which kinds were given a name, as `table.field`. */
let given: Set<string>;

type Loose = Readonly<Record<string, unknown>>;
interface Table {
  all(): Iterable<Loose & { readonly id: string; readonly by: string }>;
  patch(id: string, fields: Loose): void;
}
/** The next of the corpus for each cell: over the rounds every kind meets many of them. */
function namer(from: number): () => string {
  let at = from;
  return () => hostileNames[(at += 1) % hostileNames.length] ?? '';
}
/** A text of somebody's own; ids, ranks and chosen words are none. */
function isText(type: RecordType, name: string, value: unknown): boolean {
  const field = type.fields[name];
  if (field?.shape !== 'one' || field.quiet === true || field.index === true) return false;
  return typeof value === 'string' && !isId(value) && field.schema.safeParse(hostileNames[0]).success;
}
/** As much of it as the field takes. */
function fitting(type: RecordType, name: string, text: string): string {
  const field = type.fields[name];
  const fits = (part: string): boolean => field?.shape === 'one' && field.schema.safeParse(part).success;
  return [text, text.slice(0, 60), text.slice(0, 40), hostileNames[0] ?? ''].find(fits) ?? '';
}
/** Those that are no field of one text. */
const further: Readonly<Record<string, (next: () => string) => unknown>> = {
  'tasks.tags': (next) => ({ [next().slice(0, 60)]: true }),
  'profiles.devices': (next) => ({ d1: next().slice(0, 60), [`d${'0'.repeat(17)}`]: next().slice(0, 60) }),
  'sheets.holidays': (next) => ({ '2026-12-24': next().slice(0, 60) }),
};
/** Straight into the cells: no command had a look at it. */
function rename({ tx, as }: Memory, next: () => string): void {
  for (const table of Object.keys(records) as TableName[]) {
    const type = records[table] as unknown as RecordType;
    const rows = tx[table] as unknown as Table;
    for (const row of rows.all()) {
      const fields: Record<string, unknown> = {};
      for (const name of Object.keys(row)) {
        const others = further[`${table}.${name}`];
        if (others) fields[name] = others(next);
        else if (isText(type, name, row[name])) fields[name] = fitting(type, name, next());
      }
      for (const name of Object.keys(fields)) given.add(`${table}.${name}`);
      if (Object.keys(fields).length > 0) as(row.by, () => rows.patch(row.id, fields));
    }
  }
}
/** What the company has none of: a row of each further kind that has a text. */
function strew({ tx, as }: Memory, task: string): void {
  const home = { in: 'space', space: space('main') };
  const at = Date.UTC(2026, 2, 4);
  const feed = { in: 'feed', space: space('main'), of: task, at };
  const { project } = company;
  const [title = '', line = '', tag = ''] = hostileNames.slice(11);
  const nothing = { priority: null, estimate: null, after: null, assigned: null, parts: [] };
  const branch = { ...nothing, source: 'x', title, lines: [line], tags: [tag.slice(0, 60)] };
  const rows: readonly (readonly [TableName, object, Loose])[] = [
    ['files', home, { on: task, name: 'x', at }],
    [
      'fileVersions',
      home,
      { file: `${records.files.letter}99`, on: task, hash: 'a'.repeat(64), size: 1, type: 'text/plain', at, note: 'x' },
    ],
    ['templates', home, { project, name: 'x', at, body: branch }],
    ['slices', home, { project, name: 'x', sharer: 'x', prefix: 'ABC', hue: 3, at }],
    ['intakes', home, { project, name: 'x', provider: 'x', source: 'x', at }],
    ['requests', home, { title: 'x', note: 'x', from: 'x', at }],
    ['sheets', home, { needs: 'x', desk: 'x', since: 1 }],
    ['reactions', feed, { on: task, sign: 'x', at }],
  ];
  const tableOf = (table: TableName) =>
    tx[table] as unknown as Table & { add(place: object, id: string, fields: Loose): void };
  for (const [table, place, fields] of rows) tableOf(table).add(place, `${records[table].letter}99`, fields);
  const further = [
    ['profiles', { title: 'x' }],
    ['names', { title: 'x', from: 'x' }],
    ['checkItems', { list: 'x' }],
    ['columns', { policy: 'x', doneWhen: 'x' }],
  ] as const;
  for (const [table, fields] of further)
    for (const { id, by } of tableOf(table).all()) as(by, () => tableOf(table).patch(id, fields));
}
function begin(round: number): void {
  const next = namer(round * 17);
  const [ann, bo, cy] = [person('ann'), person('bo'), person('cy')];
  const device = { person: bo, key: next(), no: 2, since: 2, enrolled: 2, revoked: null };
  const team = {
    since: 1,
    kind: 'department',
    parent: null,
    home: space('team'),
    members: [ann, bo],
    leads: [ann],
  } as const;
  const memory = openMemory({
    directory: {
      persons: {
        [ann]: newPerson('owner', 1, null),
        [bo]: newPerson('member', 2, null),
        [cy]: newPerson('guest', 3, null),
      },
      spaces: { [space('main')]: newSpace(1), [space('team')]: newSpace(2, [ann, bo]) },
      devices: { ['d1' as never]: device },
      teams: { [`e${'0'.repeat(17)}` as never]: team },
    },
  });
  company = seedNorthwind(memory);
  const task = company.tasks['Press kit: words and stills'] ?? '';
  // As an importer brings them.
  for (const url of hostileNames.slice(round * 17, (round + 1) * 17))
    memory.tx.taskLinks.add({ in: 'space', space: space('main') }, `l${hostileNames.indexOf(url)}`, {
      task,
      url,
      title: 'x',
    });
  strew(memory, task);
  memory.numbers.set(task, 121);
  rename(memory, next);
  memory.titles.workspace = next();
  for (const one of [space('main'), space('team')]) memory.titles.spaces[one] = next();
  memory.titles.teams[`e${'0'.repeat(17)}`] = next();
  workspace = workspaceOver(memory, ann);
  workspace.setStatus({ link: 'live' });
}
beforeEach(() => {
  localStorage.clear();
  given = new Set();
  Object.assign(globalThis, { ran });
});
afterEach(cleanup);

const keyOf = (title: string): string => {
  const task = company.tasks[title] ?? '';
  const { prefix } = (workspace.memory.tx.projects as unknown as { get(id: string): { prefix: string } }).get(
    company.project,
  );
  return `${prefix}-${workspace.memory.numbers.get(task)}`;
};
const screens: Readonly<Record<string, () => string>> = {
  'a board': () => `board/${company.board}`,
  'a task': () => `task/${encodeURIComponent(keyOf('Press kit: words and stills'))}`,
  'all projects': () => 'projects',
  'the sync centre': () => 'sync',
  'people and devices': () => 'admin',
  'my work': () => 'work',
  'the first page': () => '',
  'a department': () => `space/${space('team')}`,
  settings: () => 'settings',
};
const rounds = [0, 1, 2, 3];

const isShown = (name: string): boolean => document.body.textContent?.includes(name.trim()) ?? false;

test.each(Object.entries(screens))('on %s no name is more than text', async (_, path) => {
  for (const round of rounds) {
    begin(round);
    await openApp({ at: `/w/${workspace.world.me.workspace}/${path()}`, workspace });
    expect(faultsIn(document.body)).toEqual([]);
    // They were shown, as they were written.
    expect(hostileNames.filter(isShown).length).toBeGreaterThan(2);
    expect(ran).not.toHaveBeenCalled();
    cleanup();
  }
});

/** Texts by their shape that are no words of anybody's. */
const ids: Readonly<Record<string, string>> = {
  'tasks.status': 'the id of a status',
  'tasks.cover': 'the id of a file',
  'workMarks.task': 'the id of a task',
  'inboxMarks.notice': 'the id of a notice',
  'favourites.rank': 'a place in a list',
  'profiles.holidays': 'the id of a department',
  'sheets.holidaysAs': 'the id of a department',
};
test('every kind of text that somebody may set was set', () => {
  begin(0);
  const all = (Object.keys(records) as TableName[]).flatMap((table) => {
    const type = records[table] as unknown as RecordType;
    return Object.keys(type.fields).flatMap((name) => (isText(type, name, 'x') ? [`${table}.${name}`] : []));
  });
  const wanted = [...all, ...Object.keys(further)].filter((field) => !(field in ids));
  expect([...given].toSorted()).toEqual(wanted.toSorted());
  expect(Object.keys(ids).filter((field) => !all.includes(field))).toEqual([]);
});

test('a file that is brought in is named and shown as text before anything of it is kept', async () => {
  begin(0);
  const next = namer(3);
  const hex = (number: number) => `65e5f000${number.toString(16).padStart(16, '0')}`;
  const card = (number: number) => ({
    id: hex(number),
    name: next(),
    desc: next(),
    closed: false,
    idList: hex(1),
    pos: number,
    due: null,
    idMembers: [hex(50)],
    idLabels: [hex(60)],
  });
  const board = {
    id: hex(99),
    name: next(),
    desc: next(),
    lists: [{ id: hex(1), name: next(), closed: false, pos: 1 }],
    cards: Array.from({ length: 40 }, (_, at) => card(100 + at)),
    members: [{ id: hex(50), fullName: next(), username: next() }],
    labels: [{ id: hex(60), name: next(), color: 'red' }],
    checklists: [],
    actions: [],
  };
  const app = await openApp({ at: `/w/${workspace.world.me.workspace}/import`, workspace });
  const file = new File([JSON.stringify(board)], `${next()}.json`, { type: 'application/json' });
  chooses(file);
  fireEvent.click(screen.getByRole('button', { name: 'Choose a file' }));
  await app.settle();
  expect(faultsIn(document.body)).toEqual([]);
  expect(hostileNames.filter(isShown).length).toBeGreaterThan(2);
});

test('what is looked for in the page would be found', () => {
  const page = document.createElement('div');
  page.innerHTML = hostileNames.join('\n');
  expect(faultsIn(page).length).toBeGreaterThan(20);
  expect(new Set(hostileNames).size).toBeGreaterThanOrEqual(40);
});
