import { expect, test } from 'vitest';
import { cellsOfPatch } from './fields.ts';

test('[R23] a patch is a cell for each value named; undefined is not named, null empties', () => {
  expect(cellsOfPatch('tasks', { title: 'Seams', due: null, priority: undefined })).toEqual([
    ['ti', 'Seams'],
    ['du', null],
  ]);
  expect(cellsOfPatch('tasks', {})).toEqual([]);
});

test('[R15] a set is a cell for each member, true or null; a map one for each key', () => {
  expect(cellsOfPatch('tasks', { tags: { sea: true, air: false }, ranks: { b1: 'a1', b2: null } })).toEqual([
    ['tg:sea', true],
    ['tg:air', null],
    ['rk:b1', 'a1'],
    ['rk:b2', null],
  ]);
});

test.each<readonly [string, Readonly<Record<string, unknown>>, string]>([
  ['an unknown field', { nonsense: 1 }, 'have no field nonsense'],
  ['a field of Object', { toString: 1 }, 'have no field toString'],
  ['a value that does not fit', { title: '' }, 'tasks.title does not take this value'],
  ['a member that does not fit', { tags: { ['x'.repeat(61)]: true } }, 'tasks.tags does not take this value'],
  ['a member without a name', { tags: { '': true } }, 'cannot have a member named'],
  ['a member that reaches into prototypes', { ranks: { constructor: 'a1' } }, 'cannot have a member named constructor'],
  ['a value of a map that does not fit', { ranks: { b1: 7 } }, 'tasks.ranks does not take this value'],
])('[R23] %s throws', (_, patch, sentence) => {
  expect(() => cellsOfPatch('tasks', patch)).toThrow(sentence);
});
