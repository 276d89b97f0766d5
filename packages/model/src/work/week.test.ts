import { expect, test } from 'vitest';
import { addDays, type Day } from '../day.ts';
import { setHolidays } from '../holiday/commands.ts';
import { setProfile } from '../person/commands.ts';
import { always, weekOf } from '../person/week.ts';
import { addTask } from '../task/add-commands.ts';
import { binTask } from '../task/commands.ts';
import { person, space } from '../test/memory.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { binBlock, moveBlock, planWork } from './block-commands.ts';
import { snoozeWork } from './commands.ts';
import { myBlocks, myWeek } from './week-queries.ts';
import { freeFrom } from './week.ts';

// A Wednesday; its Monday is the 2nd.
const today = '2026-03-04' as Day;
const monday = '2026-03-02' as Day;
const open = (): Scene => {
  const scene = openScene({ today });
  scene.does(setProfile, {
    name: 'Ann',
    weeks: { [always]: weekOf([1, 2, 3, 4, 5], { from: 540, to: 1_020, rest: 30 }) },
    away: { '2026-03-06': { to: '2026-03-06' as Day, note: null } },
  });
  return scene;
};
type Wish = readonly [due: string | null, estimate: number | null];
const mine = (scene: Scene, title: string, [due, estimate]: Wish): string =>
  scene.does(addTask, {
    project: scene.project,
    board: scene.board,
    title,
    assigned: person('ann'),
    due: due as Day | null,
    estimate,
  }).task;
const hours = (scene: Scene): (number | null)[][] =>
  scene
    .ask(myWeek, { from: monday })
    .map(({ capacity, parts }) => [capacity, parts.reduce((sum, { minutes }) => sum + minutes, 0)]);

test('[M246] each day tells what can be given and what is asked; what is late counts today', () => {
  const scene = open();
  mine(scene, 'late', ['2026-03-02', 60]);
  mine(scene, 'today', [today, 30]);
  mine(scene, 'tomorrow', ['2026-03-05', 120]);
  mine(scene, 'far', ['2026-04-05', 500]);
  mine(scene, 'no day', [null, 500]);
  mine(scene, 'no estimate', ['2026-03-05', null]);
  expect(hours(scene)).toEqual([
    [450, 0],
    [450, 0],
    [450, 90],
    [450, 120],
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
});

test('[M246] without a pattern nothing is said of what can be given', () => {
  const scene = openScene({ today });
  mine(scene, 'a', [today, 60]);
  expect(hours(scene)[2]).toEqual([null, 60]);
});

test('[M246] [M247] hours that are kept count on their day and are taken off the estimate: a task counts once', () => {
  const scene = open();
  const task = mine(scene, 'a', ['2026-03-05', 120]);
  scene.does(planWork, { task, day: today, minutes: 90 });
  expect([hours(scene)[2], hours(scene)[3]]).toEqual([
    [450, 90],
    [450, 30],
  ]);
  scene.does(planWork, { task, day: today, minutes: 90 });
  expect([hours(scene)[2], hours(scene)[3]]).toEqual([
    [450, 180],
    [450, 0],
  ]);
  scene.does(snoozeWork, { task, until: addDays(today, 3) });
  expect(hours(scene)[2]).toEqual([450, 0]);
});

test('[M247] hours lie in the first gap of the day, by the pattern and the estimate', () => {
  const scene = open();
  const [a, b] = [mine(scene, 'a', [today, 90]), mine(scene, 'b', [today, null])];
  const { block } = scene.does(planWork, { task: a, day: today });
  scene.does(planWork, { task: b, day: today });
  const told = () =>
    scene.ask(myBlocks, { from: monday }).map(({ title, day, from, minutes }) => [title, day, from, minutes]);
  expect(told()).toEqual([
    ['a', today, 540, 90],
    ['b', today, 630, 60],
  ]);
  scene.does(moveBlock, { block, day: '2026-03-05' as Day });
  scene.does(planWork, { task: b, day: today, minutes: 45 });
  expect(told()).toEqual([
    ['b', today, 540, 45],
    ['b', today, 630, 60],
    ['a', '2026-03-05', 540, 90],
  ]);
  scene.does(binBlock, { block });
  expect(told()).toHaveLength(2);
  expect(scene.run(moveBlock, { block, from: 600 })).toMatchObject({ kind: 'not-found' });
  scene.does(binTask, { task: b });
  expect(told()).toEqual([]);
  expect(scene.run(planWork, { task: b, day: today })).toMatchObject({ kind: 'in-bin' });
});

test('[M247] a gap is as long as what goes into it, else it begins after everything', () => {
  const taken = [
    { from: 540, minutes: 60 },
    { from: 630, minutes: 60 },
  ];
  const gap = (minutes: number, begin = 540) => freeFrom(taken, { begin, minutes });
  expect([gap(30), gap(31), gap(30, 600), gap(600, 700)]).toEqual([600, 690, 600, 700]);
});

test('[M246] [M490] a holiday takes the hours of its day and is named', () => {
  const scene = open();
  scene.does(setHolidays, { space: space('main'), days: { '2026-03-05': 'Founding day' } });
  const [, , wednesday, thursday] = scene.ask(myWeek, { from: monday });
  expect(wednesday).toMatchObject({ capacity: 450, holiday: null });
  expect(thursday).toMatchObject({ capacity: 0, holiday: 'Founding day' });
});
