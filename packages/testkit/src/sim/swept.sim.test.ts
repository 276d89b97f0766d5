import { expect, test } from 'vitest';
import { liveSwept, type SweptFault } from './swept.ts';

const worlds = process.env.BATON_DEEP ? 1_000 : 24;

test(`[T50] in ${worlds} worlds no file goes to which something refers or somebody away may, and in the end all others do`, async () => {
  const sums = { removed: 0, crashes: 0, setBacks: 0 };
  for (let seed = 1; seed <= worlds; seed += 1) {
    const life = await liveSwept(seed);
    if (life.broken !== null) throw new Error(`seed ${seed}: ${life.broken}\n${life.story.join('\n')}`);
    for (const name of ['removed', 'crashes', 'setBacks'] as const) sums[name] += life[name];
  }
  // Else nothing was shown.
  expect(sums.removed).toBeGreaterThan(worlds * 2);
  expect(sums.crashes).toBeGreaterThan(2);
  expect(sums.setBacks).toBeGreaterThan(5);
}, 240_000);

test.each<SweptFault>(['short grace', 'unnoticed set back', 'counts while away'])(
  '[T51] a sweep that has %s is found out',
  async (fault) => {
    for (let seed = 1; seed <= 200; seed += 1) if ((await liveSwept(seed, fault, 400)).broken !== null) return;
    expect.fail('nobody noticed');
  },
  240_000,
);
