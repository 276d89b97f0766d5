import type { TrelloPlan } from '@baton/interchange/trello/plan';
import type { Preview } from '@baton/interchange/trello/preview';
import { expect, test } from 'vitest';
import { cardsThatCome, countRows, heldBy, likelyMatches } from './bringing.ts';

const list = (id: string, archived = false) => ({
  id,
  name: id,
  kind: 'todo' as const,
  archived,
  position: 1,
  limit: null,
});
const card = (id: string, more: Partial<TrelloPlan['cards'][number]> = {}): TrelloPlan['cards'][number] => ({
  id,
  list: 'open',
  title: id,
  paragraphs: [],
  archived: false,
  due: null,
  tags: [],
  holder: null,
  position: 1,
  created: null,
  items: [],
  links: [],
  comments: [],
  ...more,
});
const item = { id: 'k', list: null, text: 'line', done: false, position: 1 };
const plan: TrelloPlan = {
  provider: 'trello',
  source: 'x',
  name: 'Retail partners',
  lists: [list('open'), list('old', true)],
  cards: [
    card('a', { holder: 'm1', items: [item, { ...item, id: 'k2' }] }),
    card('b', { archived: true, holder: 'm1', links: [{ id: 'l', title: 'l', url: 'https://x' }] }),
    card('c', { list: 'old', holder: 'm2' }),
  ],
  members: [],
  report: '',
};
const preview = { lists: 2, cards: 4, checklistItems: 2, comments: 3, attachments: 1 } as Preview;
const table = (archived: 'bring' | 'leave') =>
  Object.fromEntries(countRows(plan, preview, archived).map(({ what, inFile, came }) => [what, [inFile, came]]));

test('left out: archived cards and those of archived lists', () => {
  expect(cardsThatCome(plan, 'bring').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(cardsThatCome(plan, 'leave').map(({ id }) => id)).toEqual(['a']);
});

test('the counts are what is written, against what is in the file', () => {
  expect(table('bring')).toMatchObject({ Lists: [2, 2], Tasks: [4, 3], 'Attachments, as links': [1, 1] });
  expect(table('leave')).toMatchObject({
    Lists: [2, 1],
    Tasks: [4, 1],
    'Check-list lines': [2, 2],
    Comments: [3, 0],
    'Attachments, as links': [1, 0],
  });
});

test('how many tasks each member would have follows the choice', () => {
  expect([...heldBy(plan, 'bring')]).toEqual([
    ['m1', 2],
    ['m2', 1],
  ]);
  expect([...heldBy(plan, 'leave')]).toEqual([['m1', 1]]);
});

test('a member who is called like exactly one person is matched, nobody else', () => {
  const members = [
    { id: 'm1', name: 'Ana Petrovic', username: 'ana' },
    { id: 'm2', name: 'Sam', username: 'sam' },
    { id: 'm3', name: 'Nobody here', username: '' },
  ];
  const people = [
    { id: 'u1', name: 'Ana Petrović' },
    { id: 'u2', name: 'Sam' },
    { id: 'u3', name: 'sam' },
  ];
  expect(likelyMatches(members, people)).toEqual({ m1: 'u1' });
});
