import { describe, expect, test } from 'vitest';
import { formatDuration, parseDuration } from './duration.tsx';

describe('durations', () => {
  test.each([
    ['1:30', 90],
    ['0:05', 5],
    ['1.5', 90],
    ['1,5', 90],
    ['.5', 30],
    ['2', 120],
    ['2 h', 120],
    ['90m', 90],
    ['90 min', 90],
    ['1h 30', 90],
    ['1h30m', 90],
    ['1 h 5 min', 65],
    ['1,25 h', 75],
  ])('[U8] %s is %i minutes', (text, minutes) => {
    expect(parseDuration(text)).toBe(minutes);
  });

  test.each(['', 'soon', '1:75', '1:2:3', '-1', '1h 30 2', 'h', '.', ','])('[U8] %j is no duration', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test.each([
    [300, '5 h'],
    [150, '2 h 30'],
    [65, '1 h 05'],
    [45, '45 m'],
    [0, '0 m'],
  ])('[U8] %i minutes are shown as %s', (minutes, text) => {
    expect(formatDuration(minutes).replaceAll('\u00A0', ' ')).toBe(text);
  });

  test('[U8] what is shown is read back unchanged', () => {
    for (const minutes of [0, 1, 59, 60, 61, 600, 5999]) {
      expect(parseDuration(formatDuration(minutes))).toBe(minutes);
    }
  });
});
