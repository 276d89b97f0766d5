import { expect, test } from 'vitest';
import { liveWithArchives } from './archived.ts';

const worlds = 12;

test(`[K60] in ${worlds} worlds whose closed tasks go to archives while people edit, reopen and are away, nothing is lost`, async () => {
  let [away, back] = [0, 0];
  for (let seed = 1; seed <= worlds; seed += 1) {
    const life = await liveWithArchives(seed);
    if (life.broken !== null) throw new Error(`seed ${seed}: ${life.broken}\n${life.story.join('\n')}`);
    away += life.away;
    back += life.back;
  }
  expect(away).toBeGreaterThan(2);
  expect(back).toBeGreaterThan(2);
}, 120_000);
