import { expect, test } from 'vitest';
import { previewOf, type Preview } from './preview.ts';
import { isRefused, readTrello } from './read.ts';
import { boardOf, expected, fixture, hasFixtures, hex, textOf } from './scene.contract.ts';

function preview(text: string): Preview {
  const read = readTrello(text);
  if (isRefused(read)) throw new Error(read.refused);
  return previewOf(read.board);
}
const missing = (of: Preview) => Object.fromEntries(of.notImported.map(({ what, count }) => [what, count]));

test.each(hasFixtures ? ['trello-project100.json', 'web-development.json'] : [])(
  '[I5] the counts of %s are those counted from the file',
  (name) => {
    const facts = expected(name);
    const found = preview(fixture(name));
    expect(found).toMatchObject({
      lists: facts['lists'],
      listsArchived: facts['lists_archived'],
      cards: facts['cards'],
      cardsArchived: facts['cards_archived'],
      checklists: facts['checklists'],
      checklistItems: facts['checklist_items'],
      checklistItemsDone: facts['checklist_items_complete'],
      labels: facts['labels_defined'],
      members: facts['members'],
      comments: facts['comments_in_file'],
      attachments: facts['attachments'],
    });
    const values = facts['custom_field_values'] ?? 0;
    expect(missing(found)['Custom field values'] ?? 0).toBe(values);
  },
);

test('[I5] all totals include what is archived', () => {
  expect(preview(textOf(boardOf()))).toMatchObject({
    lists: 4,
    listsArchived: 1,
    cards: 5,
    cardsArchived: 1,
    checklists: 1,
    checklistItems: 2,
    checklistItemsDone: 1,
    labels: 3,
    members: 2,
    comments: 3,
    attachments: 2,
  });
});

test('[I6] whatever does not come is named, counted and explained', () => {
  const found = preview(textOf(boardOf()));
  expect(missing(found)).toEqual({
    'Older comments': 3,
    'Comments on deleted cards': 1,
    'Files behind attachments': 1,
    'Attachments without a usable address': 1,
    'Unused labels': 1,
    'Label colours': 1,
    'Hours of due dates': 1,
    'Due reminders': 1,
    Covers: 1,
    'Further members of cards': 1,
    'Members and days of checklist items': 1,
    'Custom fields': 1,
    'Custom field values': 1,
    Stickers: 1,
    Votes: 2,
    'Board description': 1,
    'History entries': 1,
  });
  expect(found.notImported.every(({ why }) => why.endsWith('.'))).toBe(true);
});

test('[I6] an export of a thousand events says that older comments are cut off', () => {
  const actions = Array.from({ length: 1_000 }, (_, at) => ({
    id: hex(1_000 + at),
    type: 'updateCard',
    date: '2024-03-05T10:00:00.000Z',
  }));
  const why = preview(textOf(boardOf({ actions }))).notImported.find(({ what }) => what === 'Older comments')?.why;
  expect(why).toContain('1,000');
  expect(preview(textOf(boardOf())).notImported.find(({ what }) => what === 'Older comments')?.why).not.toContain(
    '1,000',
  );
});
