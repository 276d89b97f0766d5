import { expect, test } from 'vitest';
import { tasksOnBoard } from '../board/queries.ts';
import { addComment } from '../comment/commands.ts';
import { addFiles, addFileVersion, binFile, hangFiles, restoreFile } from '../file/commands.ts';
import { filesOn } from '../file/queries.ts';
import { addProject } from '../project/commands.ts';
import { refuse } from '../refusal.ts';
import { space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import { setCover } from './cover-command.ts';
import { moveToProject } from './move-commands.ts';

const given = (letter: string, type: string) => ({ name: `${letter}.png`, hash: letter.repeat(64), size: 5, type });

function open() {
  const scene = openScene();
  const [task = '', other = ''] = scene.put(scene.columns[0], 'Poster', 'Film');
  const { files } = scene.does(addFiles, { task, files: [given('a', 'image/png'), given('b', 'text/plain')] });
  const [picture = '', text = ''] = files;
  const coverNow = () => scene.ask(tasksOnBoard, { board: scene.board }).find(({ id }) => id === task)?.cover ?? null;
  return { scene, task, other, picture, text, coverNow };
}

test('[M347] a cover is a picture among the files of its task, chosen and taken away', () => {
  const { scene, task, picture, coverNow } = open();
  expect(coverNow()).toBeNull();
  scene.does(setCover, { task, file: picture });
  expect(coverNow()).toEqual({ file: picture, name: 'a.png', hash: 'a'.repeat(64), size: 5, type: 'image/png' });
  expect(scene.ask(filesOn, { on: task }).map(({ isCover }) => isCover)).toEqual([true, false]);
  scene.does(setCover, { task, file: picture });
  expect(scene.written).toEqual([]);
  scene.does(setCover, { task, file: null });
  expect(coverNow()).toBeNull();
});

test('[M347] what is no picture, or hangs on another task or on a comment, is no cover', () => {
  const { scene, task, other, picture, text } = open();
  const no = refuse('not-valid', 'cover');
  expect(scene.run(setCover, { task, file: text })).toEqual(no);
  expect(scene.run(setCover, { task: other, file: picture })).toEqual(no);
  expect(scene.run(setCover, { task, file: 'f0' })).toEqual(no);
  const { comment } = scene.does(addComment, { task, text: 'Look' });
  const place = { in: 'feed', space: space('main'), of: task, at: scene.ctx.now } as const;
  const [said = ''] = hangFiles(scene.tx, scene.ctx, { on: comment, files: [given('c', 'image/png')], place });
  expect(scene.run(setCover, { task, file: said })).toEqual(no);
});

test('[M347] taken away or replaced by what is no picture there is none, and it is back with the picture', () => {
  const { scene, task, picture, coverNow } = open();
  scene.does(setCover, { task, file: picture });
  scene.does(binFile, { file: picture });
  expect(coverNow()).toBeNull();
  scene.does(restoreFile, { file: picture });
  expect(coverNow()?.hash).toBe('a'.repeat(64));
  scene.does(addFileVersion, { file: picture, ...given('d', 'image/jpeg') });
  expect(coverNow()?.hash).toBe('d'.repeat(64));
  scene.does(addFileVersion, { file: picture, ...given('e', 'text/plain') });
  expect(coverNow()).toBeNull();
  // A merge brings whatever somebody wrote.
  scene.tx.tasks.patch(task, { cover: 'f0' });
  expect(coverNow()).toBeNull();
});

test('[M347] it goes along to another project', () => {
  const { scene, task, picture } = open();
  scene.does(setCover, { task, file: picture });
  const { project, board } = scene.does(addProject, { space: space('main'), name: 'Next', hue: 1, prefix: 'NEX' });
  scene.does(moveToProject, { task, project });
  expect(scene.ask(tasksOnBoard, { board: board ?? '' }).map(({ cover }) => cover?.file)).toEqual([picture]);
});
