import { openMemory, person, space } from '@baton/model/test/memory';
import { expect, test } from 'vitest';
import { audienceOf, whoSees } from './move-words.ts';

const { directory } = openMemory().ctx;
const [main, team] = [space('main'), space('team')];
const nameOf = (id: string) => ({ [person('bo')]: 'Yuki', [person('cy')]: 'Lena' })[id] ?? id;
const said = (gains: readonly string[], loses: readonly string[], count = 1) =>
  whoSees({ count, department: 'Sales', audience: { gains, loses } as never, nameOf });

test('out of an open department only those of the closed one see it: the others lose it, nobody gains', () => {
  expect(audienceOf(directory, main, team)).toEqual({ gains: [], loses: [person('bo')] });
  expect(audienceOf(directory, team, main)).toEqual({ gains: [person('bo')], loses: [] });
});

test('one sentence says who will see it and who no longer will', () => {
  expect(said([person('cy')], [person('bo')])).toBe(
    'In Sales Lena will see it, with its description and comments; Yuki no longer will.',
  );
  expect(said([], [person('bo')])).toBe('In Sales Yuki will no longer see it.');
  expect(said([], [])).toBe('The same people see it in Sales.');
});

test('of several tasks it speaks in the plural, and of many people it names two and counts the rest', () => {
  expect(said(['A', 'B', 'C', 'D', 'E'], [], 3)).toBe(
    'In Sales A, B and 3 others will see them, with their description and comments.',
  );
  expect(said(['A', 'B', 'C'], [])).toContain('A, B and C will see it');
});
