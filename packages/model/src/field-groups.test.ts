import { expect, test } from 'vitest';
import { z } from 'zod';
import { fieldGroups, fieldGroupsIn } from './field-groups.ts';
import { may, must, record, setOf } from './record.ts';
import { records } from './records.ts';

const one = (group: string, moves?: string) =>
  fieldGroupsIn([
    record('t', { task: may('tk', z.string()), cost: may('co', z.number(), { group }) }, moves ? { moves } : {}),
  ]);

test('[M98] a field’s group is told by its code, with its member or without', () => {
  const groups = fieldGroupsIn([
    record('t', {
      title: must('ti', z.string()),
      cost: may('co', z.number(), { group: 'money' }),
      leave: setOf('lv', z.string(), { group: 'health' }),
    }),
    record('b', { cost: may('co', z.number()) }),
  ]);
  expect([groups.of('t1', 'co'), groups.of('t1', 'lv:sick'), groups.of('t1', 'ti')]).toEqual([
    'money',
    'health',
    undefined,
  ]);
  expect([groups.of('b1', 'co'), groups.of('z1', 'co'), groups.of('', 'co')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(['money', 'health', 'few', 'constructor'].map((name) => groups.has(name))).toEqual([true, true, false, false]);
  expect([groups.splits('t1'), groups.splits('b1')]).toEqual([true, false]);
});

test('[M98] what everybody must have has no group, and neither has what moves with another record', () => {
  expect(() => fieldGroupsIn([record('t', { title: must('ti', z.string(), { group: 'money' }) })])).toThrow('required');
  expect(() => one('money', 'task')).toThrow('moves with another');
  for (const name of ['', 'Money', 'a~b', '__proto__', '1st']) expect(() => one(name)).toThrow('no name of a group');
});

/** A line for each field of a group ever released; none is changed or taken away. */
const pinned: readonly string[] = ['t+bu money'];

test('[M98] a field never changes its group', () => {
  const found = Object.values(records).flatMap(({ letter, fields }) =>
    Object.values(fields)
      .filter(({ code }) => fieldGroups.of(letter, code as string) !== undefined)
      .map(({ code }) => `${letter}+${code} ${fieldGroups.of(letter, code as string)}`),
  );
  expect(found).toEqual(pinned);
});
