import { addFiles } from '@baton/model/file/commands';
import { isRefusal } from '@baton/model/refusal';
import { recordsNamed } from '@baton/model/search/named';
import { statusesOfProject } from '@baton/model/project/queries';
import { setTags } from '@baton/model/task/commands';
import { beforeEach, expect, test } from 'vitest';
import { type MemoryWorkspace, openMemoryWorkspace } from '../test/memory-workspace.ts';
import { type Northwind, seedNorthwind } from '../test/northwind.ts';
import { fieldCommand } from './field-commands.ts';

let workspace: MemoryWorkspace;
let company: Northwind;
let task = '';
beforeEach(() => {
  workspace = openMemoryWorkspace();
  company = seedNorthwind(workspace.memory);
  task = company.tasks['Window display kit'] ?? '';
});
type Put = readonly [record: string, field: string, value: unknown, member?: string];
async function put(...[record, field, value, member]: Put) {
  const back = fieldCommand({ record, field, member: member ?? null, value });
  return back ? workspace.run(back.command, back.args) : 'not offered';
}
const row = () => workspace.memory.rows.tasks.get(task);

test('each value of a task that a person sets can be put back', async () => {
  const [status] = workspace.memory.ask(statusesOfProject, { project: company.project });
  for (const [field, value] of [
    ['title', 'Window kit'],
    ['due', '2026-03-17'],
    ['priority', 4],
    ['estimate', 90],
    ['status', status?.id],
  ] as const) {
    expect(isRefusal(await put(task, field, value))).toBe(false);
    expect(row()?.[field]).toBe(value);
  }
});

test('what was empty can be empty again; a title cannot', async () => {
  await put(task, 'due', null);
  await put(task, 'priority', undefined);
  expect([row()?.due, row()?.priority]).toEqual([null, null]);
  expect(fieldCommand({ record: task, field: 'title', member: null, value: null })).toBeUndefined();
});

test('a tag is put on or taken off by its member', async () => {
  workspace.memory.does(setTags, { task, add: ['Retail'] });
  await put(task, 'tags', null, 'Retail');
  expect(row()?.tags).toEqual([]);
  await put(task, 'tags', true, 'Press');
  expect(row()?.tags).toEqual(['Press']);
});

test('columns, boards and projects too, by their own commands', async () => {
  const [column = ''] = company.columns;
  await put(column, 'name', 'Ready soon');
  await put(column, 'limit', 9);
  await put(company.board, 'name', 'Launch');
  await put(company.project, 'name', 'Launch 2026');
  const names = workspace.memory.ask(recordsNamed, { ids: [column, company.board, company.project] });
  expect(names.map(({ name }) => name)).toEqual(['Ready soon', 'Launch', 'Launch 2026']);
  expect(workspace.memory.rows.columns.get(column)?.limit).toBe(9);
});

test('what cards show, fact by fact, and how they stand; where nobody had said anything, as it is then', async () => {
  const { board } = company;
  const now = () => workspace.memory.rows.boards.get(board);
  await put(board, 'face', false, 'due');
  await put(board, 'face', true, 'files');
  await put(board, 'dense', true);
  await put(board, 'ageAfter', 5);
  expect(now()).toMatchObject({ face: { due: false, files: true }, dense: true, ageAfter: 5 });
  await put(board, 'face', null, 'due');
  await put(board, 'dense', null);
  await put(board, 'ageAfter', null);
  expect(now()).toMatchObject({ face: { due: true, files: true }, dense: false, ageAfter: null });
  expect(await put(board, 'face', true, 'weather')).toBe('not offered');
});

test('the picture on a card is put back', async () => {
  const file = { name: 'a.png', hash: 'a'.repeat(64), size: 5, type: 'image/png' };
  const [picture = ''] = workspace.memory.does(addFiles, { task, files: [file] }).files;
  await put(task, 'cover', picture);
  expect(row()?.cover).toBe(picture);
  await put(task, 'cover', null);
  expect(row()?.cover).toBeNull();
});

test('the rules of the domain hold for what is put back', async () => {
  expect(await put(task, 'title', '')).toBe('not offered');
  expect(await put(task, 'status', `q${'0'.repeat(17)}`)).toMatchObject({ kind: 'not-found' });
});

test('what no command sets by itself is not offered', () => {
  expect(fieldCommand({ record: task, field: 'created', member: null, value: 1 })).toBeUndefined();
  expect(fieldCommand({ record: 'zX', field: 'title', member: null, value: 'x' })).toBeUndefined();
});
