// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { keepNoText, keepText, keptText } from './kept-text.ts';

test('what was written before is still read; from the word on nothing more is written, and it lasts as long as the page', () => {
  keepText('theme', 'dark');
  expect(localStorage.getItem('baton.theme')).toBe('dark');
  keepNoText();
  keepText('draft.one', 'Half a thought');
  keepText('theme', 'light');
  expect(localStorage.getItem('baton.draft.one')).toBeNull();
  expect(localStorage.getItem('baton.theme')).toBe('dark');
  expect([keptText('draft.one'), keptText('theme')]).toEqual(['Half a thought', 'light']);
});
