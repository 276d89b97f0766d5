import { expect, test } from 'vitest';
import type { DeviceId } from '../ids.ts';
import { openMemory, person, space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import { assignTask } from '../task/commands.ts';
import { tasksOnBoard } from '../board/queries.ts';
import { setLanes } from '../board/commands.ts';
import { addName, matchName, nameDevice, setProfile } from './commands.ts';
import { fullName, nameOf } from './naming.ts';
import { deviceNames, peopleOfWorkspace } from './queries.ts';

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

const withDevices = () => {
  const own = { key: 'k', since: 1, enrolled: 0, revoked: null };
  return openMemory({
    directory: {
      devices: {
        ['dA' as DeviceId]: { ...own, person: person('ann'), no: 1 },
        ['dB' as DeviceId]: { ...own, person: person('bo'), no: 2 },
        ['dC' as DeviceId]: { ...own, person: person('ann'), no: 11 },
      },
    },
  });
};

test('[M74] I name my devices, rename them and take the name away; others have theirs', () => {
  const memory = withDevices();
  memory.does(setProfile, { name: 'Ann' });
  memory.does(nameDevice, { no: 11, name: 'Phone' });
  memory.does(nameDevice, { no: 1, name: ' Laptop ' });
  expect(memory.ask(deviceNames, { person: person('ann') })).toEqual([
    { id: '1', name: 'Laptop' },
    { id: '11', name: 'Phone' },
  ]);
  memory.does(nameDevice, { no: 1, name: 'Desk' });
  memory.does(nameDevice, { no: 11, name: null });
  expect(memory.ask(deviceNames, { person: person('ann') })).toEqual([{ id: '1', name: 'Desk' }]);
  expect(memory.ask(deviceNames, { person: person('bo') })).toEqual([]);
  expect(memory.rows.profiles.get(person('ann'))?.name).toBe('Ann');
});

test('[M74] a device of another, an unknown one, and one of a person without a profile are refused', () => {
  const memory = withDevices();
  expect(memory.run(nameDevice, { no: 1, name: 'Laptop' })).toMatchObject({ kind: 'not-found', what: 'person' });
  memory.does(setProfile, { name: 'Ann' });
  expect(memory.run(nameDevice, { no: 2, name: 'Bo’s' })).toMatchObject({ kind: 'not-found', what: 'device' });
  expect(memory.run(nameDevice, { no: 3, name: 'Nobody’s' })).toMatchObject({ kind: 'not-found', what: 'device' });
  expect(memory.ask(deviceNames, { person: person('ann') })).toEqual([]);
});

test('[M74] naming a device as it is called already writes nothing', () => {
  const memory = withDevices();
  memory.does(setProfile, { name: 'Ann' });
  memory.does(nameDevice, { no: 1, name: 'Laptop' });
  memory.does(nameDevice, { no: 1, name: 'Laptop' });
  expect(memory.written).toEqual([]);
});
