import { expect, test } from 'vitest';
import { addProject } from '../project/commands.ts';
import { shortOf } from '../ids.ts';
import { intakesOf } from '../intake/queries.ts';
import { space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import type { Day } from '../day.ts';
import {
  addCheckItems,
  binCheckItem,
  binTaskLink,
  moveCheckItem,
  renameCheckItem,
  toggleCheckItem,
} from './checklist-commands.ts';
import { archiveTask, binTask } from './commands.ts';
import { parseKey } from './key.ts';
import { checklistOf, findTasks, linksOf, taskByKey, taskPeek } from './queries.ts';
import { isLate, progressOf, tagOf } from './rules.ts';

test('[M90] a key is provisional from the first second, numbered later, and both lead here for ever', () => {
  const scene = openScene();
  const [a = ''] = scene.put(scene.columns[0], 'a');
  const provisional = `SPR~${shortOf(a)}`;
  expect(scene.ask(taskPeek, { task: a })[0]?.key).toBe(provisional);
  scene.numbers.set(a, 128);
  expect(scene.ask(taskPeek, { task: a })[0]?.key).toBe('SPR-128');
  for (const key of [provisional, provisional.toLowerCase(), ' spr-128 ', `OLD~${shortOf(a)}`]) {
    expect(scene.ask(taskByKey, { key }).map((row) => row.id)).toEqual([a]);
  }
  for (const key of ['SPR-12', 'SPR-1280', 'XXX-128', 'SPR~00000', 'spr', '', 'SPR-0'])
    expect(scene.ask(taskByKey, { key })).toEqual([]);
});

test('[M90] keys are read however they are typed', () => {
  expect(parseKey('spr-7')).toEqual({ prefix: 'SPR', number: 7 });
  expect(parseKey('SPR~7qk3m')).toEqual({ prefix: 'SPR', short: '7QK3M' });
  expect(parseKey('SPR~OIL3M')).toEqual({ prefix: 'SPR', short: '0113M' });
  for (const text of ['SPR', 'SPR-', 'S-1', 'SPR-01', 'SPR~7QK3', 'a b-1', '1AB-2']) expect(parseKey(text)).toBeNull();
});

test('[M90] where two projects got one prefix apart, the key leads to both, the same first everywhere', () => {
  const scene = openScene();
  const [a = ''] = scene.put(scene.columns[0], 'a');
  const other = scene.does(addProject, { space: space('main'), name: 'Other', hue: 1, prefix: 'OTH' });
  scene.tx.projects.patch(other.project, { prefix: 'SPR' });
  const b = `t${'B'.repeat(17)}`;
  scene.tx.tasks.add({ in: 'space', space: space('main') }, b, {
    title: 'b',
    project: other.project,
    status: 'q',
    created: 1,
  });
  scene.numbers.set(a, 5).set(b, 5);
  const first = scene.project < other.project ? [a, b] : [b, a];
  expect(scene.ask(taskByKey, { key: 'SPR-5' }).map((row) => row.id)).toEqual(first);
});

test('[M91] tasks are found by words anywhere in the title, without accents, best first', () => {
  const scene = openScene();
  const [ready] = scene.columns;
  const [film = '', , loop = '', gone = ''] = scene.put(
    ready,
    'Film: rough cut',
    'A rough plan',
    'Store screens: film loop',
    'Film, old',
  );
  const [cafe = ''] = scene.put(ready, 'Café Müller');
  const find = (text: string) => scene.ask(findTasks, { text }).map((row) => row.title);
  expect(find('film')).toEqual(['Film, old', 'Film: rough cut', 'Store screens: film loop']);
  expect(find('cut film')).toEqual(['Film: rough cut']);
  expect(find('cafe muller')).toEqual(['Café Müller']);
  expect(find('  ')).toEqual([]);
  scene.does(binTask, { task: gone });
  scene.does(archiveTask, { task: film });
  expect(find('film')).toEqual(['Store screens: film loop', 'Film: rough cut']);
  expect(scene.ask(findTasks, { text: 'film', limit: 1 }).map((row) => row.id)).toEqual([loop]);
  scene.numbers.set(cafe, 9);
  expect(find('SPR-9')).toEqual(['Café Müller']);
  expect(find(`spr~${shortOf(cafe)}`)).toEqual(['Café Müller']);
});

test('[M92] ten thousand tasks are searched in a few milliseconds', () => {
  const scene = openScene();
  for (let at = 0; at < 10_000; at += 1) {
    scene.tx.tasks.add({ in: 'space', space: space('main') }, `t${String(at).padStart(17, '0')}`, {
      title: `Task number ${at} of the plan`,
      project: scene.project,
      status: 'q',
      created: at,
    });
  }
  scene.ask(findTasks, { text: 'warm up' });
  const begun = process.threadCpuUsage();
  for (let run = 0; run < 5; run += 1) expect(scene.ask(findTasks, { text: 'number 9999' })).toHaveLength(1);
  expect(process.threadCpuUsage(begun).user / 5_000).toBeLessThan(60);
});

test('[M93] a peek has every field, also of an archived or binned task', () => {
  const scene = openScene();
  const [a = ''] = scene.put(scene.columns[2], 'a');
  scene.tx.tasks.patch(a, { source: 'trello:1#x=1' });
  expect(scene.ask(taskPeek, { task: a })[0]).toMatchObject({
    space: space('main'),
    projectName: 'Spring launch',
    statusName: 'Review',
    provider: 'trello',
    boards: [scene.board],
  });
  scene.does(binTask, { task: a });
  expect(scene.ask(taskPeek, { task: a })[0]?.binned).not.toBeNull();
  expect(scene.ask(taskPeek, { task: 't404' })).toEqual([]);
});

test('[M94] a checklist is written, ordered, ticked, renamed and shortened', () => {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'a');
  const { items } = scene.does(addCheckItems, { task, texts: ['one', 'two', 'three'] });
  const [one = '', two = '', three = ''] = items;
  scene.does(addCheckItems, { task, texts: ['first'], at: 'top' });
  scene.does(moveCheckItem, { item: three, before: one });
  scene.does(renameCheckItem, { item: two, text: 'TWO' });
  scene.does(toggleCheckItem, { item: one, done: true });
  expect(scene.ask(checklistOf, { task }).map(({ text, done }) => [text, done])).toEqual([
    ['first', false],
    ['three', false],
    ['one', true],
    ['TWO', false],
  ]);
  const ticked = scene.rows.checkItems.get(one)?.done;
  scene.does(toggleCheckItem, { item: one, done: true });
  expect(scene.rows.checkItems.get(one)?.done).toBe(ticked);
  scene.does(toggleCheckItem, { item: one, done: false });
  scene.does(binCheckItem, { item: three });
  expect(scene.ask(taskPeek, { task })[0]).toMatchObject({ checklistDone: 0, checklistTotal: 3 });
  expect(scene.run(renameCheckItem, { item: three, text: 'x' })).toMatchObject({ kind: 'in-bin' });
  expect(scene.run(toggleCheckItem, { item: 'k404', done: true })).toMatchObject({ kind: 'not-found' });
  scene.does(binTask, { task });
  expect(scene.run(addCheckItems, { task, texts: ['x'] })).toMatchObject({ kind: 'in-bin', what: 'task' });
  expect(scene.run(toggleCheckItem, { item: one, done: true })).toMatchObject({ kind: 'in-bin' });
});

test('[M95] links hang on a task until they are taken off', () => {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'a');
  for (const [id, title] of [
    ['l2', 'b'],
    ['l1', 'a'],
  ] as const)
    scene.tx.taskLinks.add({ in: 'space', space: space('main') }, id, { task, title, url: 'https://x.example' });
  expect(scene.ask(linksOf, { task }).map(({ title }) => title)).toEqual(['a', 'b']);
  scene.does(binTaskLink, { link: 'l1' });
  expect(scene.ask(linksOf, { task }).map(({ id }) => id)).toEqual(['l2']);
  expect(scene.run(binTaskLink, { link: 'l404' })).toMatchObject({ kind: 'not-found' });
});

test('[M96] late is before today and not done; progress counts what is there', () => {
  const today = '2026-03-04' as Day;
  expect(isLate({ due: '2026-03-03' as Day }, 'doing', today)).toBe(true);
  expect(isLate({ due: '2026-03-03' as Day }, 'done', today)).toBe(false);
  expect(isLate({ due: today }, 'doing', today)).toBe(false);
  expect(isLate({ due: null }, 'doing', today)).toBe(false);
  expect(
    progressOf([
      { done: 1, binned: null },
      { done: null, binned: null },
      { done: 1, binned: 2 },
    ]),
  ).toEqual({ done: 1, total: 2 });
  expect(tagOf('  a   b ')).toBe('a b');
  expect(tagOf(' \n ')).toBeNull();
  expect(tagOf('x'.repeat(90))).toHaveLength(60);
});

test('[M97] imports of a project are told, latest first', () => {
  const scene = openScene();
  for (const [id, at] of [
    ['j1', 1],
    ['j2', 2],
  ] as const) {
    scene.tx.intakes.add({ in: 'space', space: space('main') }, id, {
      provider: 'trello',
      source: 'x',
      name: id,
      at,
      project: scene.project,
    });
  }
  expect(scene.ask(intakesOf, { project: scene.project }).map(({ id, undone }) => [id, undone])).toEqual([
    ['j2', null],
    ['j1', null],
  ]);
});
