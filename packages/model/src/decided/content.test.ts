// What of a task is approved: one text, who wrote in it, and the versions that were frozen.
import { expect, test } from 'vitest';
import { binFile, addFiles, renameFile } from '../file/commands.ts';
import { filesToKeep } from '../file/keeping.ts';
import { filesOn } from '../file/queries.ts';
import { isRefusal } from '../refusal.ts';
import { addCheckItems, binCheckItem, toggleCheckItem } from '../task/checklist-commands.ts';
import { renameTask, setDue, setTags } from '../task/commands.ts';
import { tasksOnBoard } from '../board/queries.ts';
import type { Day } from '../day.ts';
import { person } from '../test/memory.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { contentText, readContent } from './content.ts';
import { coveredOf, frozenOf } from './content-queries.ts';
import { freezeVersion } from './freeze-command.ts';
import { newMatter } from './schema.ts';
import { versionOf } from './versions.ts';

function open(): Scene & { task: string } {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'Launch brief');
  return Object.assign(Object.create(scene, Object.getOwnPropertyDescriptors(scene)) as Scene, { task });
}
const covered = ({ ask, task }: Scene & { task: string }) => {
  const [answer] = ask(coveredOf, { task });
  if (answer === undefined) throw new Error('the task is not here');
  return answer;
};
const bytes = { hash: 'a'.repeat(64), size: 40, type: 'text/plain' };

test('[M440] the text is the same for the same task, and another one as soon as anything that is covered differs', () => {
  const scene = open();
  scene.does(setTags, { task: scene.task, add: ['stores', 'film'] });
  scene.does(setDue, { task: scene.task, due: '2026-04-14' as Day });
  const { items } = scene.does(addCheckItems, { task: scene.task, texts: ['Ask stores'] });
  scene.does(addFiles, {
    task: scene.task,
    files: [
      { name: 'b.pdf', ...bytes },
      { name: 'a.pdf', ...bytes },
    ],
  });
  const text = contentText(covered(scene).covered, 'We launch.');
  expect(text).toBe(
    `{"baton":"task content 1","title":"Launch brief","due":"2026-04-14","estimate":null,"tags":["film","stores"],"checklist":[{"text":"Ask stores","done":false}],"files":[{"name":"a.pdf","sha256":"${bytes.hash}"},{"name":"b.pdf","sha256":"${bytes.hash}"}],"page":"We launch."}`,
  );
  expect(contentText(covered(scene).covered, 'We launch')).not.toBe(text);
  scene.does(toggleCheckItem, { item: items[0] ?? '', done: true });
  expect(contentText(covered(scene).covered, 'We launch.')).not.toBe(text);
});

test('[M440] it is read in its one spelling, and in no other', () => {
  const { covered: of } = covered(open());
  const text = contentText(of, 'Words “in quotes”');
  expect(readContent(text)).toMatchObject({ title: 'Launch brief', page: 'Words “in quotes”' });
  const parsed = JSON.parse(text) as Record<string, unknown>;
  const others = [
    ` ${text}`,
    JSON.stringify({ ...parsed, more: 1 }),
    JSON.stringify(Object.fromEntries(Object.entries(parsed).toReversed())),
    JSON.stringify({ ...parsed, tags: ['b', 'a'] }),
    JSON.stringify({ ...parsed, title: null }),
    'words',
  ];
  expect(others.map(readContent)).toEqual(others.map(() => null));
});

test('[M441] a budget that not everybody reads is not in it', () => {
  const scene = open();
  expect(covered(scene).covered).not.toHaveProperty('budget');
});

test('[M442] what is frozen stands among no files, is there once, and stays', () => {
  const scene = open();
  scene.does(freezeVersion, { task: scene.task, ...bytes });
  scene.does(freezeVersion, { task: scene.task, ...bytes });
  expect(scene.ask(frozenOf, { task: scene.task })).toEqual([{ id: bytes.hash, size: bytes.size }]);
  expect(scene.ask(filesOn, { on: scene.task })).toEqual([]);
  expect(covered(scene).covered.files).toEqual([]);
  expect(scene.ask(tasksOnBoard, { board: scene.board })).toMatchObject([{ files: 0 }]);
  const [file] = [...scene.tx.files.all()];
  expect([...scene.tx.files.all()].length).toBe(1);
  expect(isRefusal(scene.run(binFile, { file: file?.id ?? '' }))).toBe(true);
  expect(isRefusal(scene.run(renameFile, { file: file?.id ?? '', name: 'other' }))).toBe(true);
});

test('[M443] a frozen version is kept wherever its task is, though nothing is kept for itself', () => {
  const scene = open();
  scene.does(addFiles, { task: scene.task, files: [{ name: 'b.pdf', ...bytes, hash: 'b'.repeat(64) }] });
  scene.does(freezeVersion, { task: scene.task, ...bytes });
  expect(filesToKeep(scene.tx, []).map(({ hash }) => hash)).toEqual([bytes.hash]);
});

test('[M444] who wrote a field, a line or took one away is told, and nobody who only moved it', () => {
  const scene = open();
  const { items } = scene.does(addCheckItems, { task: scene.task, texts: ['Ask stores'] });
  scene.as(person('bo'), () => scene.does(renameTask, { task: scene.task, title: 'Brief' }));
  scene.as(person('cy'), () => scene.does(binCheckItem, { item: items[0] ?? '' }));
  const writers = new Set(covered(scene).writings.map(({ by }) => by));
  expect([...writers].sort()).toEqual([person('ann'), person('bo'), person('cy')]);
  expect(covered(scene).records).toEqual([scene.task, items[0]]);
});

test('[M445] versions are counted as they were asked for, offers beside them are none', () => {
  const matter = { ...newMatter, used: ['g1', 'r1', 'g2', 'r2', 'g3'] };
  expect(['g1', 'g2', 'g3'].map((id) => versionOf(matter, id))).toEqual([1, 2, 3]);
});
