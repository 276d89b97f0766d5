import type { Day } from '@baton/model/day';
import { expect, test } from 'vitest';
import {
  changeText,
  changeWords,
  type FieldChange,
  fieldName,
  idsOf,
  type Reading,
  valueText,
} from './change-words.ts';

const task = `t${'0'.repeat(17)}`;
const status = `q${'1'.repeat(17)}`;
const reading: Reading = {
  today: '2026-03-04' as Day,
  nameOf: (id) => ({ [status]: 'With Legal' })[id],
};
const change = (field: string, [before, after]: readonly unknown[], more: Partial<FieldChange> = {}): FieldChange => ({
  record: task,
  field,
  member: null,
  before,
  after,
  ...more,
});

test.each([
  ['due', '2026-03-06', 'Fri 6 March'],
  ['priority', 1, 'Critical'],
  ['estimate', 90, '1\u00A0h\u00A030'],
  ['status', status, 'With Legal'],
  ['status', `q${'2'.repeat(17)}`, 'something not on this device'],
  ['title', 'Press kit', 'Press kit'],
  ['hue', 1, 'Teal'],
  ['lanes', 'person', 'Person'],
  ['kind', 'review', 'In review'],
  ['limit', 6, '6'],
  ['ageAfter', 1, '1 day'],
  ['guest', true, 'yes'],
  ['due', null, 'none'],
  ['title', '', 'none'],
] as const)('%s of %s reads %s', (field, value, text) => {
  expect(valueText(field, value, reading)).toBe(text);
});

test('a field is called as on the screens; one that is not known here by its own name', () => {
  expect(fieldName(task, 'assigned')).toBe('Holder');
  expect(fieldName(`c${'0'.repeat(17)}`, 'limit')).toBe('Limit');
  expect(fieldName(task, 'cover')).toBe('Picture on its card');
  expect(fieldName(task, 'plannedHours')).toBe('Planned hours');
  expect(fieldName(null, 'due')).toBe('Due');
});

test.each([
  [change('archived', [null, 1]), 'Archived'],
  [change('archived', [1, null]), 'Out of the archive'],
  [change('binned', [null, 1]), 'Task moved to the bin'],
  [change('binned', [null, 1], { record: `m${'0'.repeat(17)}` }), 'Comment moved to the bin'],
  [change('done', [null, 1], { record: `k${'0'.repeat(17)}` }), 'Ticked'],
  [change('created', [null, 1]), 'Task made'],
  [change('tags', [null, true], { member: 'Retail' }), 'Tag “Retail” put on'],
  [change('tags', [true, null], { member: 'Retail' }), 'Tag “Retail” taken off'],
  [change('ranks', ['a', 'b'], { member: 'b1' }), 'Moved'],
  [change('face', [null, false], { member: 'due' }), 'Due: not shown on cards'],
  [change('face', [false, true], { member: 'cover' }), 'Picture: shown on cards'],
  [change('face', [true, null], { member: 'files' }), 'Files: on cards as on any board'],
  [change('face', [null, true], { member: 'weather' }), 'Something that a later version knows: shown on cards'],
  [change('dense', [null, true]), 'Cards stand close'],
  [change('dense', [true, false]), 'Cards stand apart'],
])('what is no value is said as an act: %#', (one, said) => {
  expect(changeWords(one, reading)).toEqual({ kind: 'act', said });
});

test('a value says what stood before and what came after, and can be copied as one line', () => {
  const one = change('due', ['2026-03-06', '2026-03-09']);
  expect(changeWords(one, reading)).toEqual({
    kind: 'values',
    name: 'Due',
    before: 'Fri 6 March',
    after: 'Mon 9 March',
  });
  expect(changeText(one, reading)).toBe('Due: Fri 6 March → Mon 9 March');
  expect(changeText(change('archived', [null, 1]), reading)).toBe('Archived');
});

test('the ids to be named are the record and the values that are ids', () => {
  expect(idsOf(change('status', [null, status]))).toEqual([task, status]);
  expect(idsOf(change('title', ['a', 'b'], { record: null }))).toEqual([]);
});

test('what somebody tells of themselves is read as it stands on their card; a picture is never shown as its text', () => {
  const own = 'u00000000000000000';
  const said = (field: string, before: unknown, after: unknown) =>
    changeText({ record: own, field, member: null, before, after }, reading).replaceAll('\u00A0', ' ');
  const week = { kind: 'days', days: { 1: { from: 540, to: 1_020, rest: 30 }, 3: { from: 540, to: 780, rest: 0 } } };
  expect(said('weeks', null, week)).toBe('Working week: none → 11.5 h, Mon, Wed');
  expect(said('zone', 'Europe/Lisbon', 'America/Argentina/Buenos_Aires')).toBe('Time zone: Lisbon → Buenos Aires');
  expect(said('away', null, { to: '2031-07-31', note: null })).toBe('Away: none → until Thu 31 July 2031');
  expect(said('photo', null, 'UklGRg')).toBe('Picture changed');
  expect(said('photo', 'UklGRg', null)).toBe('Picture taken away');
});

test('what is written over a page is an act, and a holiday names its day', () => {
  const said = (of: FieldChange) => changeText(of, reading);
  expect(said(change('page', [null, 1_796_064_762_615]))).toBe('Description written');
  const day = { record: `a${'0'.repeat(17)}`, member: '2026-12-25' };
  expect(said(change('holidays', [null, 'Christmas Day'], day))).toBe('Christmas Day on 2026-12-25 is a holiday');
  expect(said(change('holidays', ['Christmas Day', null], day))).toBe('2026-12-25 is no holiday any more');
  const own = { record: `u${'0'.repeat(17)}` };
  expect(said(change('holidays', [null, status], own))).toBe('Holidays: none → With Legal');
});
