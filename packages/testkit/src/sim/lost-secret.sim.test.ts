import { expect, test } from 'vitest';
import { liveThroughLostSecret } from './lost-secret.ts';

const worlds = process.env.BATON_DEEP ? 2_000 : 30;
test(
  `[T60] [T61] [T62] in ${worlds} worlds the relay loses its secret and its data, somebody else may answer meanwhile, and Ann signs the new key in`,
  { timeout: 300_000 },
  async () => {
    let elses = 0;
    for (let seed = 1; seed <= worlds; seed += 1) {
      const lived = await liveThroughLostSecret(seed);
      expect(lived.broken, `lost secret, seed ${seed}`).toBeNull();
      if (lived.wasElse) elses += 1;
    }
    expect(elses).toBeGreaterThan(worlds / 3);
  },
);
