import { describe, expect, test } from 'vitest';
import type { Day } from '../day.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { addFiles } from '../file/commands.ts';
import { addProject } from '../project/commands.ts';
import { relateTasks } from '../relation/commands.ts';
import { addTask, addTasks } from '../task/add-commands.ts';
import { editTasks } from '../task/bulk-command.ts';
import { addCheckItems, toggleCheckItem } from '../task/checklist-commands.ts';
import { archiveTask, assignTask, setDue, setEstimate, setPriority, setTags } from '../task/commands.ts';
import { moveTask, moveToProject } from '../task/move-commands.ts';
import { checkItemToTask } from '../task/part-commands.ts';
import { finishTask, setStatus } from '../task/status-command.ts';
import { person, space } from '../test/memory.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { addBoard, archiveBoard, setLanes } from './commands.ts';
import { boardColumns, tasksOnBoard } from './queries.ts';
import type { Need } from './schema.ts';
import { setNeed } from './setting-commands.ts';

const day = '2026-03-05' as Day;
/** Making asks for this. */
function asking(...needs: Need[]): Scene {
  const scene = openScene();
  for (const need of needs) scene.does(setNeed, { column: scene.columns[1], need, on: true });
  return scene;
}
const entry = (refusal: unknown): Extract<Refusal, { kind: 'entry' }> => {
  expect(isRefusal(refusal) && refusal.kind).toBe('entry');
  return refusal as never;
};
const needsOf = (refusal: unknown) => entry(refusal).lacks.map(({ needs }) => needs);
const move = (scene: Scene, task: string | string[], more = {}) =>
  scene.run(moveTask, { task, board: scene.board, column: scene.columns[1], ...more });
const statusOf = (scene: Scene, column: string) => scene.rows.columns.get(column)?.statuses[0] ?? '';
const lacksOf = (scene: Scene, task: string) =>
  scene.ask(tasksOnBoard, { board: scene.board }).find(({ id }) => id === task)?.lacks;

test('[M323] a rule is set and taken off, and the column tells it', () => {
  const scene = asking('due', 'holder');
  const told = () => scene.ask(boardColumns, { board: scene.board })[1]?.needs;
  expect(told()).toEqual(['due', 'holder']);
  scene.does(setNeed, { column: scene.columns[1], need: 'due', on: false });
  expect(told()).toEqual(['holder']);
});

test('[M324] what is missing is named task by task, and nothing is written', () => {
  const scene = asking('due', 'holder');
  const [a = '', b = ''] = scene.put(scene.columns[0], 'a', 'b');
  scene.does(setDue, { task: a, due: day });
  const refusal = entry(move(scene, [a, b]));
  expect(refusal).toMatchObject({ what: 'Making', column: scene.columns[1] });
  expect(refusal.lacks).toEqual([
    { task: a, title: 'a', needs: ['holder'] },
    { task: b, title: 'b', needs: ['due', 'holder'] },
  ]);
  expect(scene.shown()).toBe('Ready: a, b');
});

describe('[M324] each rule says no until it is met', () => {
  const ways: Record<Exclude<Need, 'unblocked' | 'checklist'>, (scene: Scene, task: string) => void> = {
    holder: (scene, task) => scene.does(assignTask, { task, to: person('bo') }),
    due: (scene, task) => scene.does(setDue, { task, due: day }),
    estimate: (scene, task) => scene.does(setEstimate, { task, estimate: 30 }),
    priority: (scene, task) => scene.does(setPriority, { task, priority: 2 }),
    tag: (scene, task) => scene.does(setTags, { task, add: ['print'] }),
    file: (scene, task) =>
      scene.does(addFiles, {
        task,
        files: [{ name: 'brief.txt', hash: 'a'.repeat(64), size: 3, type: 'text/plain' }],
      }),
  };
  test.each(Object.entries(ways))('[M324] %s', (need, meet) => {
    const scene = asking(need as Need);
    const [a = ''] = scene.put(scene.columns[0], 'a');
    expect(needsOf(move(scene, a))).toEqual([[need]]);
    meet(scene, a);
    expect(isRefusal(move(scene, a))).toBe(false);
    expect(scene.shown()).toBe('Making: a');
  });
  test('[M324] a checklist that is finished, or none', () => {
    const scene = asking('checklist');
    const [a = '', b = ''] = scene.put(scene.columns[0], 'a', 'b');
    const { items } = scene.does(addCheckItems, { task: a, texts: ['one', 'two'] });
    scene.does(toggleCheckItem, { item: items[0] ?? '', done: true });
    expect(needsOf(move(scene, [a, b]))).toEqual([['checklist']]);
    scene.does(toggleCheckItem, { item: items[1] ?? '', done: true });
    expect(isRefusal(move(scene, [a, b]))).toBe(false);
  });
  test('[M324] nothing that it waits for, also where it would be done', () => {
    const scene = asking('unblocked');
    scene.does(setNeed, { column: scene.columns[3], need: 'unblocked', on: true });
    const [a = '', b = ''] = scene.put(scene.columns[0], 'a', 'b');
    scene.does(relateTasks, { from: a, to: b, kind: 'waits-for' });
    expect(needsOf(move(scene, a))).toEqual([['unblocked']]);
    expect(needsOf(scene.run(finishTask, { task: a, done: true }))).toEqual([['unblocked']]);
    scene.does(finishTask, { task: b, done: true });
    expect(isRefusal(scene.run(finishTask, { task: a, done: true }))).toBe(false);
  });
});

describe('[M325] by whatever way it would come in', () => {
  test('[M325] its status is set, it is finished, or added', () => {
    const scene = asking('due');
    scene.does(setNeed, { column: scene.columns[3], need: 'estimate', on: true });
    const [a = ''] = scene.put(scene.columns[0], 'a');
    expect(needsOf(scene.run(setStatus, { task: a, status: statusOf(scene, scene.columns[1]) }))).toEqual([['due']]);
    expect(needsOf(scene.run(finishTask, { task: a, done: true }))).toEqual([['estimate']]);
    const where = { project: scene.project, board: scene.board, column: scene.columns[1] };
    expect(entry(scene.run(addTask, { ...where, title: 'b' })).lacks).toEqual([
      { task: null, title: 'b', needs: ['due'] },
    ]);
    expect(needsOf(scene.run(addTasks, { ...where, titles: ['c', 'd'] }))).toEqual([['due'], ['due']]);
    expect(scene.shown()).toBe('Ready: a');
  });
  test('[M325] it is taken from another project', () => {
    const scene = asking('due');
    const other = scene.does(addProject, { space: space('main'), name: 'Other', hue: 2, prefix: 'OTH' });
    const { task } = scene.does(addTask, { project: other.project, title: 'a' });
    scene.does(setNeed, { column: scene.columns[0], need: 'due', on: true });
    expect(needsOf(scene.run(moveToProject, { task, project: scene.project }))).toEqual([['due']]);
    scene.does(moveToProject, { task, project: scene.project, filled: { due: day } });
    expect(scene.rows.tasks.get(task)).toMatchObject({ project: scene.project, due: day });
  });
  test('[M325] on another board of its project', () => {
    const scene = openScene();
    const { board } = scene.does(addBoard, { project: scene.project, name: 'Second' });
    const making = scene.ask(boardColumns, { board })[1]?.id ?? '';
    scene.does(setNeed, { column: making, need: 'tag', on: true });
    const [a = ''] = scene.put(scene.columns[0], 'a');
    expect(entry(move(scene, a)).column).toBe(making);
    scene.does(archiveBoard, { board });
    expect(isRefusal(move(scene, a))).toBe(false);
  });
});

test('[M326] inside a column, out of it and on what stands in it nothing is asked', () => {
  const scene = openScene();
  const [a = '', b = ''] = scene.put(scene.columns[1], 'a', 'b');
  scene.does(setNeed, { column: scene.columns[1], need: 'due', on: true });
  expect(isRefusal(move(scene, b, { before: a }))).toBe(false);
  expect(scene.shown()).toBe('Making: b, a');
  scene.does(setDue, { task: a, due: day });
  scene.does(setDue, { task: a, due: null });
  scene.does(moveTask, { task: a, board: scene.board, column: scene.columns[0] });
  expect(scene.shown()).toBe('Ready: a | Making: b');
});

test('[M326] an archived sub-task goes along unasked: it comes into no column', () => {
  const scene = asking('due');
  const other = scene.does(addProject, { space: space('main'), name: 'Other', hue: 2, prefix: 'OTH' });
  scene.does(setNeed, { column: scene.columns[0], need: 'due', on: true });
  const { task } = scene.does(addTask, { project: other.project, title: 'a', due: day });
  const part = scene.does(addTask, { project: other.project, title: 'part', parent: task }).task;
  scene.does(archiveTask, { task: part });
  scene.does(moveToProject, { task, project: scene.project });
  expect(scene.rows.tasks.get(part)?.project).toBe(scene.project);
});

describe('[M327] filled in on the way', () => {
  test('[M327] it is for those alone that lack it: not for a sub-task that goes along into a column that does not ask', () => {
    const scene = asking();
    const other = scene.does(addProject, { space: space('main'), name: 'Other', hue: 2, prefix: 'OTH' });
    scene.does(setNeed, { column: scene.columns[0], need: 'due', on: true });
    const { task } = scene.does(addTask, { project: other.project, title: 'a' });
    const part = scene.does(addTask, { project: other.project, title: 'part', parent: task }).task;
    scene.does(finishTask, { task: part, done: true });
    scene.does(moveToProject, { task, project: scene.project, filled: { due: day, priority: 1 } });
    // Nobody asked for a priority.
    expect(scene.rows.tasks.get(task)).toMatchObject({ project: scene.project, due: day, priority: null });
    expect(scene.rows.tasks.get(part)).toMatchObject({ project: scene.project, due: null });
  });
  test('[M327] of several projects that are finished together each is asked by its own', () => {
    const scene = openScene();
    const other = scene.does(addProject, { space: space('main'), name: 'Other', hue: 2, prefix: 'OTH' });
    const theirs = scene.ask(boardColumns, { board: other.board ?? '' })[3]?.id ?? '';
    scene.does(setNeed, { column: theirs, need: 'due', on: true });
    const [a = ''] = scene.put(scene.columns[0], 'a');
    const { task } = scene.does(addTask, { project: other.project, title: 'b' });
    scene.does(finishTask, { task: [a, task], done: true, filled: { due: day } });
    expect([a, task].map((id) => scene.rows.tasks.get(id)?.due)).toEqual([null, day]);
  });
  test('[M327] a tag on the way into the lane of no tag takes the place of those that the lane takes off', () => {
    const scene = asking('tag');
    scene.does(setLanes, { board: scene.board, lanes: 'tag' });
    const [a = ''] = scene.put(scene.columns[0], 'a');
    scene.does(setTags, { task: a, add: ['draft'] });
    expect(isRefusal(move(scene, a, { lane: 'none', filled: { tag: 'print' } }))).toBe(false);
    expect(scene.rows.tasks.get(a)?.tags).toEqual(['print']);
  });
  test('[M327] fields go only where they are missing, and it moves', () => {
    const scene = asking('due', 'holder', 'estimate', 'priority', 'tag');
    const [a = '', b = ''] = scene.put(scene.columns[0], 'a', 'b');
    scene.does(setPriority, { task: a, priority: 1 });
    const filled = { due: day, assigned: person('bo'), estimate: 60, priority: 3 as const, tag: ' print ' };
    expect(move(scene, [a, b], { filled })).toEqual({ tasks: [a, b] });
    const row = { due: day, assigned: person('bo'), estimate: 60, tags: ['print'] };
    expect(scene.rows.tasks.get(a)).toMatchObject({ ...row, priority: 1 });
    expect(scene.rows.tasks.get(b)).toMatchObject({ ...row, priority: 3 });
    expect(scene.shown()).toBe('Making: a, b');
  });
  test('[M327] lines are ticked, by every way', () => {
    const scene = asking('checklist');
    const [a = ''] = scene.put(scene.columns[0], 'a');
    const { items } = scene.does(addCheckItems, { task: a, texts: ['one', 'two'] });
    const status = statusOf(scene, scene.columns[1]);
    expect(needsOf(scene.run(setStatus, { task: a, status, filled: { ticked: items.slice(1) } }))).toEqual([
      ['checklist'],
    ]);
    expect(scene.rows.checkItems.get(items[1] ?? '')?.done).toBeNull();
    scene.does(setStatus, { task: a, status, filled: { ticked: items } });
    expect(items.map((id) => scene.rows.checkItems.get(id)?.done)).not.toContain(null);
  });
  test('[M327] a new one is born with it', () => {
    const scene = asking('due', 'holder');
    const where = { project: scene.project, board: scene.board, column: scene.columns[1] };
    const filled = { due: day, assigned: person('bo') };
    const { task } = scene.does(addTask, { ...where, title: 'a', filled });
    const { tasks } = scene.does(addTasks, { ...where, titles: ['b', 'c'], filled });
    for (const id of [task, ...tasks]) expect(scene.rows.tasks.get(id)).toMatchObject(filled);
  });
  test('[M327] somebody whom nobody knows is refused, and a line that is gone', () => {
    const scene = asking('holder');
    const [a = ''] = scene.put(scene.columns[0], 'a');
    expect(move(scene, a, { filled: { assigned: person('zoe') } })).toMatchObject({ kind: 'not-found' });
    expect(move(scene, a, { filled: { ticked: ['k'] } })).toMatchObject({ kind: 'not-found' });
  });
});

test('[M328] one that lacks something keeps all out, and without it the others come in', () => {
  const scene = asking('due');
  const [a = '', b = ''] = scene.put(scene.columns[0], 'a', 'b');
  scene.does(setDue, { task: a, due: day });
  expect(entry(move(scene, [a, b])).lacks.map(({ task }) => task)).toEqual([b]);
  move(scene, [a]);
  expect(scene.shown()).toBe('Ready: b | Making: a');
});

test('[M328] a change of many is for those that may come in; where none may, it is asked for all of them at once', () => {
  const scene = asking('due');
  const [a = '', b = '', c = ''] = scene.put(scene.columns[0], 'a', 'b', 'c');
  const change = { set: 'column' as const, board: scene.board, column: scene.columns[1] };
  const refusal = entry(scene.run(editTasks, { tasks: [a, b], change }));
  expect(refusal.lacks.map(({ task }) => task)).toEqual([a, b]);
  scene.does(editTasks, { tasks: [a, b], change, filled: { due: day } });
  expect(scene.shown()).toBe('Ready: c | Making: a, b');
  const [d = ''] = scene.put(scene.columns[0], 'd');
  scene.does(setDue, { task: d, due: day });
  expect(scene.does(editTasks, { tasks: [c, d], change })).toMatchObject({
    tasks: [d],
    skipped: [{ task: c, refusal: { kind: 'entry' } }],
  });
});

test('[M329] what a lane gives and what was said of a new task count', () => {
  const scene = asking('priority');
  scene.does(setLanes, { board: scene.board, lanes: 'priority' });
  const [a = ''] = scene.put(scene.columns[0], 'a');
  expect(isRefusal(move(scene, a, { lane: '2' }))).toBe(false);
  const where = { project: scene.project, board: scene.board, column: scene.columns[1] };
  expect(isRefusal(scene.run(addTask, { ...where, title: 'b', lane: '1' }))).toBe(false);
  expect(isRefusal(scene.run(addTask, { ...where, title: 'c', priority: 3 }))).toBe(false);
  expect(needsOf(scene.run(addTask, { ...where, title: 'd', lane: 'none' }))).toEqual([['priority']]);
});

describe('[M330] the mark of what stands there without', () => {
  test('[M330] it was there before the rule, or lost it since', () => {
    const scene = openScene();
    const [a = '', b = ''] = scene.put(scene.columns[1], 'a', 'b');
    scene.does(setDue, { task: a, due: day });
    scene.does(setNeed, { column: scene.columns[1], need: 'due', on: true });
    expect([lacksOf(scene, a), lacksOf(scene, b)]).toEqual([[], ['due']]);
    scene.does(setDue, { task: a, due: null });
    expect(lacksOf(scene, a)).toEqual(['due']);
  });
  test('[M330] two edits that came together: one emptied the field, the other moved', () => {
    const scene = asking('due');
    const [a = ''] = scene.put(scene.columns[0], 'a');
    scene.does(setDue, { task: a, due: day });
    move(scene, a);
    // What the other device wrote while it did not know of the move.
    scene.tx.tasks.patch(a, { due: null });
    expect(scene.shown()).toBe('Making: a');
    expect(lacksOf(scene, a)).toEqual(['due']);
    scene.does(setDue, { task: a, due: day });
    expect(lacksOf(scene, a)).toEqual([]);
  });
  test('[M330] a line that becomes a task is not kept out', () => {
    const scene = openScene();
    scene.does(setNeed, { column: scene.columns[0], need: 'due', on: true });
    const [a = ''] = scene.put(scene.columns[1], 'a');
    const { items } = scene.does(addCheckItems, { task: a, texts: ['one'] });
    const { task } = scene.does(checkItemToTask, { item: items[0] ?? '' });
    expect(lacksOf(scene, task)).toEqual(['due']);
  });
});
