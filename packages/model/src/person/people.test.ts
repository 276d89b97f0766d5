import { expect, test } from 'vitest';
import { openMemory, person, space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import { assignTask } from '../task/commands.ts';
import { tasksOnBoard } from '../board/queries.ts';
import { setLanes } from '../board/commands.ts';
import { addName, matchName, setProfile } from './commands.ts';
import { fullName, nameOf } from './naming.ts';
import { peopleOfWorkspace } from './queries.ts';

test('[M70] a profile is its person’s own', () => {
  const memory = openMemory();
  memory.does(setProfile, { name: ' Ann Ander ', title: 'Lead' });
  memory.does(setProfile, { name: 'Ann Ander' });
  expect(memory.rows.profiles.get(person('ann'))).toMatchObject({ name: 'Ann Ander', title: 'Lead' });
  memory.does(setProfile, { name: 'Ann Ander', title: '' });
  expect(memory.rows.profiles.get(person('ann'))?.title).toBeNull();
  expect(() => memory.as(person('bo'), () => memory.tx.profiles.patch(person('ann'), { name: 'Bo was here' }))).toThrow(
    /belongs to its author/,
  );
});

test('[M71] everybody can be chosen: persons first, names after, nobody by id', () => {
  const memory = openMemory();
  memory.does(setProfile, { name: 'Ann' });
  const { name } = memory.does(addName, { space: space('main'), name: 'Tom', title: 'Film' });
  const found = memory.ask(peopleOfWorkspace, {});
  expect(found.map(({ id, name, account, me }) => [id, name, account, me])).toEqual([
    [person('ann'), 'Ann', true, true],
    [person('bo'), 'Somebody', true, false],
    [person('cy'), 'Somebody', true, false],
    [name, 'Tom', false, false],
  ]);
  expect(found.map(({ spaces }) => spaces.length)).toEqual([2, 1, 2, 1]);
  expect(memory.run(addName, { space: 's404', name: 'x' })).toMatchObject({ kind: 'not-allowed' });
});

test('[M72] a name that is matched is that person everywhere, and can be taken back', () => {
  const scene = openScene();
  const [a = ''] = scene.put(scene.columns[0], 'a');
  const { name } = scene.does(addName, { space: space('main'), name: 'Bo' });
  scene.does(assignTask, { task: a, to: name });
  scene.as(person('bo'), () => scene.does(setProfile, { name: 'Bo Berg' }));
  scene.does(matchName, { name, person: person('bo') });
  scene.does(setLanes, { board: scene.board, lanes: 'person' });
  expect(scene.ask(tasksOnBoard, { board: scene.board })[0]).toMatchObject({
    holder: { id: person('bo'), name: 'Bo Berg' },
    lane: person('bo'),
  });
  expect(scene.does(assignTask, { task: a, to: person('bo') }).tasks).toEqual([]);
  scene.does(matchName, { name, person: null });
  expect(scene.ask(tasksOnBoard, { board: scene.board })[0]?.holder).toMatchObject({ id: name, name: 'Bo' });
  expect(scene.run(matchName, { name, person: 'u404' })).toMatchObject({ kind: 'not-found', what: 'person' });
  expect(scene.run(matchName, { name: 'n404', person: null })).toMatchObject({ kind: 'not-found', what: 'name' });
});

test('[M73] a name says where it came from', () => {
  const memory = openMemory();
  memory.tx.names.add({ in: 'space', space: space('main') }, 'n0', { name: 'Bo', from: 'Trello' });
  expect(fullName(nameOf(memory.rows, memory.ctx.directory, 'n0'))).toBe('Bo, from Trello');
  expect(fullName(nameOf(memory.rows, memory.ctx.directory, 'nobody'))).toBe('Somebody');
  expect(nameOf(memory.rows, memory.ctx.directory, 'constructor')).toMatchObject({ name: 'Somebody', account: false });
});
