import { refuse, type Refusal } from '@baton/model/refusal';
import { expect, test } from 'vitest';
import { refusalText } from './refusal-text.ts';

const nameOf = () => 'Lena Brandt';
const kinds: readonly Refusal[] = [
  refuse('not-found', 'task'),
  refuse('not-allowed', 'space'),
  refuse('not-allowed', 'comment'),
  refuse('read-only', 'newer'),
  refuse('not-valid', 'tag'),
  refuse('in-bin', 'project'),
  refuse('archived', 'task'),
  refuse('last-column', 'Making'),
  refuse('prefix-taken', 'SPR', { by: 'Spring launch' }),
  refuse('needs-offer', 'task', { holder: 'uLENA' }),
  refuse('needs-relay', 'sign'),
  refuse('not-saved', 'full'),
  refuse('not-saved', 'blocked'),
  refuse('not-saved', 'stale'),
  refuse('nothing-changed', 'task'),
];

test.each(kinds)('$kind of $what is told in whole sentences, in words for people', (refusal) => {
  const text = refusalText(refusal, nameOf);
  expect(text).toMatch(/^[A-Z“].*\.$/);
  expect(text).not.toMatch(/conflict|entity|resource|assignee|owner|invalid|failed|oops|please|successfully|!/i);
});

test('the holder is named, not their id', () => {
  expect(refusalText(refuse('needs-offer', 'task', { holder: 'uLENA' }), nameOf)).toBe(
    'Lena Brandt has this task. Only Lena Brandt can pass it on.',
  );
});

test('a taken prefix says whose it is', () => {
  expect(refusalText(refuse('prefix-taken', 'SPR', { by: 'Spring launch' }), nameOf)).toContain(
    'SPR is the prefix of Spring launch',
  );
});
