import { expect, test } from 'vitest';
import { csvText } from './csv.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('a sheet takes %j for text, not for a formula', (cell) => {
  expect(csvText([[cell]])).toBe(`"'${cell}"`);
});

test('quotes are doubled, and lines stand apart as the format has it', () => {
  expect(csvText([['say "hi"', 'a,b'], ['two\nlines']])).toBe('"say ""hi""","a,b"\r\n"two\nlines"');
});
