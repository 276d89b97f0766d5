// P6: two hundred random histories, and not a word to anybody who might not read it.
import { expect, test } from 'vitest';
import { settle } from '../test/scene.fixture.ts';
import { Office, type Name } from './canaries.fixture.ts';

const worlds = Number(process.env['BATON_CANARY_WORLDS'] ?? 10);
const historiesEach = 20;
const stepsEach = 12;

/** The same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c_1b_3c_6d) + 0x9e_37_79_b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}
const everybody: readonly Name[] = ['ann', 'bo', 'cy', 'gil'];

test.each(Array.from({ length: worlds }, (_, seed) => seed + 1))(
  '[S261] in histories of seed %i nobody is sent a title, an edit, a place, a caret or an answer that holds what they may not read',
  async (seed) => {
    const office = await Office.open(randomOf(seed));
    for (let history = 0; history < historiesEach; history += 1) {
      await office.furnish();
      for (let step = 0; step < stepsEach; step += 1) await office.pick(office.steps)();
    }
    for (const name of everybody) await office.come(name, true);
    for (let turn = 0; turn < 50; turn += 1) await settle();
    for (const name of everybody) {
      const met = new Set(office.heardBy(name).match(/canary\d+y/gu));
      const foreign = [...met].filter((word) => office.may.get(word)?.has(name) !== true);
      expect([seed, name, foreign]).toEqual([seed, name, []]);
      // Nor is anything kept from those who read it.
      const owed = [...office.kept].filter(([word, room]) => office.readersOf(room).includes(name) && !met.has(word));
      expect([seed, name, owed.map(([word]) => word)]).toEqual([seed, name, []]);
      expect(met.size).toBeGreaterThan(name === 'gil' ? 0 : 50);
    }
  },
);
