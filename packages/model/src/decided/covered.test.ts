// What of an edit touches what approvals cover.
import { expect, test } from 'vitest';
import { contentText } from './content.ts';
import { coveredOf } from './content-queries.ts';
import { touchedBy, type Written } from './covered.ts';
import { addFiles } from '../file/commands.ts';
import { addCheckItems } from '../task/checklist-commands.ts';
import { openScene } from '../test/scene.ts';

const cell = (record: string, code: string, value: unknown = 'x'): Written => ({ record, code, value });
const partsOf = (...written: readonly Written[]) => touchedBy(written).parts;

test('[M511] a task is touched by what its frozen text tells of it, and by nothing else', () => {
  for (const code of ['ti', 'du', 'es', 'tg:launch']) expect(partsOf(cell('t1', code))).toEqual(['t1']);
  for (const code of ['st', 'as', 'pr', 'pj', 'rk:b1', 'wt:u1', 'cr', '@', 'zz'])
    expect(partsOf(cell('t1', code))).toEqual([]);
  expect(partsOf(cell('p1', 'ti'), cell('m1', 'tx'))).toEqual([]);
  expect(partsOf(cell('t1', 'bu', { minor: 1, currency: 'EUR' }))).toEqual(['t1~money']);
});

test('[M511] every part of the frozen text has a place among what is covered', () => {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'Launch brief');
  scene.does(addCheckItems, { task, texts: ['Ask stores'] });
  scene.does(addFiles, { task, files: [{ name: 'b.pdf', hash: 'a'.repeat(64), size: 1, type: 'text/plain' }] });
  const { covered } = scene.ask(coveredOf, { task })[0] ?? {};
  if (covered === undefined) throw new Error('the task is not here');
  const told = Object.keys(JSON.parse(contentText({ ...covered, budget: null }, '')) as object);
  // Whoever adds a part here lets the relay know by which cells it is written (covered.ts).
  expect(told).toEqual(['baton', 'title', 'due', 'estimate', 'budget', 'tags', 'checklist', 'files', 'page']);
});

test('[M512] lines, files and versions are touched by any of their cells, and tell on what they hang', () => {
  expect(touchedBy([cell('k1', 'tk', 't1'), cell('k1', 'rk')])).toEqual({ parts: ['k1'], hangs: [['k1', 't1']] });
  expect(touchedBy([cell('f1', 'bn', 7)])).toEqual({ parts: ['f1'], hangs: [] });
  expect(touchedBy([cell('g1', 'on', 't1'), cell('g1', 'fi', 'f1')])).toEqual({ parts: ['g1'], hangs: [['g1', 't1']] });
  expect(touchedBy([cell('k1', 'tk', null), cell('f1', 'on', 't'.repeat(65))]).hangs).toEqual([]);
});

test('[M513] freezing a version is no work on it; changing what was frozen is', () => {
  const frozen = [
    cell('f1', 'on', 't1'),
    cell('f1', 'nm'),
    cell('f1', 'fz', 'approval'),
    cell('g1', 'fi', 'f1'),
    cell('g1', 'on', 't1'),
    cell('f2', 'nm'),
  ];
  expect(touchedBy(frozen)).toEqual({
    parts: ['f2'],
    hangs: [
      ['f1', 't1'],
      ['g1', 't1'],
    ],
  });
  expect(partsOf(cell('f1', 'fz', null))).toEqual(['f1']);
  expect(partsOf(cell('f1', 'nm'))).toEqual(['f1']);
  expect(partsOf(cell('k1', 'fz', 'approval'))).toEqual(['k1']);
});
