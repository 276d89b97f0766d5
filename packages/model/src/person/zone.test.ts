import { expect, test } from 'vitest';
import type { Day } from '../day.ts';
import { instantAt, isZone, minutesAhead, wallAt, Zone } from './zone.ts';

const zone = (name: string) => Zone.parse(name);
const utc = (text: string) => Date.parse(text);
const wall = (day: string, clock: string) => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return { day: day as Day, minute: hour * 60 + minute };
};
const at = (name: string, day: string, clock: string) =>
  new Date(instantAt(zone(name), wall(day, clock))).toISOString().slice(0, 16);

test('[M131] a zone is known by its name, and nothing else is one', () => {
  for (const name of ['Europe/Lisbon', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'UTC'])
    expect(isZone(name)).toBe(true);
  for (const name of ['', 'Mars/Olympus', '+02:00', 'Europe/Lisbon ', '../etc', 'x'.repeat(65), 'constructor'])
    expect(Zone.safeParse(name).success).toBe(false);
});

test.each([
  ['Europe/Lisbon', '2026-01-15T09:00:00Z', '2026-01-15', '09:00'],
  ['Europe/Lisbon', '2026-07-15T23:30:00Z', '2026-07-16', '00:30'],
  ['Asia/Kolkata', '2026-03-04T20:00:00Z', '2026-03-05', '01:30'],
  ['Asia/Kathmandu', '2026-03-04T18:14:00Z', '2026-03-04', '23:59'],
  ['Australia/Lord_Howe', '2026-01-01T00:00:00Z', '2026-01-01', '11:00'],
  ['America/St_Johns', '2026-03-04T03:00:00Z', '2026-03-03', '23:30'],
  ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01', '00:00'],
])('[M131] %s shows at %s the %s, %s', (...[name, instant, day, clock]) => {
  expect(wallAt(zone(name), utc(instant))).toEqual(wall(day, clock));
  expect(instantAt(zone(name), wall(day, clock))).toBe(utc(instant));
});

test('[M131] what the clock skips in spring is meant as much later; what it shows twice in autumn, the first time', () => {
  // Lisbon: 01:00 → 02:00 on 29 March, 02:00 → 01:00 on 25 October.
  expect(at('Europe/Lisbon', '2026-03-29', '00:59')).toBe('2026-03-29T00:59');
  expect(at('Europe/Lisbon', '2026-03-29', '01:30')).toBe('2026-03-29T01:30');
  expect(wallAt(zone('Europe/Lisbon'), utc('2026-03-29T01:30:00Z'))).toEqual(wall('2026-03-29', '02:30'));
  expect(at('Europe/Lisbon', '2026-10-25', '01:30')).toBe('2026-10-25T00:30');
  expect(at('Europe/Lisbon', '2026-10-25', '02:00')).toBe('2026-10-25T02:00');
  // New York, west of Greenwich: 02:00 → 03:00 on 8 March, 02:00 → 01:00 on 1 November.
  expect(at('America/New_York', '2026-03-08', '02:30')).toBe('2026-03-08T07:30');
  expect(at('America/New_York', '2026-11-01', '01:30')).toBe('2026-11-01T05:30');
  // Lord Howe moves by half an hour: 02:00 → 02:30 on 4 October.
  expect(at('Australia/Lord_Howe', '2026-10-04', '02:15')).toBe('2026-10-03T15:45');
});

test('[M131] minutes past midnight are those of the next day, also where a night is an hour short', () => {
  expect(at('Europe/Lisbon', '2026-03-04', '30:00')).toBe('2026-03-05T06:00');
  expect(at('Europe/Lisbon', '2026-03-28', '30:00')).toBe('2026-03-29T05:00');
});

test('[M131] how far another clock is ahead, by half hours too and as the season has it', () => {
  const [lisbon, kolkata, newYork] = ['Europe/Lisbon', 'Asia/Kolkata', 'America/New_York'].map(zone) as [
    Zone,
    Zone,
    Zone,
  ];
  expect(minutesAhead(kolkata, lisbon, utc('2026-01-15T09:00:00Z'))).toBe(330);
  expect(minutesAhead(kolkata, lisbon, utc('2026-07-15T09:00:00Z'))).toBe(270);
  expect(minutesAhead(newYork, lisbon, utc('2026-01-15T09:00:00Z'))).toBe(-300);
  // Between the two days on which they change over, an hour less.
  expect(minutesAhead(newYork, lisbon, utc('2026-03-15T09:00:00Z'))).toBe(-240);
  expect(minutesAhead(lisbon, lisbon, 0)).toBe(0);
});
