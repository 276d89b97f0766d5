import { refuse } from '@baton/model/refusal';
import { expect, test } from 'vitest';
import { editedText, skippedText } from './bulk-words.ts';

const nameOf = () => 'Bo';
const skip = (task: string, refusal: ReturnType<typeof refuse>) => ({ task, refusal });
const hers = refuse('needs-offer', 'task', { holder: 'u1' });

test('it says how many were changed, how many were so, how many were skipped and why', () => {
  const skipped = [skip('a', hers), skip('b', hers), skip('c', refuse('not-found', 'task'))];
  expect(editedText({ tasks: ['d', 'e'], skipped }, { asked: 6, nameOf })).toBe(
    'Changed 2 tasks. 1 task was so already. Skipped 3: Bo has 2, and only Bo can pass them on; 1 is not here any more.',
  );
  expect(editedText({ tasks: ['d'], skipped: [] }, { asked: 1, nameOf })).toBe('Changed 1 task.');
  expect(editedText({ tasks: [], skipped: [] }, { asked: 2, nameOf })).toBe('2 tasks were so already.');
});

test('only what is said in the same words is counted together', () => {
  const lacks = (title: string, column: string) =>
    refuse('entry', column, { column, lacks: [{ task: title, title, needs: ['due'] }] });
  const refusals = [
    refuse('not-valid', 'ring'),
    refuse('not-valid', 'moving'),
    refuse('archived', 'column'),
    refuse('archived', 'task'),
    lacks('a', 'Review'),
    lacks('b', 'Review'),
    lacks('c', 'Done'),
  ];
  const said = skippedText(
    refusals.map((refusal, at) => skip(String(at), refusal)),
    nameOf,
  );
  expect(said.split('; ').map((one) => one.slice(0, 40))).toEqual([
    'Skipped 7: 1: That would make a ring: th',
    '1: This task is on its way to another de',
    '1: This column is archived. Restore it f',
    '1 is archived',
    '2 lack what “Review” asks for',
    '1 lacks what “Done” asks for.',
  ]);
});

test.each([
  [refuse('in-bin', 'task'), 'Skipped 1: 1 is in the bin.'],
  [refuse('archived', 'task'), 'Skipped 1: 1 is archived.'],
  [refuse('read-only', 'viewer'), 'Skipped 1: 1 you may not change.'],
  [hers, 'Skipped 1: Bo has 1, and only Bo can pass it on.'],
  [
    refuse('not-valid', 'moving'),
    'Skipped 1: 1: This task is on its way to another department or other people already. Wait until it is there.',
  ],
])('a reason in words: %o', (refusal, text) => {
  expect(skippedText([skip('a', refusal)], nameOf)).toBe(text);
});
