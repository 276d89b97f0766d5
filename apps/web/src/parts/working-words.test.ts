import type { Day } from '@baton/model/day';
import { always, weekOf } from '@baton/model/person/week';
import { type Pattern, standingAt } from '@baton/model/person/working';
import type { Zone } from '@baton/model/person/zone';
import { expect, test } from 'vitest';
import { aheadText, awaySpan, daysText, standingText, weekText } from './working-words.ts';

const office = { from: 540, to: 1_020, rest: 30 };
const plain = (text: string | null) => text?.replaceAll('\u00A0', ' ');

test.each([
  [[1, 2, 3, 4, 5], 'Mon–Fri'],
  [[4, 2, 3], 'Tue–Thu'],
  [[1, 3], 'Mon, Wed'],
  [[1, 2], 'Mon, Tue'],
  [[1, 2, 3, 5, 6, 7], 'Mon–Wed, Fri–Sun'],
  [[], ''],
])('the days %o are said as “%s”', (days, said) => {
  expect(daysText(days)).toBe(said);
});

test('a week is said by its hours and days', () => {
  expect(plain(weekText(weekOf([1, 2, 3, 4, 5], office)))).toBe('37.5 h, Mon–Fri');
  expect(plain(weekText(weekOf([1, 2, 3, 4], office)))).toBe('30 h, Mon–Thu');
  expect(plain(weekText({ kind: 'shifts', minutes: 2_400 }))).toBe('40 h, shifts');
  expect(weekText({ kind: 'days', days: {} })).toBe('No working days');
});

test.each([
  [0, 'same time as you'],
  [180, '3 h ahead of you'],
  [-300, '5 h behind you'],
  [330, '5 h 30 min ahead of you'],
  [-45, '45 min behind you'],
])('%i minutes are “%s”', (minutes, said) => {
  expect(plain(aheadText(minutes))).toBe(said);
});

const today = new Date().toLocaleDateString('sv-SE') as Day;
test('a span of days is said from today on', () => {
  const [first, later, last] = ['2031-07-14', '2031-07-21', '2031-07-31'] as Day[] as [Day, Day, Day];
  expect(awaySpan({ from: first, to: last }, later)).toBe('until Thu 31 July');
  expect(awaySpan({ from: later, to: last }, first)).toBe('from Mon 21 July until Thu 31 July');
  expect(awaySpan({ from: first, to: first }, first)).toBe('today');
  expect(awaySpan({ from: later, to: later }, first)).toBe('on Mon 21 July');
});

const pattern: Pattern = {
  zone: 'UTC' as Zone,
  weeks: { [always]: weekOf([1, 2, 3, 4, 5, 6, 7], office) },
  away: {},
  holidays: {},
};
const said = (of: Pattern, clock: string, isElsewhere = false) =>
  standingText(standingAt(of, Date.parse(`${today}T${clock}:00Z`), today), {
    week: of.weeks[always],
    isElsewhere,
    today,
  });

test('where somebody stands in their week is one sentence', () => {
  expect(said(pattern, '10:00')).toMatch(/^Working now, until \d\d:\d\d$/);
  expect(said(pattern, '10:00', true)).toMatch(/^Working now, until \d\d:\d\d your time$/);
  expect(said(pattern, '18:00')).toMatch(/^Works Mon–Sun, back (?:today|tomorrow) \d\d:\d\d$/);
  const away = { ...pattern, away: { [today]: { to: today, note: null } } };
  expect(said(away, '10:00')).toMatch(/^Away today, back tomorrow \d\d:\d\d$/);
  const holiday = { ...pattern, holidays: { [today]: 'Whit Monday' } };
  expect(said(holiday, '10:00')).toMatch(/^Whit Monday, a holiday, back tomorrow \d\d:\d\d$/);
  expect(said({ ...pattern, weeks: { [always]: { kind: 'shifts', minutes: 60 } } }, '10:00')).toBe('Works in shifts');
  expect(said({ ...pattern, zone: null }, '10:00')).toBeNull();
});
