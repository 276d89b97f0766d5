import { describe, expect, test } from 'vitest';
import { begunTwice, lostUnstamped } from './kept.fixture.ts';
import { liveThroughRefill } from './refilled.ts';
import { liveThroughEpochs, liveThroughRestore, liveThroughTwoBeginnings } from './restored.ts';
import { liveThroughSetBack } from './set-back.ts';

describe('a relay that is set back to an older image', () => {
  const images = process.env.BATON_DEEP ? 2_000 : 60;
  test('[K5] [K61] is given back all that any device had seen; none loses anything or says what is not so; in the end all are one', async () => {
    const incarnations = new Set<number>();
    for (let seed = 1; seed <= images; seed += 1) {
      const restored = await liveThroughRestore(seed);
      expect(restored.broken, `restore, seed ${seed}`).toBeNull();
      incarnations.add(restored.incarnation);
    }
    // Some losses nobody can show to the relay, and nobody has to.
    expect([...incarnations]).toEqual(expect.arrayContaining([1, 2]));
  });
});

const epochWorlds = process.env.BATON_DEEP ? 2_000 : 60;
test(`[K62] in ${epochWorlds} worlds where documents had begun anew before the loss nothing is lost, and in the end all are one`, async () => {
  for (let seed = 1; seed <= epochWorlds; seed += 1)
    expect((await liveThroughEpochs(seed)).broken, `epochs, seed ${seed}`).toBeNull();
});

const beginnings = process.env.BATON_DEEP ? 2_000 : 12;
test(`[K62] also in ${beginnings} worlds where the relay began documents anew once more before it knew of its loss`, async () => {
  for (const seed of [...begunTwice, ...Array.from({ length: beginnings }, (_, at) => at + 1)])
    expect((await liveThroughTwoBeginnings(seed)).broken, `two beginnings, seed ${seed}`).toBeNull();
});

describe('a relay that lost only what it had not stamped, and decided on', () => {
  test.each(lostUnstamped.restored)('[K5] is given back all in the world %i', async (seed) => {
    expect((await liveThroughRestore(seed)).broken).toBeNull();
  });
  test.each(lostUnstamped.epochs)('[K62] also where documents had begun anew: %i', async (seed) => {
    expect((await liveThroughEpochs(seed)).broken).toBeNull();
  });
});

describe('a relay that is emptied', () => {
  const emptied = process.env.BATON_DEEP ? 2_000 : 60;
  test('[K6] is filled again by devices, of which some hold documents only whole and some were away, also when it is emptied once more meanwhile', async () => {
    let wholes = 0;
    for (let seed = 1; seed <= emptied; seed += 1) {
      const lived = await liveThroughRefill(seed);
      expect(lived.broken, `refill, seed ${seed}`).toBeNull();
      wholes += lived.wholes;
    }
    expect(wholes).toBeGreaterThan(emptied);
  });
});

describe('a device that is set back to an earlier day of its own', () => {
  const worlds = process.env.BATON_DEEP ? 2_000 : 60;
  test('[K10] writes on, also with no network, and nothing that it wrote before or after is lost or mixed', async () => {
    let clashes = 0;
    for (let seed = 1; seed <= worlds; seed += 1) {
      const lived = await liveThroughSetBack(seed);
      expect(lived.broken, `set back, seed ${seed}`).toBeNull();
      clashes += lived.clashes;
    }
    // In some it had written nothing since, or writes nothing more.
    expect(clashes).toBeGreaterThan(worlds / 6);
  });
});
