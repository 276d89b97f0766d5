import { describe, expect, test } from 'vitest';
import { faults, faultsOfRestore } from './faults.ts';
import { liveThroughRestore } from './restored.ts';
import { liveThrough } from './world.ts';

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
