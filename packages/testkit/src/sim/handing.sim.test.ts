import { expect, test } from 'vitest';
import { liveHandingOver } from './handing.ts';

const worlds = process.env.BATON_DEEP ? 1_000 : 16;

test(`[W467] [W468] [W469] [W536] in ${worlds} worlds of work that is handed over apart, all show what is on record, and nothing hangs`, async () => {
  let [recorded, refused, apart] = [0, 0, 0];
  for (let seed = 1; seed <= worlds; seed += 1) {
    const life = await liveHandingOver(seed);
    if (life.broken !== null) throw new Error(`seed ${seed}: ${life.broken}\n${life.story.join('\n')}`);
    recorded += life.recorded;
    refused += life.refused;
    apart += life.apart;
  }
  // Else nothing was shown: decisions were made apart, came on record, and some came too late.
  expect(recorded).toBeGreaterThan(worlds * 3);
  expect(apart).toBeGreaterThan(worlds * 2);
  expect(refused).toBeGreaterThan(worlds / 4);
}, 240_000);
