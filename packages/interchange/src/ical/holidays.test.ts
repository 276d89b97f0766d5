import type { Day } from '@baton/model/day';
import { expect, test } from 'vitest';
import { type HolidayFile, readHolidays, sentences } from './holidays.ts';
import { yearlyDays } from './yearly.ts';

const window = { from: '2025-01-01' as Day, to: '2028-12-31' as Day };
const calendar = (...lines: string[]): string => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]): string => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
const read = (text: string): HolidayFile => {
  const answer = readHolidays(text, window);
  if ('refused' in answer) throw new Error(answer.refused);
  return answer;
};
const found = (text: string): string[] => read(text).days.map(({ day, name }) => `${day} ${name}`);
const left = (text: string): [string, readonly string[]][] => [...read(text).leftOut];
const refused = (text: string): string => {
  const answer = readHolidays(text, window);
  return 'refused' in answer ? answer.refused : 'read';
};

test('[I30] whole days come with their names, folded and escaped lines too, in order', () => {
  const text = calendar(
    'X-WR-CALNAME:Feriados\\, Portugal',
    event('DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261226', 'SUMMARY:Christ', ' mas\\; day'),
    event('DTSTART;VALUE=DATE:20260610', 'SUMMARY;LANGUAGE="pt:PT":Dia de Portugal'),
    event('DTSTART:20260501T000000', 'DTEND:20260502T000000', 'SUMMARY:Dia do Trabalhador'),
  );
  expect(found(text)).toEqual([
    '2026-05-01 Dia do Trabalhador',
    '2026-06-10 Dia de Portugal',
    '2026-12-25 Christmas; day',
  ]);
  expect(read(text).name).toBe('Feriados, Portugal');
  expect(found(text.replaceAll('\r\n', '\n'))).toEqual(found(`\uFEFF${text}`));
});

test('[I30] of several days each counts, the day of the end not; two on one day are one with both names', () => {
  const text = calendar(
    event('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227', 'SUMMARY:Closed'),
    event('DTSTART;VALUE=DATE:20261225', 'DURATION:P1D', 'SUMMARY:Christmas'),
    event('DTSTART;VALUE=DATE:20261225', 'SUMMARY:Christmas'),
  );
  expect(found(text)).toEqual(['2026-12-24 Closed', '2026-12-25 Closed, Christmas', '2026-12-26 Closed']);
});

test('[I31] what comes every year comes in the years that are looked at, on its day or on the nth weekday of its month', () => {
  const yearly = (rule: string, start = '20200704') =>
    found(calendar(event(`DTSTART;VALUE=DATE:${start}`, `RRULE:${rule}`, 'SUMMARY:it', 'EXDATE;VALUE=DATE:20270704')));
  expect(yearly('FREQ=YEARLY')).toEqual(['2025-07-04 it', '2026-07-04 it', '2028-07-04 it']);
  expect(yearly('FREQ=YEARLY;UNTIL=20260101T000000Z')).toEqual(['2025-07-04 it']);
  expect(yearly('FREQ=YEARLY;INTERVAL=2;COUNT=4')).toEqual(['2026-07-04 it']);
  expect(yearly('FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', '20201126')).toEqual([
    '2025-11-27 it',
    '2026-11-26 it',
    '2027-11-25 it',
    '2028-11-23 it',
  ]);
  expect(yearly('FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO', '20200525').at(1)).toBe('2026-05-25 it');
  expect(yearlyDays('FREQ=YEARLY', '2024-02-29' as Day, window.to)).toEqual(['2024-02-29', '2028-02-29']);
});

test('[I32] what is no holiday is left out and told with the reason', () => {
  const at = (start: string, ...more: string[]) => event(`DTSTART${start}`, 'SUMMARY:it', ...more);
  const reason = (body: string) => left(calendar(body)).map(([why, names]) => [why, ...names]);
  expect(reason(at(':20260501T090000Z'))).toEqual([['timed', 'it']]);
  expect(reason(at(';TZID=Europe/Lisbon:20260501T090000', 'DTEND:20260501T100000'))).toEqual([['timed', 'it']]);
  expect(reason(at(';VALUE=DATE:20260701', 'DTEND;VALUE=DATE:20260901'))).toEqual([['long', 'it']]);
  expect(reason(at(';VALUE=DATE:20260501', 'STATUS:CANCELLED'))).toEqual([['cancelled', 'it']]);
  expect(reason(at(';VALUE=DATE:19500501'))).toEqual([['outside', 'it']]);
  expect(reason(at(';VALUE=DATE:20260231'))).toEqual([['damaged', 'it']]);
  expect(reason(event('SUMMARY:it'))).toEqual([['damaged', 'it']]);
  for (const rule of ['FREQ=WEEKLY', 'FREQ=YEARLY;BYWEEKNO=20', 'AnythingRandom;FREQ=YEARLY', 'FREQ=YEARLY;INTERVAL=0'])
    expect(reason(at(';VALUE=DATE:20260501', `RRULE:${rule}`))).toEqual([['rule', 'it']]);
});

test('[I33] a file that is no calendar, is damaged or too large gets a sentence', () => {
  expect(refused('')).toBe(sentences.empty);
  expect(refused('{"lists": []}')).toBe(sentences.other);
  expect(refused('name,day\nChristmas,2026-12-25')).toBe(sentences.other);
  expect(refused(calendar(event('DTSTART;VALUE=DATE:20260501', 'SUMMARY:it')).slice(0, -20))).toBe(sentences.truncated);
  expect(refused(calendar())).toBe(sentences.noDays);
  expect(refused('x'.repeat(5_000_001))).toBe(sentences.tooLarge);
  expect(refused(calendar(...Array.from({ length: 20_001 }, () => event())))).toBe(sentences.tooMany);
});

test('[I33] a rule that never comes, a day that is none and a name of any length take no time and break nothing', () => {
  const begun = performance.now();
  const hostile = calendar(
    event('DTSTART;VALUE=DATE:00010101', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=5MO', `SUMMARY:${'a'.repeat(100_000)}`),
    event('DTSTART;VALUE=DATE:20240230', 'RRULE:FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2'),
    event('DTSTART;VALUE=DATE:20260501', 'SUMMARY:=HYPERLINK("http://x")\\n<script>\u2028\u0000'),
    ...Array.from({ length: 5_000 }, () => `X-${'"'.repeat(20)};${'='.repeat(50)}`),
  );
  expect(found(hostile).filter((line) => line.startsWith('2026'))).toEqual([
    '2026-05-01 =HYPERLINK("http://x") <script>',
  ]);
  expect(performance.now() - begun).toBeLessThan(2_000);
});
