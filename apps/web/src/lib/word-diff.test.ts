import { expect, test } from 'vitest';
import { changesIn, wordDiff } from './word-diff.ts';

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

test('cut down to what changed, all that changed stands whole, with a few words on either side', () => {
  const long = 'one two three four five six seven eight nine ten '.repeat(8);
  const parts = changesIn(wordDiff(`${long}old ${long}`, `${long}new ${'and '.repeat(80)}${long}`));
  const [head, ...rest] = parts;
  expect(head?.text).toMatch(/^…/u);
  expect(rest.at(-1)?.text).toMatch(/…$/u);
  expect(rest.find(({ is }) => is === 'gone')?.text).toBe('old');
  expect(rest.find(({ is }) => is === 'new')?.text).toContain('and '.repeat(79));
  expect(Math.max(head?.text.length ?? 0, rest.at(-1)?.text.length ?? 0)).toBeLessThan(70);
  expect(changesIn(wordDiff('a b c', 'a x c'))).toEqual(wordDiff('a b c', 'a x c'));
});
