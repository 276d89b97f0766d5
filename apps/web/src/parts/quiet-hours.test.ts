import { always, weekOf } from '@baton/model/person/week';
import type { Pattern } from '@baton/model/person/working';
import type { Zone } from '@baton/model/person/zone';
import { expect, test } from 'vitest';
import { clockOf, isQuiet, minuteOf, quietText, readQuiet, usualQuiet } from './quiet-hours.ts';

const at = (clock: string) => new Date(`2026-03-04T${clock}:00`);

test('quiet hours go past midnight, and their end is not quiet', () => {
  const said = (clock: string) => isQuiet(usualQuiet, undefined, at(clock));
  expect(['18:59', '19:00', '23:59', '03:00', '07:59', '08:00'].map(said)).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ]);
  const noon = { from: 720, to: 780, outsideWork: false };
  expect([isQuiet(noon, undefined, at('12:30')), isQuiet(noon, undefined, at('13:00'))]).toEqual([true, false]);
  expect(isQuiet({ from: 0, to: 0, outsideWork: false }, undefined, at('03:00'))).toBe(false);
});

test('outside of work is quiet for who told their week, absences and holidays too, and for nobody else', () => {
  const none = { from: 0, to: 0, outsideWork: true };
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone as Zone;
  const pattern = (away: Pattern['away']): Pattern => ({
    zone,
    weeks: { [always]: weekOf([1, 2, 3, 4, 5], { from: 540, to: 1_020, rest: 0 }) },
    away,
    holidays: {},
  });
  expect([isQuiet(none, pattern({}), at('10:00')), isQuiet(none, pattern({}), at('18:00'))]).toEqual([false, true]);
  const away = pattern({ '2026-03-04': { to: '2026-03-04' as never, note: null } });
  expect(isQuiet(none, away, at('10:00'))).toBe(true);
  const holiday = { ...pattern({}), holidays: { '2026-03-04': 'Founding day' } };
  expect(isQuiet(none, holiday, at('10:00'))).toBe(true);
  expect(isQuiet(none, { zone: null, weeks: {}, away: {}, holidays: {} }, at('03:00'))).toBe(false);
});

test('what this browser keeps is read back; nonsense is the usual', () => {
  const hours = { from: 1_200, to: 420, outsideWork: true };
  expect(readQuiet(quietText(hours))).toEqual(hours);
  expect([readQuiet(null), readQuiet('x'), readQuiet('2000-1')]).toEqual([usualQuiet, usualQuiet, usualQuiet]);
  expect([minuteOf('19:05'), minuteOf('24:00'), clockOf(1_145)]).toEqual([1_145, undefined, '19:05']);
});
