import { expect, test } from 'vitest';
import { Troubles } from './troubles.ts';

test('[S425] what went wrong is counted by kind: without its detail, without an id, without a number', () => {
  let now = 5;
  const troubles = new Troubles(() => now);
  troubles.note({ what: `files of w${'7'.repeat(17)} could not be swept`, detail: 'Salaries.xlsx' });
  now = 6;
  troubles.note({ what: `files of w${'8'.repeat(17)} could not be swept`, detail: 'Layoffs.xlsx' });
  troubles.note({ what: 'the decision 4711 of before the loss no longer stands', detail: 'no' });
  expect(troubles.told()).toEqual([
    { what: 'files of … could not be swept', count: 2, last: 6 },
    { what: 'the decision … of before the loss no longer stands', count: 1, last: 6 },
  ]);
});

test('[S425] however many kinds there are, few are kept', () => {
  const troubles = new Troubles(() => 1);
  for (const letter of 'abcdefghijklmnopqrstuvwxyz')
    for (const other of 'abc') troubles.note({ what: `${letter}${other}`, detail: '' });
  expect(troubles.told()).toHaveLength(51);
  expect(troubles.told().at(-1)).toEqual({ what: 'something else', count: 26 * 3 - 50, last: 1 });
});
