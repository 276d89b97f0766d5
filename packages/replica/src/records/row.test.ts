import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import { records } from '@baton/model/records';
import { fieldOf, rowOf, shapeOf, shapeOfTable } from './row.ts';

type RowCell = Parameters<typeof rowOf>[2] extends Iterable<infer Cell> ? Cell : never;
const [ann, bo] = ['ann' as PersonId, 'bo' as PersonId];
const cell = (code: string, value: unknown, { t = 1, by = ann } = {}): RowCell => ({ code, value, t, by });
const whole: readonly RowCell[] = [cell('ti', 'Seams'), cell('pj', 'p1'), cell('st', 'q1'), cell('cr', 1)];

test('[R14] a row has every field of its type: absent values null, sets and maps empty', () => {
  const row = rowOf('t1', null, whole);
  expect(row).toMatchObject({ id: 't1', by: 'ann', title: 'Seams', created: 1, due: null, tags: [], ranks: {} });
  expect(Object.keys(row ?? {})).toEqual(['id', 'by', ...Object.keys(records.tasks.fields)]);
});

test('[R14] each required field, missing or emptied or invalid, takes the row away', () => {
  for (const [at, missing] of whole.entries()) {
    const others = whole.toSpliced(at, 1);
    expect(rowOf('t1', null, others)).toBeUndefined();
    expect(rowOf('t1', null, [...others, { ...missing, value: null }])).toBeUndefined();
    expect(rowOf('t1', null, [...others, { ...missing, value: { no: 'such' } }])).toBeUndefined();
  }
  expect(rowOf('t1', null, [])).toBeUndefined();
  expect(rowOf('01', null, whole)).toBeUndefined();
});

test('[R14] whatever a cell holds, a row is made of values that its schema takes', () => {
  const codes = fc.constantFrom(
    'ti',
    'pj',
    'du',
    'pr',
    'es',
    'tg:sea',
    'rk:b1',
    'ar',
    'zz',
    'ti:x',
    'tg',
    'rk',
    ':',
    '',
  );
  const cells = fc.array(fc.record({ code: codes, value: fc.anything(), t: fc.nat(), by: fc.constant(ann) }));
  fc.assert(
    fc.property(cells, (strange) => {
      const row = rowOf('t1', null, [...whole, ...strange]);
      for (const [name, field] of Object.entries(records.tasks.fields)) {
        const value = row?.[name] ?? null;
        const values = field.shape === 'one' ? [value] : value === null ? [] : Object.values(value);
        for (const one of values) expect(one === null || field.schema.safeParse(one).success).toBe(true);
      }
    }),
  );
});

test('[R15] a set’s members are those that are true, sorted; a map’s keys those with a value that fits', () => {
  const row = rowOf('t1', null, [
    ...whole,
    cell('tg:sea', true),
    cell('tg:air', true),
    cell('tg:no', false),
    cell('tg:one', 1),
    cell('tg:', true),
    cell('rk:b1', 'a1'),
    cell('rk:b2', null),
    cell('rk:b3', 7),
    cell('rk:__proto__', 'a1'),
  ]);
  expect([row?.['tags'], row?.['ranks']]).toStrictEqual([['air', 'sea'], { b1: 'a1' }]);
});

test('[R4] a row is its newest cell’s author’s, or its root’s owner’s where roots are owned', () => {
  expect(rowOf('t1', null, [...whole, cell('du', '2026-03-05', { t: 9, by: bo })])?.by).toBe('bo');
  expect(rowOf('t1', null, [cell('du', '2026-03-05', { t: 9, by: bo }), ...whole])?.by).toBe('bo');
  expect(rowOf('t1', ann, [...whole, cell('du', '2026-03-05', { t: 9, by: bo })])?.by).toBe('ann');
  const tied = [cell('du', null, { t: 5, by: bo }), cell('pr', 1, { t: 5 })];
  expect(rowOf('t1', null, [...whole, ...tied])?.by).toBe(rowOf('t1', null, [...tied.toReversed(), ...whole])?.by);
});

test('[R14] a record’s letter tells its type, a code its field', () => {
  for (const [table, type] of Object.entries(records)) {
    expect(shapeOf(`${type.letter}1`)).toBe(shapeOfTable(table as keyof typeof records));
    for (const [name, field] of Object.entries(type.fields))
      expect(fieldOf(`${type.letter}1`, `${field.code}:x`)?.name).toBe(name);
  }
  expect([shapeOf('01'), shapeOf(''), fieldOf('t1', 'zz'), fieldOf('01', 'ti')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
