import { describe, expect, test } from 'vitest';
import { faults, faultsOfRestore } from './faults.ts';
import { liveThroughRestore } from './restored.ts';
import { liveThroughSetBack } from './set-back.ts';
import { liveThrough } from './world.ts';

const seeds = process.env.BATON_DEEP ? 25_000 : 300;
const inEach = 50;

describe('promises P2 to P5, in worlds with crashes, cuts, duplicates and clocks that are off', () => {
  const starts = Array.from({ length: seeds / inEach }, (_, at) => at * inEach + 1);
  test.each(starts)('kept in the worlds from seed %i on', { timeout: 120_000 }, async (start) => {
    for (let seed = start; seed < start + inEach; seed += 1) {
      const { broken } = await liveThrough(seed);
      expect(broken, `pnpm sim --seed ${seed}`).toBeNull();
    }
  });

  test('[K1] a world is the same each time it is lived through', async () => {
    const once = await liveThrough(7);
    expect(await liveThrough(7)).toEqual(once);
    expect(once.acts).toBeGreaterThan(5);
  });
});

describe('a relay that is set back to an older image', () => {
  const images = process.env.BATON_DEEP ? 2_000 : 60;
  test(
    '[K5] is given back all that any device had seen; none loses anything or says what is not so; in the end all are one',
    { timeout: 120_000 },
    async () => {
      const incarnations = new Set<number>();
      for (let seed = 1; seed <= images; seed += 1) {
        const restored = await liveThroughRestore(seed);
        expect(restored.broken, `restore, seed ${seed}`).toBeNull();
        incarnations.add(restored.incarnation);
      }
      // Some losses nobody can show to the relay, and nobody has to.
      expect([...incarnations]).toEqual(expect.arrayContaining([1, 2]));
    },
  );
});

describe('a device that is set back to an earlier day of its own', () => {
  const worlds = process.env.BATON_DEEP ? 2_000 : 60;
  test(
    '[K10] writes on, also with no network, and nothing that it wrote before or after is lost or mixed',
    { timeout: 120_000 },
    async () => {
      let clashes = 0;
      for (let seed = 1; seed <= worlds; seed += 1) {
        const lived = await liveThroughSetBack(seed);
        expect(lived.broken, `set back, seed ${seed}`).toBeNull();
        clashes += lived.clashes;
      }
      // In some it had written nothing since, or writes nothing more.
      expect(clashes).toBeGreaterThan(worlds / 6);
    },
  );
});

describe('a planted fault is found, or the suite is broken', () => {
  const patience = 40;
  test.each(faults)('[K2] found: %s', { timeout: 60_000 }, async (fault) => {
    for (let seed = 1; seed <= patience; seed += 1) {
      const { broken } = await (faultsOfRestore.has(fault) ? liveThroughRestore : liveThrough)(seed, fault);
      if (broken !== null) return;
    }
    expect.fail(`not found in ${patience} worlds`);
  });
});
