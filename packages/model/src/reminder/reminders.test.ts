import { expect, test } from 'vitest';
import type { Day } from '../day.ts';
import { addProject } from '../project/commands.ts';
import { favouritesOfMine } from '../favourite/queries.ts';
import { setFavourite } from '../favourite/commands.ts';
import { binTask, setDue } from '../task/commands.ts';
import { taskPeek } from '../task/queries.ts';
import { watchTask } from '../task/watch-command.ts';
import { person, space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import { addReminder, removeReminder, settleReminder } from './commands.ts';
import { remindersOf, remindersToCome } from './queries.ts';

const day = (text: string) => text as Day;

test('[M228] several for a task, on a day or before it is due, and those move with the due day', () => {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'page');
  expect(scene.run(addReminder, { task, when: { before: 1 }, minute: 540 })).toMatchObject({ what: 'no due day' });
  scene.does(setDue, { task, due: day('2026-03-10') });
  const { reminder } = scene.does(addReminder, { task, when: { before: 1 }, minute: 540 });
  expect(scene.does(addReminder, { task, when: { before: 1 }, minute: 540 }).reminder).toBe(reminder);
  scene.does(addReminder, { task, when: { day: day('2026-03-06') }, minute: 600 });
  const days = () => scene.ask(remindersOf, { task }).map((one) => [one.day, one.minute]);
  expect(days()).toEqual([
    ['2026-03-06', 600],
    ['2026-03-09', 540],
  ]);
  scene.does(setDue, { task, due: day('2026-03-05') });
  expect(days()).toEqual([
    ['2026-03-04', 540],
    ['2026-03-06', 600],
  ]);
  scene.does(setDue, { task, due: null });
  expect(days()).toEqual([
    ['2026-03-06', 600],
    [null, 540],
  ]);
  expect(scene.rows.reminders.homeOf(reminder)).toEqual({ in: 'private' });
});

test('[M228] what was told, taken away or lies in the bin comes no more', () => {
  const scene = openScene();
  const [task = '', other = ''] = scene.put(scene.columns[0], 'page', 'film');
  const at = (of: string, minute: number) =>
    scene.does(addReminder, { task: of, when: { day: day('2026-03-06') }, minute }).reminder;
  const [told, away] = [at(task, 540), at(task, 600), at(task, 660), at(other, 500)];
  scene.does(settleReminder, { reminder: told ?? '' });
  scene.does(removeReminder, { reminder: away ?? '' });
  expect(scene.ask(remindersToCome, {}).map(({ task: of, minute }) => [of.title, minute])).toEqual([
    ['film', 500],
    ['page', 660],
  ]);
  scene.does(binTask, { task: other });
  expect(scene.ask(remindersToCome, {})).toHaveLength(1);
  expect(scene.ask(remindersOf, { task }).map(({ done }) => done)).toEqual([true, false]);
});

test('[M229] who watches is told by the task; who is not here cannot be made to', () => {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'page');
  scene.does(watchTask, { task, watching: true });
  scene.as(person('bo'), () => scene.does(watchTask, { task, watching: true }));
  expect(scene.ask(taskPeek, { task })[0]?.watchers).toEqual([person('ann'), person('bo')].sort());
  scene.does(watchTask, { task, watching: false });
  expect(scene.ask(taskPeek, { task })[0]?.watchers).toEqual([person('bo')]);
  expect(scene.run(watchTask, { task, watching: true, person: 'u404' })).toMatchObject({ kind: 'not-found' });
});

test('[M230] favourites stand in the order in which they were kept, and are gone when they are let go', () => {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'page');
  const { project } = scene.does(addProject, { space: space('main'), name: 'Other', hue: 2, prefix: 'OTH' });
  for (const of of [task, project, scene.board, task]) scene.does(setFavourite, { of, favourite: true });
  const names = () => scene.ask(favouritesOfMine, {}).map((one) => (one.what === 'task' ? one.task.title : one.name));
  expect(names()).toEqual(['page', 'Other', 'Spring launch']);
  scene.does(setFavourite, { of: project, favourite: false });
  scene.does(binTask, { task });
  expect(names()).toEqual(['Spring launch']);
  scene.does(setFavourite, { of: project, favourite: true });
  expect(names()).toEqual(['Spring launch', 'Other']);
  expect(scene.run(setFavourite, { of: 'x404', favourite: true })).toMatchObject({ kind: 'not-found' });
});

test('[M230] kept on two devices apart it is once, and another person’s is another', () => {
  const [here, there] = [openScene(), openScene()];
  const ids = [here, there].map((scene) => {
    scene.does(setFavourite, { of: scene.project, favourite: true });
    return scene.ask(favouritesOfMine, {})[0]?.id;
  });
  expect(ids[0]).toBe(ids[1]);
  here.as(person('bo'), () => here.does(setFavourite, { of: here.project, favourite: true }));
  expect([...here.rows.favourites.all()]).toHaveLength(2);
});
