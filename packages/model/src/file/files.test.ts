import { expect, test } from 'vitest';
import { addComment } from '../comment/commands.ts';
import { moveToProject } from '../task/move-commands.ts';
import { addProject } from '../project/commands.ts';
import { binTask } from '../task/commands.ts';
import { isRefusal } from '../refusal.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { person, space } from '../test/memory.ts';
import {
  addFiles,
  addFileVersion,
  binFile,
  hangFiles,
  noteFileVersion,
  renameFile,
  restoreFile,
  restoreFileVersion,
} from './commands.ts';
import { fileIdFor, isOfCommentFile } from './ids.ts';
import { filesByBytes, filesOfProject, filesOn, fileVersionsOf } from './queries.ts';
import { keptName } from './rules.ts';

const hash = (letter: string): string => letter.repeat(64);
const given = (name: string, letter = 'a', size = 5) => ({ name, hash: hash(letter), size, type: 'text/plain' });

function open(): Scene & { task: string; add(...names: string[]): string[] } {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'Poster');
  const add = (...names: string[]) => scene.does(addFiles, { task, files: names.map((name) => given(name)) }).files;
  return Object.assign(Object.create(scene, Object.getOwnPropertyDescriptors(scene)) as Scene, { task, add });
}
const names = (scene: Scene, on: string) => scene.ask(filesOn, { on }).map(({ name }) => name);

/** As a comment's own command hangs them: in the feed, under its author. */
function onComment(scene: Scene, task: string, who: string): { comment: string; file: string } {
  return scene.as(person(who), () => {
    const { comment } = scene.does(addComment, { task, text: 'Look' });
    const place = { in: 'feed', space: space('main'), of: task, at: scene.ctx.now } as const;
    const [file = ''] = hangFiles(scene.tx, scene.ctx, { on: comment, files: [given('photo.png')], place });
    return { comment, file };
  });
}

test('[M200] files hang on a task in the order in which they came, with who brought them', () => {
  const scene = open();
  const many = ['one.txt', 'two.txt', 'three.txt', 'four.txt', 'five.txt', 'six.txt'];
  scene.add(...many);
  expect(names(scene, scene.task)).toEqual(many);
  expect(scene.ask(filesOn, { on: scene.task })).toMatchObject([
    { name: 'one.txt', hash: hash('a'), size: 5, type: 'text/plain', versions: 1, changeable: true },
    ...many.slice(1).map((name) => ({ name })),
  ]);
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ann\\plan.docx', 'plan.docx'],
  ['photo\u202egpj.exe', 'photogpj.exe'],
  ['a\u0000b\n.txt', 'ab.txt'],
  ['..', 'file'],
  ['', 'file'],
  ['/', 'file'],
  ['<img src=x onerror=alert(1)>.png', '<img src=x onerror=alert(1)>.png'],
  [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(251)}.pdf`],
  ['cafe\u0301.txt', 'café.txt'],
])('[M200] the name %j is kept as %j', (name, kept) => {
  expect(keptName(name)).toBe(kept);
});

test('[M200] nothing hangs on what is binned or not there, and a hash is a hash', () => {
  const scene = open();
  expect(scene.run(addFiles, { task: 'tNONE', files: [given('a')] })).toMatchObject({ kind: 'not-found' });
  scene.does(binTask, { task: scene.task });
  expect(scene.run(addFiles, { task: scene.task, files: [given('a')] })).toMatchObject({ kind: 'in-bin' });
  for (const wrong of ['', 'a'.repeat(63), 'A'.repeat(64), `${'a'.repeat(63)}/`, '../'.repeat(21)])
    expect(addFiles.args.safeParse({ task: scene.task, files: [{ ...given('a'), hash: wrong }] }).success).toBe(false);
});

test('[M201] a new version stands before the older ones, which stay, and the same bytes again are none', () => {
  const scene = open();
  const [file = ''] = scene.add('plan.txt');
  scene.does(addFileVersion, { file, hash: hash('b'), size: 7, type: 'text/plain' });
  scene.does(addFileVersion, { file, hash: hash('b'), size: 7, type: 'text/plain' });
  const versions = scene.ask(fileVersionsOf, { file });
  expect(versions.map((one) => [one.number, one.hash])).toEqual([
    [2, hash('b')],
    [1, hash('a')],
  ]);
  expect(scene.ask(filesOn, { on: scene.task })).toMatchObject([{ hash: hash('b'), size: 7, versions: 2 }]);
  scene.does(restoreFileVersion, { version: versions[1]?.id ?? '' });
  expect(scene.ask(fileVersionsOf, { file }).map((one) => one.hash)).toEqual([hash('a'), hash('b'), hash('a')]);
});

test('[M544] of a version it is said what is new, which changes nothing else of it, and is of that version alone', () => {
  const scene = open();
  const [file = ''] = scene.add('plan.txt');
  scene.does(addFileVersion, { file, hash: hash('b'), size: 7, type: 'text/plain' });
  const [second, first] = scene.ask(fileVersionsOf, { file });
  scene.as(person('bo'), () => scene.does(noteFileVersion, { version: second?.id ?? '', note: 'With the prices' }));
  expect(scene.ask(fileVersionsOf, { file })).toEqual([{ ...second, note: 'With the prices' }, first]);
  scene.does(restoreFileVersion, { version: first?.id ?? '' });
  expect(scene.ask(fileVersionsOf, { file }).map(({ note }) => note)).toEqual([null, 'With the prices', null]);
  scene.does(noteFileVersion, { version: second?.id ?? '', note: null });
  expect(scene.ask(fileVersionsOf, { file }).map(({ note }) => note)).toEqual([null, null, null]);
  expect(scene.run(noteFileVersion, { version: 'gNONE', note: 'x' })).toMatchObject({ kind: 'not-found' });
  scene.does(binFile, { file });
  expect(scene.run(noteFileVersion, { version: second?.id ?? '', note: 'x' })).toMatchObject({ kind: 'in-bin' });
});

test('[M201] versions made apart in one instant both stay, in one order on every device', () => {
  const scene = open();
  const [file = ''] = scene.add('plan.txt');
  const at = scene.ctx.now + 60_000;
  for (const [id, letter] of [
    ['gN1', 'b'],
    ['gN2', 'c'],
  ] as const)
    scene.tx.fileVersions.add({ in: 'space', space: space('main') }, id, {
      file,
      on: scene.task,
      hash: hash(letter),
      size: 1,
      type: 'text/plain',
      at,
    });
  expect(scene.ask(fileVersionsOf, { file }).map((one) => one.hash)).toEqual([hash('c'), hash('b'), hash('a')]);
});

test('[M202] what a commenter hangs on a task through a feed, or somebody on another’s comment, is not there', () => {
  const scene = open();
  const { comment, file } = onComment(scene, scene.task, 'bo');
  expect(names(scene, comment)).toEqual(['photo.png']);
  expect(isOfCommentFile(file)).toBe(true);
  const feed = { in: 'feed', space: space('main'), of: scene.task, at: scene.ctx.now } as const;
  hangFiles(scene.tx, scene.ctx, { on: scene.task, files: [given('planted.txt')], place: feed });
  hangFiles(scene.tx, scene.ctx, { on: comment, files: [given('planted.txt')], place: feed });
  hangFiles(scene.tx, scene.ctx, {
    on: comment,
    files: [given('planted.txt')],
    place: { in: 'space', space: space('main') },
  });
  expect([names(scene, scene.task), names(scene, comment)]).toEqual([[], ['photo.png']]);
});

test('[M202] a comment’s file is its author’s', () => {
  const scene = open();
  const { comment, file } = onComment(scene, scene.task, 'bo');
  for (const refused of [
    scene.run(renameFile, { file, name: 'mine.png' }),
    scene.run(binFile, { file }),
    scene.run(addFileVersion, { file, hash: hash('b'), size: 1, type: 'image/png' }),
  ])
    expect(refused).toMatchObject({ kind: 'not-allowed' });
  expect(scene.ask(filesOn, { on: comment })).toMatchObject([{ changeable: false }]);
  scene.as(person('bo'), () => scene.does(binFile, { file }));
  expect(names(scene, comment)).toEqual([]);
});

test('[M202] an id is of a task’s file or of a comment’s, never of both', () => {
  expect([fileIdFor('fMABC', false), fileIdFor('fXABC', false), fileIdFor('fXABC', true)]).toEqual([
    'fNABC',
    'fXABC',
    'fMABC',
  ]);
});

test('[M203] a file is renamed, binned and brought back', () => {
  const scene = open();
  const [file = ''] = scene.add('plan.txt');
  scene.does(renameFile, { file, name: '../Plan B.txt' });
  expect(names(scene, scene.task)).toEqual(['Plan B.txt']);
  scene.does(binFile, { file });
  expect(names(scene, scene.task)).toEqual([]);
  expect(isRefusal(scene.run(renameFile, { file, name: 'x' }))).toBe(true);
  scene.does(restoreFile, { file });
  expect(names(scene, scene.task)).toEqual(['Plan B.txt']);
});

test('[M203] files and versions go with their task to another space', () => {
  const scene = open();
  const [file = ''] = scene.add('plan.txt');
  const { project } = scene.does(addProject, { space: space('team'), name: 'Team', hue: 2, prefix: 'TM' });
  scene.does(moveToProject, { task: scene.task, project });
  const [version] = scene.ask(fileVersionsOf, { file });
  expect([scene.tx.files.homeOf(file), scene.tx.fileVersions.homeOf(version?.id ?? '')]).toEqual([
    { in: 'space', space: space('team') },
    { in: 'space', space: space('team') },
  ]);
});

test('[M205] a project tells what hangs on its tasks and on comments there, newest first', () => {
  const scene = open();
  scene.add('plan.txt');
  onComment(scene, scene.task, 'bo');
  const [gone = ''] = scene.put(scene.columns[0], 'Gone');
  scene.does(addFiles, { task: gone, files: [given('gone.txt')] });
  scene.does(binTask, { task: gone });
  expect(scene.ask(filesOfProject, { project: scene.project }).map(({ name, taskTitle }) => [name, taskTitle])).toEqual(
    [
      ['photo.png', 'Poster'],
      ['plan.txt', 'Poster'],
    ],
  );
});

test('[M205] bytes are told by the names under which they hang, each with its task', () => {
  const scene = open();
  scene.add('plan.txt', 'copy of plan.txt');
  expect(scene.ask(filesByBytes, { hashes: [hash('a'), hash('f')] })).toMatchObject([
    { id: hash('a'), name: 'plan.txt', taskTitle: 'Poster' },
  ]);
});
