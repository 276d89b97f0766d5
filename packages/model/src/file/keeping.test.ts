import { expect, test } from 'vitest';
import { addComment } from '../comment/commands.ts';
import { binTask } from '../task/commands.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { space } from '../test/memory.ts';
import { addFiles, addFileVersion, binFile, hangFiles } from './commands.ts';
import { filesToKeep, keepUpTo } from './keeping.ts';

const given = (letter: string, size = 5) => ({ name: letter, hash: letter.repeat(64), size, type: 'text/plain' });
function open() {
  const scene = openScene();
  const [one = '', two = ''] = scene.put(scene.columns[0], 'Poster', 'Flyer');
  return { scene, one, two };
}
const kept = ({ tx }: Scene, ...pins: string[]): string =>
  filesToKeep(tx, pins)
    .map(({ hash }) => hash.slice(0, 1))
    .sort()
    .join('');

test('[M320] with a task its files and those of its comments are kept, each as it is now; with a project those of its tasks', () => {
  const { scene, one, two } = open();
  const { files } = scene.does(addFiles, { task: one, files: [given('a'), given('b')] });
  scene.does(addFileVersion, { file: files[0] ?? '', hash: 'c'.repeat(64), size: 5, type: 'text/plain' });
  scene.does(addFiles, { task: two, files: [given('d')] });
  const { comment } = scene.does(addComment, { task: one, text: 'Look' });
  const place = { in: 'feed', space: space('main'), of: one, at: scene.ctx.now } as const;
  hangFiles(scene.tx, scene.ctx, { on: comment, files: [given('e')], place });
  expect([kept(scene), kept(scene, one), kept(scene, two), kept(scene, scene.project)]).toEqual([
    '',
    'bce',
    'd',
    'bcde',
  ]);
  scene.does(binFile, { file: files[1] ?? '' });
  scene.does(binTask, { task: two });
  expect([kept(scene, scene.project), kept(scene, two)]).toEqual(['ce', '']);
});

test('[M321] large files are kept with a task that is kept for itself, and the largest only where somebody opens them', () => {
  const { scene, one } = open();
  const files = [given('a', keepUpTo.project), given('b', keepUpTo.project + 1), given('c', keepUpTo.task + 1)];
  scene.does(addFiles, { task: one, files });
  expect([kept(scene, one), kept(scene, scene.project), kept(scene, scene.project, one)]).toEqual(['ab', 'a', 'ab']);
});

test('[M322] all together they have a bound, within which the newest come first', () => {
  const { scene, one } = open();
  const letters = Array.from({ length: 25 }, (_, at) => (at + 16).toString(16));
  for (const pair of letters) {
    const file = { ...given('a', keepUpTo.task), hash: pair.repeat(32) };
    scene.does(addFiles, { task: one, files: [file] });
    Object.assign(scene.ctx, { now: scene.ctx.now + 1_000 });
  }
  const found = filesToKeep(scene.tx, [one]);
  expect(found).toHaveLength(20);
  expect(found[0]?.hash).toBe((letters.at(-1) ?? '').repeat(32));
  expect(found.map(({ at }) => at)).toEqual(found.map(({ at }) => at).toSorted((a, b) => b - a));
});
