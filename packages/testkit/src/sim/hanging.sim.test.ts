import { expect, test } from 'vitest';
import { liveHangingTogether } from './hanging.ts';

const worlds = process.env.BATON_DEEP ? 400 : 16;

test(`[R135] [R136] in ${worlds} worlds of relations, parts and series made apart, all show and derive the same, and nothing comes twice`, async () => {
  let [rings, again, files] = [0, 0, 0];
  for (let seed = 1; seed <= worlds; seed += 1) {
    const life = await liveHangingTogether(seed);
    if (life.broken !== null) throw new Error(`seed ${seed}: ${life.broken}\n${life.story.join('\n')}`);
    rings += life.rings;
    again += life.again;
    files += life.files;
  }
  // Else nothing was shown: rings were closed apart, tasks came again, files hang on them whose bytes nobody has.
  expect(files).toBeGreaterThan(5);
  expect(rings).toBeGreaterThan(2);
  expect(again).toBeGreaterThan(5);
}, 240_000);
