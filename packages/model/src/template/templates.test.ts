import { expect, test } from 'vitest';
import type { Day } from '../day.ts';
import { homeNameOf } from '../directory/home-name.ts';
import { addProject } from '../project/commands.ts';
import { relateTasks } from '../relation/commands.ts';
import { relationsOf } from '../relation/queries.ts';
import { setRepeat } from '../task/series-commands.ts';
import { watchTask } from '../task/watch-command.ts';
import { addComment } from '../comment/commands.ts';
import { addTask, addTasks } from '../task/add-commands.ts';
import { addCheckItems } from '../task/checklist-commands.ts';
import { binTask, setDue } from '../task/commands.ts';
import { subTasksOf } from '../task/part-queries.ts';
import { checklistOf, linksOf } from '../task/queries.ts';
import { person, space } from '../test/memory.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { addFileVersion, addFiles, binFile } from '../file/commands.ts';
import { filesOn } from '../file/queries.ts';
import { setCover } from '../task/cover-command.ts';
import { filesToCopy } from './files-along.ts';
import { copyTask } from './copy-command.ts';
import { addFromTemplate, binTemplate, saveTemplate } from './commands.ts';
import { templatesFor } from './queries.ts';

const day = (text: string) => text as Day;
/** Fair on Friday 20 March: a line, a part two days before, and a part of that. */
function fair(): Scene & { task: string } {
  const scene = openScene();
  const { task } = scene.does(addTask, {
    project: scene.project,
    title: 'Fair',
    due: day('2026-03-20'),
    tags: ['events'],
    assigned: person('bo'),
  });
  scene.does(addCheckItems, { task, texts: ['book the hall'] });
  const [stand = ''] = scene.does(addTasks, { project: scene.project, parent: task, titles: ['Stand'] }).tasks;
  scene.does(setDue, { task: stand, due: day('2026-03-18') });
  scene.does(addTasks, { project: scene.project, parent: stand, titles: ['Banner'] });
  return Object.assign(scene, { task });
}
const tree = (scene: Scene, task: string) =>
  scene.ask(subTasksOf, { task }).map(({ title, depth, due }) => [title, depth, due]);

test('[M226] a copy has parts, lines, links, days and who has it, and has to do with the one that it was made of', () => {
  const scene = fair();
  scene.tx.taskLinks.add({ in: 'space', space: space('main') }, 'l1', {
    task: scene.task,
    title: 'Hall',
    url: 'https://hall.example',
  });
  const { task } = scene.does(copyTask, { task: scene.task });
  expect(scene.rows.tasks.get(task)).toMatchObject({
    title: 'Fair',
    due: '2026-03-20',
    tags: ['events'],
    assigned: person('bo'),
    project: scene.project,
  });
  expect(tree(scene, task)).toEqual([
    ['Stand', 0, '2026-03-18'],
    ['Banner', 1, null],
  ]);
  expect(scene.ask(checklistOf, { task })).toMatchObject([{ text: 'book the hall', done: false }]);
  expect(scene.ask(linksOf, { task })).toMatchObject([{ title: 'Hall' }]);
  expect(scene.ask(relationsOf, { task })).toMatchObject([{ kind: 'relates', task: { id: scene.task } }]);
  expect(tree(scene, scene.task)).toHaveLength(2);
});

const picture = (name: string, hash: string) => ({ name, hash: hash.repeat(64), size: 5, type: 'image/png' });
/** A picture with two versions and another file on the fair, and one on its stand. */
function withFiles() {
  const scene = fair();
  const part = scene.rows.tasks.by('parent', scene.task)[0]?.id ?? '';
  const hang = (task: string, ...files: ReturnType<typeof picture>[]) => scene.does(addFiles, { task, files }).files;
  const [hall = '', map = ''] = hang(scene.task, picture('hall.png', 'a'), picture('map.png', 'b'));
  const [stand = ''] = hang(part, picture('stand.png', 'c'));
  const { name: _, ...newer } = picture('', 'd');
  scene.does(addFileVersion, { file: hall, ...newer });
  scene.does(setCover, { task: scene.task, file: hall });
  const on = (task: string) => scene.ask(filesOn, { on: task });
  return { scene, part, hall, map, stand, on };
}

test('[M543] comments, who watches, what it waits for and how it comes again stay with the task', () => {
  const scene = fair();
  const [other = ''] = scene.put(scene.columns[0], 'Permit');
  scene.does(addComment, { task: scene.task, text: 'The hall is ours' });
  scene.does(watchTask, { task: scene.task, watching: true, person: person('bo') });
  scene.does(relateTasks, { from: scene.task, to: other, kind: 'waits-for' });
  scene.does(setRepeat, { task: scene.task, repeat: { every: 1, unit: 'year', from: 'day' } });
  const { task } = scene.does(copyTask, { task: scene.task });
  expect(scene.rows.tasks.get(task)).toMatchObject({ repeat: null, series: null, watchers: [], budget: null });
  expect(scene.rows.comments.by('on', task)).toEqual([]);
  expect(scene.ask(relationsOf, { task })).toMatchObject([{ task: { id: scene.task } }]);
});

test('[M414] a copy brings along the files that it is told of, its parts’ too, each of its own from then on', () => {
  const { scene, part, hall, map, stand, on } = withFiles();
  expect(scene.ask(filesToCopy, { task: scene.task }).map(({ id }) => id)).toEqual([hall, map, stand]);
  const { task, texts } = scene.does(copyTask, { task: scene.task, files: [hall, stand] });
  expect(texts.map(({ from }) => from)).toEqual([{ task: scene.task }, { task: part }, { task: expect.any(String) }]);
  const names = texts.map(({ to }) => ('task' in to ? on(to.task).map(({ name }) => name) : null));
  expect(names).toEqual([['hall.png'], ['stand.png'], []]);
  scene.does(binFile, { file: hall });
  expect(on(task)).toHaveLength(1);
});

test('[M414] as they are now and in their order, with the picture on its card; told of none it brings none', () => {
  const { scene, hall, map, on } = withFiles();
  const { task } = scene.does(copyTask, { task: scene.task, files: [map, hall] });
  const [own, other] = on(task);
  expect([own?.name, other?.name]).toEqual(['hall.png', 'map.png']);
  expect(own?.hash).toBe('d'.repeat(64));
  expect(scene.rows.tasks.get(task)?.cover).toBe(own?.id);
  const bare = scene.does(copyTask, { task: scene.task }).task;
  expect([on(bare), scene.rows.tasks.get(bare)?.cover]).toEqual([[], null]);
});

test('[M226] a text that is not to be had is counted, and the task copied without it', () => {
  const scene = fair();
  scene.textsAway.add(scene.task);
  const { task, texts, textsLeft } = scene.does(copyTask, { task: scene.task });
  expect([texts.length, textsLeft]).toEqual([2, 1]);
  expect(texts.some(({ to }) => 'task' in to && to.task === task)).toBe(false);
});

test('[M226] a part that fewer read than the task stays with it, and is counted', () => {
  const scene = fair();
  const stand = scene.rows.tasks.by('parent', scene.task)[0]?.id ?? '';
  scene.tx.tasks.move(stand, homeNameOf(space('main'), 'g1'));
  const { task, partsLeft, texts } = scene.does(copyTask, { task: scene.task });
  expect([tree(scene, task), partsLeft, texts.length]).toEqual([[], 1, 1]);
});

test('[M424] a template keeps files and texts, and tasks made after it have them as their own', () => {
  const { scene, part, hall, stand, on } = withFiles();
  const kept = scene.does(saveTemplate, { task: scene.task, name: 'A fair', files: [hall, stand] });
  const { template } = kept;
  const at = (of: string) => ({ template, space: space('main'), part: of });
  expect(kept.texts.slice(0, 2)).toEqual([
    { from: { task: scene.task }, to: at(scene.task) },
    { from: { task: part }, to: at(part) },
  ]);
  scene.does(binFile, { file: hall });
  const [answer] = scene.ask(templatesFor, { project: scene.project });
  expect(answer?.files.map(({ name }) => name)).toEqual(['hall.png', 'stand.png']);
  const files = answer?.files.map(({ hash }) => hash);
  const made = scene.does(addFromTemplate, { template, project: scene.project, from: null, files });
  expect(made.texts[0]).toEqual({ from: at(scene.task), to: { task: made.task } });
  expect(made.texts).toHaveLength(3);
  const [own] = on(made.task);
  expect([own?.name, scene.rows.tasks.get(made.task)?.cover]).toEqual(['hall.png', own?.id]);
  const [below] = scene.ask(subTasksOf, { task: made.task });
  expect(on(below?.id ?? '').map(({ name }) => name)).toEqual(['stand.png']);
});

test('[M424] what is not to be had when it is kept, or when it is used, is left and counted', () => {
  const { scene, part, hall, on } = withFiles();
  scene.textsAway.add(part);
  const { template, textsLeft } = scene.does(saveTemplate, { task: scene.task, name: 'A fair', files: [hall] });
  expect(textsLeft).toBe(1);
  scene.textsAway.add(`${template} ${scene.task}`);
  const made = scene.does(addFromTemplate, { template, project: scene.project, from: null });
  expect([made.texts.length, made.textsLeft, on(made.task)]).toEqual([1, 1, []]);
  const other = scene.does(addFromTemplate, { template, project: scene.project, from: null, files: ['d'.repeat(64)] });
  expect(on(other.task)).toHaveLength(1);
});

test('[M424] what one cell cannot carry is no template', () => {
  const scene = openScene();
  const { task } = scene.does(addTask, { project: scene.project, title: 'Deep' });
  let parent = task;
  for (let depth = 0; depth < 7; depth += 1)
    parent = scene.does(addTask, { project: scene.project, title: 'Deeper', parent }).task;
  expect(scene.run(saveTemplate, { task, name: 'Deep' })).toMatchObject({ what: 'template too large' });
  const long = scene.does(addTask, { project: scene.project, title: 'Long' }).task;
  const texts = Array.from({ length: 40 }, () => 'x'.repeat(1_900));
  scene.does(addCheckItems, { task: long, texts });
  expect(scene.run(saveTemplate, { task: long, name: 'Long' })).toMatchObject({ what: 'template too large' });
});

test('[M226] into a project of another space it goes whole; what few read goes nowhere where others would', () => {
  const scene = fair();
  const { project } = scene.does(addProject, { space: space('team'), name: 'Team', hue: 2, prefix: 'TEA' });
  const { task } = scene.does(copyTask, { task: scene.task, project });
  expect(scene.rows.tasks.spaceOf(task)).toBe(space('team'));
  expect(tree(scene, task)).toHaveLength(2);
  const own = scene.does(addTask, { project: scene.project, title: 'mine', readers: 'me' }).task;
  expect(scene.rows.tasks.homeOf(scene.does(copyTask, { task: own, project }).task)).toEqual({ in: 'private' });
  scene.does(binTask, { task: scene.task });
  expect(scene.run(copyTask, { task: scene.task })).toMatchObject({ kind: 'in-bin' });
});

test('[M227] tasks are made after a template from a day on, without who had them, as often as one likes', () => {
  const scene = fair();
  const { template } = scene.does(saveTemplate, { task: scene.task, name: 'A fair' });
  expect(scene.ask(templatesFor, { project: scene.project })).toMatchObject([
    { name: 'A fair', tasks: 3, dated: true },
  ]);
  const make = () =>
    scene.does(addFromTemplate, { template, project: scene.project, from: day('2026-06-12'), title: 'Summer fair' })
      .task;
  const [first, second] = [make(), make()];
  expect(first).not.toBe(second);
  for (const task of [first, second]) {
    expect(scene.rows.tasks.get(task)).toMatchObject({ title: 'Summer fair', due: '2026-06-12', assigned: null });
    expect(tree(scene, task)).toEqual([
      ['Stand', 0, '2026-06-10'],
      ['Banner', 1, null],
    ]);
    expect(scene.ask(checklistOf, { task })).toHaveLength(1);
  }
});

test('[M227] without a day nothing is due; a template that was taken away makes nothing', () => {
  const scene = fair();
  const { template } = scene.does(saveTemplate, { task: scene.task, name: 'A fair' });
  const { task } = scene.does(addFromTemplate, { template, project: scene.project, from: null });
  expect(tree(scene, task).map(([, , due]) => due)).toEqual([null, null]);
  scene.does(binTemplate, { template });
  expect(scene.ask(templatesFor, { project: scene.project })).toEqual([]);
  expect(scene.run(addFromTemplate, { template, project: scene.project, from: null })).toMatchObject({
    kind: 'in-bin',
  });
});

test('[M227] of what few read no template is made, and it is offered in the projects of its space alone', () => {
  const scene = fair();
  const own = scene.does(addTask, { project: scene.project, title: 'mine', readers: 'me' }).task;
  expect(scene.run(saveTemplate, { task: own, name: 'Mine' })).toMatchObject({ what: 'template of few' });
  scene.does(saveTemplate, { task: scene.task, name: 'A fair' });
  const other = scene.does(addProject, { space: space('main'), name: 'Other', hue: 2, prefix: 'OTH' }).project;
  const away = scene.does(addProject, { space: space('team'), name: 'Team', hue: 2, prefix: 'TEA' }).project;
  expect(scene.ask(templatesFor, { project: other })).toHaveLength(1);
  expect(scene.ask(templatesFor, { project: away })).toEqual([]);
});
