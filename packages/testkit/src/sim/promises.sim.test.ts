import { expect, test } from 'vitest';
import { keptInWorlds } from './kept.fixture.ts';
import { liveThrough } from './world.ts';

keptInWorlds(0);

test('[K1] a world is the same each time it is lived through', async () => {
  const once = await liveThrough(7);
  expect(await liveThrough(7)).toEqual(once);
  expect(once.acts).toBeGreaterThan(5);
});
