import { expect, test } from 'vitest';
import { addComment } from '../comment/commands.ts';
import { addProject } from '../project/commands.ts';
import { person, space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import { addTask } from './add-commands.ts';
import { addCheckItems } from './checklist-commands.ts';
import { homeNameOf } from '../directory/home-name.ts';
import { binTask } from './commands.ts';
import { newSpace } from '../directory/made.ts';
import { moveToProject } from './move-commands.ts';
import { taskPeek } from './queries.ts';
import { setReaders } from './readers-commands.ts';
import { groupsFor, readersOfHome } from './readers.ts';

const groups = { few: [person('ann')], money: [person('ann')], others: [person('bo')] };
const open = () => {
  const scene = openScene({
    directory: {
      spaces: {
        [space('main')]: { ...newSpace(1), groups },
        [space('team')]: newSpace(2, [person('ann')]),
      },
    },
  });
  const team = scene.does(addProject, { space: space('team'), name: 'Team', hue: 2, prefix: 'TM' }).project;
  const add = (readers?: 'me' | { group: string }) =>
    scene.does(addTask, { project: scene.project, board: scene.board, title: 'Offer', ...(readers ? { readers } : {}) })
      .task;
  return { scene, add, team };
};

test('[M99] a task is born where its readers are, and stands on their board as any other', () => {
  const { scene, add } = open();
  const homes = [add(), add({ group: 'few' }), add('me')].map((id) => scene.tx.tasks.homeOf(id));
  expect(homes).toEqual([
    { in: 'space', space: space('main') },
    { in: 'group', space: space('main'), group: 'few' },
    { in: 'private' },
  ]);
  expect(scene.shown()).toBe('Ready: Offer, Offer, Offer');
  const args = { project: scene.project, title: 'x', readers: { group: 'none' } };
  expect(scene.run(addTask, args)).toMatchObject({ kind: 'not-found', what: 'group' });
});

test('[M99] its checklist is born with it, its page and comments have its readers, and no space tells of it', () => {
  const { scene, add } = open();
  for (const readers of [{ group: 'few' }, 'me'] as const) {
    const task = add(readers);
    const [line = ''] = scene.does(addCheckItems, { task, texts: ['Salary'] }).items;
    expect(scene.tx.checkItems.homeOf(line)).toEqual(scene.tx.tasks.homeOf(task));
    const { comment } = scene.does(addComment, { task, text: 'Hush' });
    expect(scene.tx.comments.spaceOf(comment)).toBeUndefined();
    const home = scene.tx.tasks.homeOf(task);
    expect(scene.ask(taskPeek, { task })).toMatchObject([{ space: null, home, beside: home, movingTo: null }]);
  }
});

test('[M99] another space’s project does not take it from its readers; one’s own goes where one likes', () => {
  const { scene, add, team } = open();
  const [kept, mine] = [add({ group: 'few' }), add('me')];
  expect(scene.run(moveToProject, { task: kept, project: team })).toMatchObject({ kind: 'not-allowed', what: 'space' });
  scene.does(moveToProject, { task: mine, project: team });
  expect(scene.tx.tasks.homeOf(mine)).toEqual({ in: 'private' });
});

test('[M102] a task is given to a group of its space with its checklist and links, and back to everybody there', () => {
  const { scene, add } = open();
  const task = add();
  const [line = ''] = scene.does(addCheckItems, { task, texts: ['Salary'] }).items;
  scene.does(setReaders, { task, readers: { group: 'few' } });
  const few = { in: 'group', space: space('main'), group: 'few' };
  expect([scene.tx.tasks.homeOf(task), scene.tx.checkItems.homeOf(line)]).toEqual([few, few]);
  scene.does(setReaders, { task, readers: { group: 'few' } });
  scene.does(setReaders, { task, readers: 'space' });
  expect(scene.tx.tasks.homeOf(task)).toEqual({ in: 'space', space: space('main') });
});

test('[M102] not to a group that is not there, nor is one’s own given to anybody, nor what is on its way or put away', () => {
  const { scene, add } = open();
  const [task, mine] = [add(), add('me')];
  expect(scene.run(setReaders, { task, readers: { group: 'none' } })).toMatchObject({ kind: 'not-found' });
  expect(scene.run(setReaders, { task, readers: { group: 'toString' } })).toMatchObject({ kind: 'not-found' });
  expect(scene.run(setReaders, { task: mine, readers: 'space' })).toMatchObject({ kind: 'not-allowed' });
  scene.tx.tasks.patch(task, { movedTo: space('team') });
  expect(scene.run(setReaders, { task, readers: { group: 'few' } })).toMatchObject({
    kind: 'not-valid',
    what: 'moving',
  });
  scene.does(binTask, { task });
  expect(scene.run(setReaders, { task, readers: { group: 'few' } })).toMatchObject({ kind: 'in-bin' });
});

test('[M105] what is in an archive is given to no other readers before it is back', () => {
  const { scene, add } = open();
  const task = add();
  scene.tx.tasks.patch(task, { archive: '2026q3' });
  expect(scene.run(setReaders, { task, readers: { group: 'few' } })).toMatchObject({ kind: 'archived', what: 'task' });
  expect(scene.tx.tasks.homeOf(task)).toEqual({ in: 'space', space: space('main') });
});

test('[M102] who has it is told: everybody in the space, or these alone; one is offered the groups that one is in', () => {
  const { scene } = open();
  const { directory } = scene.ctx;
  expect(readersOfHome(directory, space('main'))).toEqual({ space: space('main'), only: null });
  expect(readersOfHome(directory, homeNameOf(space('main'), 'few'))).toEqual({
    space: space('main'),
    only: [person('ann')],
  });
  expect(groupsFor(directory, space('main'), person('ann'))).toEqual(['few']);
  expect(groupsFor(directory, space('main'), person('bo'))).toEqual(['others']);
});
