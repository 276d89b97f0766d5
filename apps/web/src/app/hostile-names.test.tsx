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
/** Those that are no field of one text. */
const further: Readonly<Record<string, (next: () => string) => unknown>> = {
  'tasks.tags': (next) => ({ [next().slice(0, 60)]: true }),
  'profiles.devices': (next) => ({ d1: next().slice(0, 60), [`d${'0'.repeat(17)}`]: next().slice(0, 60) }),
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
        else if (isText(type, name, row[name])) fields[name] = next();
      }
      for (const name of Object.keys(fields)) given.add(`${table}.${name}`);
      if (Object.keys(fields).length > 0) as(row.by, () => rows.patch(row.id, fields));
    }
  }
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

test('every kind of text that somebody may set was set', () => {
  begin(0);
  expect([...given].toSorted()).toEqual([
    'boards.name',
    'checkItems.text',
    'columns.name',
    'comments.text',
    'names.name',
    'profiles.devices',
    'profiles.name',
    'projects.name',
    'statuses.name',
    'taskLinks.title',
    'taskLinks.url',
    'tasks.tags',
    'tasks.title',
  ]);
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
  fireEvent.change(screen.getByLabelText('Trello export'), { target: { files: [file] } });
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
