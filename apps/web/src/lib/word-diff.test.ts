import { expect, test } from 'vitest';
import { wordDiff } from './word-diff.ts';

const told = (before: string, after: string): string =>
  wordDiff(before, after)
    .map(({ is, text }) => (is === 'same' ? text : is === 'gone' ? `-${text}-` : `+${text}+`))
    .join('');

test('a word that was changed is told, and what stands round it is not', () => {
  expect(told('We launch on Tuesday 7 April in 8 stores', 'We launch on Tuesday 14 April in 8 stores')).toBe(
    'We launch on Tuesday -7-+14+ April in 8 stores',
  );
  expect(told('you shall not pass', 'you shall pass')).toBe('you shall -not -pass');
  expect([told('same', 'same'), told('', 'new'), told('old', '')]).toEqual(['same', '+new+', '-old-']);
});

test('all that is not gone is the new text, and all that is not new the old one', () => {
  const [before, after] = ['a b c d\n\ne f', 'b a c\nd e x f g'];
  const of = (left: string) =>
    wordDiff(before, after)
      .filter(({ is }) => is !== left)
      .map(({ text }) => text)
      .join('');
  expect([of('new'), of('gone')]).toEqual([before, after]);
});
