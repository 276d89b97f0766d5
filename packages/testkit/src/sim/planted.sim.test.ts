import { expect, test } from 'vitest';
import { liveThroughAsking } from './asking.ts';
import { faults, planted, type Fault, type Planted, type Where } from './faults.ts';
import { liveThroughLostSecret } from './lost-secret.ts';
import { liveThroughEpochs, liveThroughRestore } from './restored.ts';
import { liveThrough } from './world.ts';

const worlds: Readonly<Record<Where, (seed: number, fault: Fault) => Promise<{ readonly broken: string | null }>>> = {
  lived: liveThrough,
  restored: liveThroughRestore,
  epochs: liveThroughEpochs,
  asking: liveThroughAsking,
  'lost secret': liveThroughLostSecret,
};

/** The first that is found; the sentence begins with the promise. */
async function foundOf(fault: Fault): Promise<string | null> {
  const { where, within, from = 1 }: Planted = planted[fault];
  for (let seed = from; seed <= within; seed += 1) {
    const { broken } = await worlds[where](seed, fault);
    if (broken !== null) return broken;
  }
  return null;
}

const table = faults.map((fault) => ({ fault, ...planted[fault] }));
test.each(table)('[K2] found within $within worlds that are $where: $fault', async (row) => {
  const found = await foundOf(row.fault);
  const promise = found?.split(':')[0];
  // The sentence tells what broke instead, or that nothing did.
  expect({ found, isExpected: row.breaks.some((one) => one === promise) }).toMatchObject({ isExpected: true });
});
