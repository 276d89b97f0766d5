import { expect, test } from 'vitest';
import { addName, matchName } from '../person/commands.ts';
import { archiveProject } from '../project/commands.ts';
import { addTask } from '../task/add-commands.ts';
import { archiveTask, assignTask, binTask, renameTask } from '../task/commands.ts';
import { moveTask } from '../task/move-commands.ts';
import { person, space } from '../test/memory.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { doneTasksOf, openTasksOf } from './mine.ts';

const titles = (scene: Scene, who: string): string[] =>
  openTasksOf(scene.rows, who)
    .map(({ title }) => title)
    .sort();
const give = (scene: Scene, title: string, to: string): string => {
  const [task = ''] = scene.put(scene.columns[0], title);
  scene.does(assignTask, { task, to });
  return task;
};

test('[M240] a person’s work is what they hold and have not done', () => {
  const scene = openScene();
  const ann = person('ann');
  give(scene, 'mine', ann);
  give(scene, 'of Bo', person('bo'));
  const done = give(scene, 'done', ann);
  scene.does(moveTask, { task: done, board: scene.board, column: scene.columns[3] });
  scene.does(binTask, { task: give(scene, 'binned', ann) });
  scene.does(archiveTask, { task: give(scene, 'archived', ann) });
  expect(titles(scene, ann)).toEqual(['mine']);
  expect(titles(scene, person('bo'))).toEqual(['of Bo']);
  expect(doneTasksOf(scene.rows, ann).map(({ title }) => title)).toEqual(['done']);
});

test('[M240] what a name held is the work of the person that it was matched to', () => {
  const scene = openScene();
  const { name } = scene.does(addName, { space: space('main'), name: 'Bo, from Trello' });
  give(scene, 'carried over', name);
  expect(titles(scene, person('bo'))).toEqual([]);
  scene.does(matchName, { name, person: person('bo') });
  expect(titles(scene, person('bo'))).toEqual(['carried over']);
});

test('[M240] work of an archived project rests with it', () => {
  const scene = openScene();
  give(scene, 'mine', person('ann'));
  scene.does(archiveProject, { project: scene.project });
  expect(titles(scene, person('ann'))).toEqual([]);
});

test('[M240] nobody else’s task is read for it', () => {
  const scene = openScene();
  const { project, board } = scene;
  for (const to of [person('ann'), person('bo'), person('bo')])
    scene.does(addTask, { project, board, title: `of ${to}`, assigned: to });
  const read: string[] = [];
  const tasks = {
    get: (id: string) => {
      read.push(id);
      return scene.rows.tasks.get(id);
    },
    view: scene.rows.tasks.view.bind(scene.rows.tasks),
  } as unknown as typeof scene.rows.tasks;
  expect(openTasksOf({ ...scene.rows, tasks }, person('ann'))).toHaveLength(1);
  expect(read).toHaveLength(1);
});

test('[M261] who wrote a value last is told of each value by itself', () => {
  const scene = openScene();
  const task = scene.as(person('bo'), () => give(scene, 'a', person('ann')));
  const given = scene.ctx.now;
  scene.does(renameTask, { task, title: 'b' });
  expect(scene.rows.tasks.writingOf(task, 'assigned')).toEqual({ by: person('bo'), at: given });
  expect(scene.rows.tasks.writingOf(task, 'title')).toEqual({ by: person('ann'), at: scene.ctx.now });
  expect(scene.rows.tasks.writingOf(task, 'due')).toBeUndefined();
});
