import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Best } from './best.ts';
import { Vocabulary } from './vocabulary.ts';

test('[M111] a typed word is found at the head and inside of every word that holds it, however many there are', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'ä'), minLength: 1, maxLength: 6 });
  const many = Array.from({ length: 2_500 }, (_, at) => `x${at.toString(4)}`);
  fc.assert(
    fc.property(
      fc.uniqueArray(letters, { maxLength: 30 }),
      fc.uniqueArray(letters, { maxLength: 8 }),
      letters,
      (first, later, typed) => {
        const vocabulary = new Vocabulary();
        const words = [...first, ...many];
        for (const word of words) vocabulary.placeOf(word);
        // Joined by now; what comes later is looked through beside.
        vocabulary.holding('x');
        for (const word of later) if (!words.includes(word)) words.push(word);
        for (const word of words) vocabulary.placeOf(word);
        for (const sought of [typed, 'x1', '30', 'a']) {
          const found = vocabulary.holding(sought).map(({ word, isHead }) => `${words[word]} ${isHead}`);
          const scanned = words.filter((word) => word.includes(sought));
          expect(found.toSorted()).toEqual(scanned.map((word) => `${word} ${word.startsWith(sought)}`).toSorted());
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('[M111] a word keeps its place', () => {
  const vocabulary = new Vocabulary();
  expect(['tent', 'pole', 'tent'].map((word) => vocabulary.placeOf(word))).toEqual([0, 1, 0]);
});

test('[M111] the best few are those that sorting all would give, in that order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 50 })), fc.integer({ min: 1, max: 10 }), (all, most) => {
      const best = new Best<number>(most, (a, b) => a - b);
      for (const one of all) best.offer(one);
      expect(best.inOrder()).toEqual(all.toSorted((a, b) => a - b).slice(0, most));
    }),
  );
});
