import { expect, test } from 'vitest';
import { batonSentence } from './baton-words.tsx';

const tom = { name: 'Tom Okafor' };
const lena = { name: 'Lena Brandt' };
const you = { name: 'Ines Carvalho', isReader: true };

test('[U4] each state has its sentence', () => {
  expect(batonSentence('held', { from: tom, to: lena })).toBe('Tom Okafor has it, next is Lena Brandt');
  expect(batonSentence('offered', { from: tom, to: you })).toBe('Offered by Tom Okafor to you, not yet accepted');
  expect(batonSentence('accepted', { from: tom, to: you })).toBe('You accepted it from Tom Okafor');
  expect(batonSentence('waiting', { from: you, to: lena, span: '3 days' })).toBe('Waiting on Lena Brandt for 3 days');
  expect(batonSentence('overdue', { from: you, to: lena, span: '2 days' })).toBe('Overdue with Lena Brandt, 2 days');
  expect(batonSentence('unsent', { from: you, to: lena })).toBe(
    'Offered to Lena Brandt while offline, not on record yet',
  );
  expect(batonSentence('alone', { from: tom })).toBe('Tom Okafor has it');
});

test('[U4] the reader is you, several takers are counted, nobody is said', () => {
  expect(batonSentence('held', { from: you, to: lena })).toBe('You have it, next is Lena Brandt');
  expect(batonSentence('held', { from: tom, to: you })).toBe('Tom Okafor has it, next are you');
  expect(batonSentence('offered', { from: tom, to: { ...lena, more: 1 } })).toContain('Lena Brandt or 1 more');
  expect(batonSentence('alone', {})).toBe('Nobody has it');
});

test('[U4] somebody who is away or gone is said to be, and for whom a deputy has it', () => {
  expect(batonSentence('alone', { from: { ...tom, mark: 'away' } })).toBe('Tom Okafor has it, Tom Okafor is away');
  expect(batonSentence('alone', { from: { ...tom, mark: 'gone' } })).toBe(
    'Tom Okafor has it, Tom Okafor is not here any more',
  );
  expect(batonSentence('alone', { from: { ...tom, seat: 'Lena Brandt' } })).toBe('Tom Okafor for Lena Brandt has it');
  expect(batonSentence('alone', { from: { ...tom, isReader: true, seat: 'Lena Brandt' } })).toBe(
    'You have it for Lena Brandt',
  );
  expect(batonSentence('offered', { from: tom, to: { ...lena, mark: 'away' } })).toBe(
    'Offered by Tom Okafor to Lena Brandt, not yet accepted, Lena Brandt is away',
  );
});
