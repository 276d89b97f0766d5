import { expect, test } from 'vitest';
import { binFile } from '../file/commands.ts';
import { filesOfProject, filesOn, filesSaidOn } from '../file/queries.ts';
import { person } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import type { Place } from '../tx.ts';
import { addComment, binComment, editComment } from './commands.ts';
import { commentsOn } from './queries.ts';

const given = (name: string, letter: string) => ({ name, hash: letter.repeat(64), size: 5, type: 'image/png' });
const [plan, beach, map] = [given('plan.png', 'a'), given('beach.png', 'b'), given('map.png', 'c')];
const words = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const picture = (of: typeof plan, alt?: string) => ({
  type: 'picture',
  attrs: { ...of, ...(alt === undefined ? {} : { alt }) },
});
const body = (...nodes: object[]): string => JSON.stringify(nodes);

function open() {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'Poster');
  return {
    scene,
    task,
    on: (comment: string) => scene.ask(filesOn, { on: comment }).map(({ name }) => name),
    idOf: (comment: string, name: string) =>
      scene.ask(filesOn, { on: comment }).find((one) => one.name === name)?.id ?? '',
    shown: () => scene.ask(commentsOn, { task })[0],
  };
}

test('[M310] a comment brings its files along, in the feed in which it stands', () => {
  const { scene, task, on } = open();
  const { comment } = scene.does(addComment, { task, text: 'Look', files: [plan, beach] });
  expect(on(comment)).toEqual(['plan.png', 'beach.png']);
  const { kept } = scene.tx.files as unknown as { kept: Map<string, { place: Place }> };
  expect([...kept.values()].map(({ place }) => place.in)).toEqual(['feed', 'feed']);
  expect(scene.ask(filesOn, { on: task })).toEqual([]);
});

test('[M310] files say it alone, and whoever reads words only reads their names', () => {
  const { scene, task, on, shown } = open();
  const { comment } = scene.does(addComment, { task, files: [plan, beach] });
  expect(shown()).toMatchObject({ text: 'plan.png, beach.png', body: [{ type: 'paragraph' }] });
  scene.does(editComment, { comment, without: [scene.ask(filesOn, { on: comment })[0]?.id ?? ''] });
  expect([on(comment), shown()?.text]).toEqual([['beach.png'], 'beach.png']);
  const last = { comment, without: [scene.ask(filesOn, { on: comment })[0]?.id ?? ''] };
  expect(scene.run(editComment, last)).toMatchObject({ kind: 'not-valid', what: 'comment' });
  expect(scene.run(addComment, { task, files: [] })).toMatchObject({ kind: 'not-valid' });
});

test('[M312] a picture in the text hangs on the comment, once, and its words are words of it', () => {
  const { scene, task, on, shown } = open();
  const { comment } = scene.does(addComment, {
    task,
    body: body(words('See'), picture(beach, 'The beach'), picture(map), picture(beach)),
    files: [beach, plan],
  });
  expect(on(comment)).toEqual(['beach.png', 'plan.png', 'map.png']);
  expect(shown()?.text).toBe('See\nThe beach\nmap.png\nbeach.png');
});

test('[M312] it goes with the edit that takes it out, and another comes with the one that puts it in', () => {
  const { scene, task, on } = open();
  const { comment } = scene.does(addComment, { task, body: body(picture(beach)), files: [plan] });
  scene.does(editComment, { comment, body: body(words('Rather this'), picture(map)) });
  expect(on(comment)).toEqual(['plan.png', 'map.png']);
  const before = scene.tx.comments.get(comment)?.edited;
  scene.does(editComment, { comment, body: body(words('Rather this'), picture(map)) });
  expect([on(comment), scene.tx.comments.get(comment)?.edited]).toEqual([['plan.png', 'map.png'], before]);
});

test('[M313] an edit brings files and takes files away, and says that it was edited', () => {
  const { scene, task, on, idOf, shown } = open();
  const { comment } = scene.does(addComment, { task, text: 'Look', files: [plan] });
  scene.does(editComment, { comment, text: 'Look', files: [beach], without: [idOf(comment, 'plan.png')] });
  expect([on(comment), shown()?.edited]).toEqual([['beach.png'], scene.ctx.now]);
});

test('[M313] nobody takes another’s file away, nor one of another comment', () => {
  const { scene, task, on, idOf } = open();
  const { comment } = scene.does(addComment, { task, text: 'mine', files: [plan] });
  scene.as(person('bo'), () => {
    const own = scene.does(addComment, { task, text: 'yours' }).comment;
    scene.does(editComment, { comment: own, text: 'x', without: [idOf(comment, 'plan.png')] });
    expect(scene.run(editComment, { comment, text: 'x', files: [beach] })).toMatchObject({ kind: 'not-allowed' });
  });
  expect(on(comment)).toEqual(['plan.png']);
});

test('[M314] what hangs on a deleted comment is told nowhere until the comment is back', () => {
  const { scene, task } = open();
  const { comment } = scene.does(addComment, { task, text: 'Look', files: [plan] });
  const told = () => [
    scene.ask(filesOn, { on: comment }).length,
    scene.ask(filesSaidOn, { task }).length,
    scene.ask(filesOfProject, { project: scene.project }).length,
  ];
  expect(told()).toEqual([1, 1, 1]);
  scene.does(binComment, { comment });
  expect(told()).toEqual([0, 0, 0]);
  scene.tx.comments.patch(comment, { binned: null });
  expect(told()).toEqual([1, 1, 1]);
});

test('[M315] what was said with files is told for the task, and the project says with which comment', () => {
  const { scene, task, idOf } = open();
  const one = scene.does(addComment, { task, text: 'One', files: [plan] }).comment;
  const two = scene.does(addComment, { task, text: 'Two', files: [beach, map] }).comment;
  scene.does(binFile, { file: idOf(two, 'map.png') });
  expect(scene.ask(filesSaidOn, { task }).map(({ on, name }) => [on, name])).toEqual([
    [one, 'plan.png'],
    [two, 'beach.png'],
  ]);
  const inProject = scene.ask(filesOfProject, { project: scene.project });
  expect(new Set(inProject.map(({ comment, taskTitle }) => `${comment} ${taskTitle}`))).toEqual(
    new Set([`${one} Poster`, `${two} Poster`]),
  );
});
