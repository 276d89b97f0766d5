import { expect, test } from 'vitest';
import { readTitle, wishText } from './title-wish.ts';

const person = (id: string, name: string, matched: string | null = null) => ({ id, name, matched });
const around = {
  people: [
    person('u1', 'Ines Carvalho'),
    person('u2', 'Inês Brandt'),
    person('u3', 'Tom Okafor'),
    person('n1', 'Zé', 'u3'),
  ],
  tags: ['Retail', 'All channels'],
};
const read = (text: string) => readTitle(text, around);
const words = { holder: null, tags: [], place: null };

test('who, tags and place are taken out of the title wherever they stand', () => {
  expect(read('@tom Hang tags #retail for Porto ^2 #new_one')).toEqual({
    title: 'Hang tags for Porto',
    holder: { id: 'u3', name: 'Tom Okafor' },
    tags: ['Retail', 'new one'],
    place: 2,
  });
  expect(read('Signs ^').place).toBe(1);
  expect(read('Signs ^bottom').place).toBe('bottom');
  expect(read('Signs #allchannels').tags).toEqual(['All channels']);
  expect(read('Signs @inescarvalho').holder?.id).toBe('u1');
});

test('what is not meant by exactly one thing stays in the title', () => {
  expect(read('Ask @ines and @zé and @nobody')).toEqual({ title: 'Ask @ines and @zé and @nobody', ...words });
  expect(read('Issue #12, 2^8 and a@b.org, ^nowhere # @')).toEqual({
    title: 'Issue #12, 2^8 and a@b.org, ^nowhere # @',
    ...words,
  });
  expect(read('#retail')).toEqual({ title: '#retail', ...words });
  expect(read('@tom @tom Call').title).toBe('@tom Call');
});

test('what was understood is said', () => {
  expect(wishText(read('Hang tags @tom #retail ^1'))).toBe('Tom Okafor has it, tagged Retail, on top');
  expect(wishText(read('Hang tags'))).toBe('');
});
