import { expect, test } from 'vitest';
import { liveThroughAsking } from './asking.ts';

const worlds = process.env.BATON_DEEP ? 2_000 : 40;

test(
  '[W212] [W216] whatever dies while a document is on its way, all of it is here when it counts as here, and what went comes back',
  { timeout: 240_000 },
  async () => {
    const sum = { cut: 0, gone: 0 };
    for (let seed = 1; seed <= worlds; seed += 1) {
      const lived = await liveThroughAsking(seed);
      expect(lived.broken, `asking, seed ${seed}`).toBeNull();
      sum.cut += lived.cut;
      sum.gone += lived.gone;
    }
    // The worlds are worth something only where answers are cut and documents go.
    expect(sum.cut).toBeGreaterThan(worlds / 4);
    expect(sum.gone).toBeGreaterThan(worlds);
  },
);

test('[W212] a relay that forgets what a device keeps is found', async () => {
  for (let seed = 1; seed <= 40; seed += 1)
    if ((await liveThroughAsking(seed, 'what a device keeps is forgotten')).broken !== null) return;
  expect.fail('not found in 40 worlds');
});
