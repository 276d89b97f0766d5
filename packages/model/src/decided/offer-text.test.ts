import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { offerTextOf, readOfferText } from './offer-text.ts';

test('[M431] what stands beside an offer reads well, and is read back as note and conditions', () => {
  const said = {
    note: 'Porto and Braga answer today.\nTwo people each.',
    conditions: [
      { text: 'Dates and hours', isMet: true },
      { text: 'Store leads asked', isMet: false },
    ],
  };
  const text = offerTextOf(said);
  expect(text).toBe('Porto and Braga answer today.\nTwo people each.\n\n[x] Dates and hours\n[ ] Store leads asked');
  expect(readOfferText(text)).toEqual(said);
  expect([offerTextOf({ note: ' ', conditions: [] }), readOfferText(null)]).toEqual([
    null,
    { note: '', conditions: [] },
  ]);
  expect(readOfferText('See:\n[x] this\nand that')).toEqual({ note: 'See:\n[x] this\nand that', conditions: [] });
});

test('[M431] whatever is said, a condition is one line, and none is lost or made up', () => {
  const words = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((text) => text.trim() !== '');
  const condition = fc.record({ text: words, isMet: fc.boolean() });
  fc.assert(
    fc.property(
      fc.constantFrom('', 'A note', 'Two\n\nparts'),
      fc.array(condition, { maxLength: 5 }),
      (note, conditions) => {
        const read = readOfferText(offerTextOf({ note, conditions }));
        expect(read.note).toBe(note);
        expect(read.conditions.map(({ isMet }) => isMet)).toEqual(conditions.map(({ isMet }) => isMet));
      },
    ),
  );
});
