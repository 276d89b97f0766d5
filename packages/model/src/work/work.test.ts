import { expect, test } from 'vitest';
import { tasksOnBoard } from '../board/queries.ts';
import { addDays, type Day } from '../day.ts';
import { projectsOfWorkspace } from '../project/queries.ts';
import { addTask, addTasks } from '../task/add-commands.ts';
import { relateTasks } from '../relation/commands.ts';
import { watchTask } from '../task/watch-command.ts';
import { assignTask, binTask, setDue } from '../task/commands.ts';
import { setStatus } from '../task/status-command.ts';
import { moveTask } from '../task/move-commands.ts';
import { person } from '../test/memory.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { placeWork, releaseWork, snoozeWork } from './commands.ts';
import { addPrivateTask, personalProject } from './personal.ts';
import { doneByMe, myWork } from './queries.ts';
import { waitingOn } from './waiting.ts';
import { sectionByDate, sectionOf } from './rules.ts';
import type { WorkMark } from './schema.ts';

const today = '2026-03-04' as Day;
const ann = person('ann');
const mine = (scene: Scene, title: string, due?: string): string => {
  const { project, board, columns } = scene;
  const at = columns[title === 'being made' ? 1 : 0];
  const fields = due === undefined ? {} : { due: due as Day };
  return scene.does(addTask, { project, board, column: at, title, assigned: ann, ...fields }).task;
};
/** "now: a, b | next: c | asleep: d" */
function shown(scene: Scene): string {
  const groups = Map.groupBy(scene.ask(myWork, {}), (row) => (row.snoozed ? 'asleep' : row.section));
  return [...groups].map(([name, rows]) => `${name}: ${rows.map(({ title }) => title).join(', ')}`).join(' | ');
}

test('[M241] dates say what is Now, Next and Later, and without one the status does', () => {
  const scene = openScene({ today });
  mine(scene, 'in two weeks', '2026-03-18');
  mine(scene, 'in a week', '2026-03-11');
  mine(scene, 'today', today);
  mine(scene, 'late', '2026-03-02');
  mine(scene, 'some day');
  mine(scene, 'being made');
  expect(shown(scene)).toBe('now: late, today, being made | next: in a week, some day | later: in two weeks');
  expect(sectionByDate({ due: null }, 'later', today)).toBe('later');
});

test('[M242] what a hand put into Later comes up when its date comes nearer than it was then', () => {
  const scene = openScene({ today });
  const task = mine(scene, 'a', addDays(today, 10));
  scene.does(placeWork, { task, section: 'later' });
  const mark = scene.rows.workMarks.get(`x${task.slice(1)}`) as WorkMark;
  const at = (day: Day) => sectionOf({ task: { due: addDays(today, 10) }, kind: 'todo', mark }, day);
  expect([at(today), at(addDays(today, 2)), at(addDays(today, 3)), at(addDays(today, 10))]).toEqual([
    'later',
    'later',
    'next',
    'now',
  ]);
});

test('[M242] what is due today can be put off by hand, and stays where it was put', () => {
  const scene = openScene({ today });
  const task = mine(scene, 'a', today);
  mine(scene, 'b', today);
  scene.does(placeWork, { task, section: 'later' });
  expect(shown(scene)).toBe('now: b | later: a');
  scene.does(releaseWork, { task });
  expect(shown(scene)).toBe('now: a, b');
});

test('[M243] the order of one person is theirs: the board and others’ work stand as they stood', () => {
  const scene = openScene({ today });
  const [a, b, c] = [mine(scene, 'a', today), mine(scene, 'b', today), mine(scene, 'c', today)];
  const before = scene.ask(tasksOnBoard, { board: scene.board });
  scene.does(placeWork, { task: c, section: 'now', before: a });
  expect(shown(scene)).toBe('now: c, a, b');
  expect(scene.written.every((id) => id.startsWith('x'))).toBe(true);
  scene.does(placeWork, { task: [a, b], section: 'next' });
  expect(shown(scene)).toBe('now: c | next: a, b');
  scene.does(placeWork, { task: a, section: 'next', after: b });
  expect(shown(scene)).toBe('now: c | next: b, a');
  expect(scene.ask(tasksOnBoard, { board: scene.board })).toEqual(before);
});

test('[M243] a task that comes later takes its place by urgency among those that were placed', () => {
  const scene = openScene({ today });
  const [a, b] = [mine(scene, 'a', '2026-03-06'), mine(scene, 'b', '2026-03-09')];
  scene.does(placeWork, { task: b, section: 'next', before: a });
  mine(scene, 'c', '2026-03-07');
  expect(shown(scene)).toBe('next: b, a, c');
});

test('[M243] tasks that were born together can be put between each other', () => {
  const scene = openScene({ today });
  const { project, board } = scene;
  const { tasks } = scene.does(addTasks, { project, board, titles: ['a', 'b', 'c', 'd'] });
  scene.does(assignTask, { task: tasks, to: ann });
  const [first, second, third] = scene.ask(myWork, {}).map(({ id }) => id);
  scene.does(placeWork, { task: first ?? '', section: 'next', after: second ?? '' });
  expect(scene.ask(myWork, {}).map(({ id }) => id)).toEqual([
    second,
    first,
    third,
    ...tasks.filter((id) => ![first, second, third].includes(id)),
  ]);
});

test('[M243] what is nobody’s or another’s has no place in my order', () => {
  const scene = openScene({ today });
  const [other = ''] = scene.put(scene.columns[0], 'other');
  expect(scene.run(placeWork, { task: other, section: 'now' })).toMatchObject({ kind: 'not-valid' });
  scene.does(assignTask, { task: other, to: person('bo') });
  expect(scene.run(snoozeWork, { task: other, until: addDays(today, 1) })).toMatchObject({ kind: 'not-valid' });
  expect(scene.run(placeWork, { task: 't404', section: 'now' })).toMatchObject({ kind: 'not-found' });
});

test('[M244] a task sleeps until a day, and no day that has come', () => {
  const scene = openScene({ today });
  const task = mine(scene, 'a', today);
  scene.does(snoozeWork, { task, until: addDays(today, 1) });
  expect(shown(scene)).toBe('asleep: a');
  expect(scene.run(snoozeWork, { task, until: today })).toMatchObject({ kind: 'not-valid' });
  scene.does(snoozeWork, { task });
  expect(shown(scene)).toBe('now: a');
});

test('[M244] a task sleeps until another is done, or can be done no more', () => {
  const scene = openScene({ today });
  const [task, other] = [mine(scene, 'a', today), mine(scene, 'b', today)];
  scene.does(snoozeWork, { task, after: other });
  expect(shown(scene)).toBe('now: b | asleep: a');
  expect(scene.ask(myWork, {}).find(({ id }) => id === task)?.after).toMatchObject({ id: other, title: 'b' });
  scene.does(moveTask, { task: other, board: scene.board, column: scene.columns[3] });
  expect(shown(scene)).toBe('now: a');
  const third = mine(scene, 'c', today);
  scene.does(snoozeWork, { task, after: third });
  scene.does(binTask, { task: third });
  expect(shown(scene)).toBe('now: a');
  expect(scene.run(snoozeWork, { task, after: task })).toMatchObject({ kind: 'not-valid' });
});

test('[M244] whoever gives a sleeping task a place wakes it', () => {
  const scene = openScene({ today });
  const task = mine(scene, 'a', today);
  scene.does(snoozeWork, { task, until: addDays(today, 9) });
  scene.does(placeWork, { task, section: 'next' });
  expect(shown(scene)).toBe('next: a');
});

test('[M245] I wait for what I gave away, what I watch and what blocks mine, while another has it', () => {
  const scene = openScene({ today });
  const bo = person('bo');
  const [given = '', watched = '', blocker = '', other = ''] = scene.put(
    scene.columns[0],
    'given',
    'watched',
    'first',
    'x',
  );
  scene.does(assignTask, { task: given, to: bo });
  scene.as(bo, () => scene.does(assignTask, { task: [watched, other], to: bo }));
  scene.does(watchTask, { task: watched, watching: true });
  scene.does(relateTasks, { from: mine(scene, 'a', today), to: blocker, kind: 'waits-for' });
  const waits = () => scene.ask(waitingOn, {}).map(({ title, why }) => `${title}: ${why}`);
  expect(waits()).toEqual(['first: blocks', 'given: gave', 'watched: watch']);
  expect(scene.ask(waitingOn, {})[1]).toMatchObject({ holder: { id: bo } });
  scene.as(bo, () => scene.does(assignTask, { task: given, to: ann }));
  scene.does(moveTask, { task: [watched, blocker], board: scene.board, column: scene.columns[3] });
  expect(waits()).toEqual([]);
});

test('[M248] what I have done is told latest first, since a day', () => {
  const scene = openScene({ today });
  const [a, b] = [mine(scene, 'a', today), mine(scene, 'b', today)];
  for (const task of [a, b]) scene.does(moveTask, { task, board: scene.board, column: scene.columns[3] });
  const done = scene.ask(doneByMe, { since: today });
  expect(done.map(({ title }) => title)).toEqual(['b', 'a']);
  expect(done[0]?.at).toBe(scene.ctx.now);
  expect(scene.ask(doneByMe, { since: addDays(today, 1) })).toEqual([]);
  expect(scene.ask(myWork, {})).toEqual([]);
});

test('[M249] a private task stands in one list of one’s own that no space and no list of projects knows', () => {
  const scene = openScene({ today });
  const { task } = scene.does(addPrivateTask, { title: 'Renew passport', due: today });
  scene.does(addPrivateTask, { title: 'Book train' });
  expect(shown(scene)).toBe('now: Renew passport | next: Book train');
  const [row] = scene.ask(myWork, {});
  expect(row).toMatchObject({ onlyMe: true, projectName: 'Personal', project: personalProject(ann) });
  expect(scene.rows.tasks.spaceOf(task)).toBeUndefined();
  expect(scene.ask(projectsOfWorkspace, {}).map(({ name }) => name)).toEqual(['Spring launch']);
  scene.does(setDue, { task, due: addDays(today, 20) });
  const done = scene.rows.statuses.by('project', personalProject(ann)).find(({ kind }) => kind === 'done');
  scene.does(setStatus, { task, status: done?.id ?? '' });
  expect(scene.ask(doneByMe, { since: today }).map(({ title }) => title)).toEqual(['Renew passport']);
});
