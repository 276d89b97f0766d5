import { beforeEach, expect, test } from 'vitest';
import { renameColumn } from '../board/column-commands.ts';
import { addComment } from '../comment/commands.ts';
import { addName, matchName, setProfile } from '../person/commands.ts';
import { statusesOfProject } from '../project/queries.ts';
import { addCheckItems } from '../task/checklist-commands.ts';
import { archiveTask, binTask, renameTask } from '../task/commands.ts';
import { person, space } from '../test/memory.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { recordsNamed } from './named.ts';

let at: Scene;
let task = '';
beforeEach(() => {
  at = openScene();
  [task = ''] = at.put(at.columns[0], 'Window display kit');
});
const named = (...ids: string[]) => at.ask(recordsNamed, { ids });

test('a task is called by its title and opened by its key, provisional or numbered', () => {
  const [before] = named(task);
  expect(before).toMatchObject({ table: 'tasks', name: 'Window display kit', taskTitle: null, project: at.project });
  expect(before?.key).toMatch(/^SPR~/);
  at.numbers.set(task, 135);
  expect(named(task)[0]?.key).toBe('SPR-135');
});

test('what hangs on a task is opened by the task’s key and says the task’s title', () => {
  at.numbers.set(task, 135);
  const { comment } = at.does(addComment, { task, text: 'First line\nsecond line' });
  const { items } = at.does(addCheckItems, { task, texts: ['Cut the cloth'] });
  expect(named(comment, items[0] ?? '')).toMatchObject([
    { table: 'comments', name: 'First line', key: 'SPR-135', taskTitle: 'Window display kit' },
    { table: 'checkItems', name: 'Cut the cloth', key: 'SPR-135', taskTitle: 'Window display kit' },
  ]);
});

test('boards, columns, projects and statuses have their names, their project and its hue', () => {
  const [status] = at.ask(statusesOfProject, { project: at.project });
  at.does(renameColumn, { column: at.columns[1], name: 'At the bench' });
  const rows = named(at.board, at.columns[1], at.project, status?.id ?? '');
  expect(rows.map(({ table, name, board, hue }) => [table, name, board, hue])).toEqual([
    ['boards', 'Spring launch', at.board, 1],
    ['columns', 'At the bench', at.board, 1],
    ['projects', 'Spring launch', null, 1],
    ['statuses', status?.name, null, 1],
  ]);
  expect(rows.every(({ project }) => project === at.project)).toBe(true);
  expect(rows.every(({ key }) => key === null)).toBe(true);
});

test('a person is called by the profile, a matched name as its person', () => {
  at.as(person('bo'), () => at.does(setProfile, { name: 'Bo Dahl' }));
  const { name } = at.does(addName, { space: space('main'), name: 'bodahl' });
  expect(named(person('bo'), name).map((one) => one.name)).toEqual(['Bo Dahl', 'bodahl']);
  at.does(matchName, { name, person: person('bo') });
  expect(named(name)[0]).toMatchObject({ table: 'names', name: 'Bo Dahl' });
});

test('archived and binned ones keep their names; unknown ids are left out; each id comes once', () => {
  const [other = ''] = at.put(at.columns[0], 'Hang tags');
  at.does(archiveTask, { task });
  at.does(binTask, { task: other });
  expect(named(other, 't00000000000000000', task, 'zX', other).map(({ name }) => name)).toEqual([
    'Hang tags',
    'Window display kit',
  ]);
});

test('a new title is the name at once', () => {
  at.does(renameTask, { task, title: 'Window kit' });
  expect(named(task)[0]?.name).toBe('Window kit');
});
