import { expect, test } from 'vitest';
import type { Day } from '../day.ts';
import { setHolidays } from '../holiday/commands.ts';
import { person, space } from '../test/memory.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { addTask, addTasks } from './add-commands.ts';
import { addCheckItems, toggleCheckItem } from './checklist-commands.ts';
import { archiveProject } from '../project/commands.ts';
import { binTask, setDue } from './commands.ts';
import type { Repeat } from './repeat.ts';
import { bearComing, setRepeat, skipNext } from './series-commands.ts';
import { comingTasks, seriesAround } from './series-queries.ts';
import { finishTask } from './status-command.ts';
import { watchTask } from './watch-command.ts';

const day = (text: string) => text as Day;
const weekly: Repeat = { every: 1, unit: 'week', from: 'day' };
/** "Report", due Wednesday 4 March 2026, which is the day of the scene. */
function weeklyReport(rule: Partial<Repeat> = {}, today = '2026-03-04'): Scene & { report: string } {
  const scene = openScene({ today });
  const { task: report } = scene.does(addTask, {
    project: scene.project,
    title: 'Report',
    due: day('2026-03-04'),
    tags: ['money'],
    estimate: 30,
    assigned: person('bo'),
  });
  scene.does(setRepeat, { task: report, repeat: { ...weekly, ...rule } });
  return Object.assign(scene, { report });
}
const made = (scene: Scene): readonly string[] => {
  const result = scene.run(bearComing, {});
  return 'tasks' in result ? result.tasks : [];
};
const dueOf = (scene: Scene, id = '') => scene.rows.tasks.get(id)?.due;

test('[M223] on its days the next one is made when the last is done, and not before', () => {
  const scene = weeklyReport();
  expect(made(scene)).toEqual([]);
  scene.does(finishTask, { task: scene.report, done: true });
  const [next] = made(scene);
  expect(dueOf(scene, next)).toBe('2026-03-11');
  expect(made(scene)).toEqual([]);
});

test('[M223] on its days the next one is made when its day has come; what was missed is not piled up', () => {
  const scene = weeklyReport({}, '2026-03-26');
  const [next] = made(scene);
  expect(dueOf(scene, next)).toBe('2026-03-25');
  expect(made(scene)).toEqual([]);
  expect(scene.ask(seriesAround, { task: scene.report })[0]).toMatchObject({ nth: 1, newest: { id: next } });
});

test('[M223] counted from being done it comes so many days after that, and not before', () => {
  const scene = weeklyReport({ from: 'done', every: 3, unit: 'day' }, '2026-03-26');
  expect(made(scene)).toEqual([]);
  scene.does(finishTask, { task: scene.report, done: true });
  expect(dueOf(scene, made(scene)[0])).toBe('2026-03-29');
});

test('[M490] working days are those of the department where the task is', () => {
  const scene = weeklyReport({ unit: 'workday' });
  scene.does(setHolidays, { space: space('team'), days: { '2026-03-05': 'Of the team' } });
  expect(scene.ask(seriesAround, { task: scene.report })[0]?.next).toBe('2026-03-05');
  scene.does(setHolidays, { space: space('main'), days: { '2026-03-05': 'Founding day', '2026-03-06': 'Bridge' } });
  expect(scene.ask(seriesAround, { task: scene.report })[0]?.next).toBe('2026-03-09');
  scene.does(finishTask, { task: scene.report, done: true });
  expect(dueOf(scene, made(scene)[0])).toBe('2026-03-09');
});

test('[M225] the next one has what the last one had, its lines open, its parts as many days apart', () => {
  const scene = weeklyReport({ workdays: true });
  const { report } = scene;
  const { items } = scene.does(addCheckItems, { task: report, texts: ['numbers', 'words'] });
  scene.does(toggleCheckItem, { item: items[0] ?? '', done: true });
  const [part = ''] = scene.does(addTasks, { project: scene.project, parent: report, titles: ['Draft'] }).tasks;
  scene.does(setDue, { task: part, due: day('2026-03-02') });
  scene.does(watchTask, { task: report, watching: true });
  scene.does(finishTask, { task: report, done: true });
  const [next = ''] = made(scene);
  expect(scene.rows.tasks.get(next)).toMatchObject({
    title: 'Report',
    assigned: person('bo'),
    estimate: 30,
    tags: ['money'],
    watchers: [person('ann')],
    series: report,
    repeat: { unit: 'week', workdays: true },
    occurrence: { day: '2026-03-11', nth: 2 },
  });
  expect(scene.rows.statuses.get(scene.rows.tasks.get(next)?.status ?? '')?.kind).toBe('todo');
  expect(scene.rows.checkItems.by('task', next).map(({ text, done }) => [text, done])).toEqual([
    ['numbers', null],
    ['words', null],
  ]);
  expect(scene.rows.tasks.by('parent', next)).toMatchObject([{ title: 'Draft', due: '2026-03-09' }]);
});

test('[M224] two devices make the same one, with the same lines and parts, whatever they had in between', () => {
  const [here, there] = [weeklyReport(), weeklyReport()];
  const ids = [here, there].map((scene) => {
    const { report } = scene;
    scene.does(addCheckItems, { task: report, texts: ['numbers'] });
    scene.does(addTasks, { project: scene.project, parent: report, titles: ['Draft'] });
    if (scene === there) scene.put(scene.columns[0], 'another', 'and another');
    scene.does(finishTask, { task: report, done: true });
    const [next = ''] = made(scene);
    return [
      next,
      ...scene.rows.checkItems.by('task', next).map(({ id }) => id),
      ...scene.rows.tasks.by('parent', next).map(({ id }) => id),
    ];
  });
  expect(ids[0]).toHaveLength(3);
  expect(ids[0]).toEqual(ids[1]);
});

test('[M224] counted from being done it is the same one, also where two finished it on other days', () => {
  const ids = ['2026-03-26', '2026-03-28'].map((today) => {
    const scene = weeklyReport({ from: 'done' }, today);
    scene.does(finishTask, { task: scene.report, done: true });
    return made(scene);
  });
  expect(ids[0]).toHaveLength(1);
  expect(ids[0]).toEqual(ids[1]);
});

test('[M222] the rule goes on with the newest one; an older one refuses it', () => {
  const scene = weeklyReport();
  scene.does(finishTask, { task: scene.report, done: true });
  const [next = ''] = made(scene);
  expect(scene.run(setRepeat, { task: scene.report, repeat: weekly })).toMatchObject({ what: 'older one' });
  scene.does(setRepeat, { task: next, repeat: null });
  scene.does(finishTask, { task: next, done: true });
  expect(made(scene)).toEqual([]);
});

test('[M220] after so many it comes no more, and what is skipped is left out', () => {
  const scene = weeklyReport({ times: 2 });
  expect(scene.does(skipNext, { task: scene.report }).day).toBe('2026-03-11');
  scene.does(finishTask, { task: scene.report, done: true });
  const [next = ''] = made(scene);
  expect(dueOf(scene, next)).toBe('2026-03-18');
  scene.does(finishTask, { task: next, done: true });
  expect(made(scene)).toEqual([]);
});

test('[M223] one that is in the bin is done with: on its days the next comes when its day has come', () => {
  const scene = weeklyReport({}, '2026-03-12');
  scene.does(binTask, { task: scene.report });
  expect(dueOf(scene, made(scene)[0])).toBe('2026-03-11');
  const after = weeklyReport({ from: 'done' });
  after.does(finishTask, { task: after.report, done: true });
  after.does(binTask, { task: after.report });
  expect(made(after)).toEqual([]);
});

test('[M224] nothing comes in a project that rests, nor by who may not write there', () => {
  const scene = weeklyReport({}, '2026-03-26');
  expect(scene.ask(comingTasks, {})).toHaveLength(1);
  scene.as(person('nobody'), () => expect(scene.ask(comingTasks, {})).toEqual([]));
  scene.does(archiveProject, { project: scene.project });
  expect(scene.ask(comingTasks, {})).toEqual([]);
});

test('[M224] a task of one’s own comes again as one’s own', () => {
  const scene = openScene({ today: '2026-03-26' });
  const { task } = scene.does(addTask, {
    project: scene.project,
    title: 'Tidy up',
    due: day('2026-03-25'),
    readers: 'me',
  });
  scene.does(setRepeat, { task, repeat: { every: 1, unit: 'day', from: 'day' } });
  const [next = ''] = made(scene);
  expect(scene.rows.tasks.homeOf(next)).toEqual({ in: 'private' });
});
