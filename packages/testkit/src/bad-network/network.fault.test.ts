// P2–P5 over real sockets: two people write while the network between one of them and the relay is bad in every way that
// networks are. Whatever it was, when it is fair again both have everything, once.
import { startTestRelay, type TestRelay } from '@baton/sync-server/test/relay.fixture';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRandom, type Random } from '../random.ts';
import type { Weather } from './proxy.ts';
import { Traveller } from './traveller.ts';

const each = process.env['BATON_DEEP'] ? 29 : 7;
const kinds = {
  'late and bit by bit': (random) => ({ kind: 'slow', ms: 1 + random.int(8), bytes: 40 + random.int(800) }),
  'half open': () => ({ kind: 'swallow' }),
  'cut in mid-frame': (random) => ({ kind: 'cut', after: 30 + random.int(3_000) }),
  'forgotten by a box on the way': (random) => ({ kind: 'forgetful', ms: 20 + random.int(120) }),
  'a captive portal': () => ({ kind: 'portal' }),
  'gone and back': () => ({ kind: 'gone' }),
  'asleep with the lid closed': () => ({ kind: 'swallow' }),
} satisfies Record<string, (random: Random) => Weather>;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let relay: TestRelay;
let ann: Traveller;
let bo: Traveller;
beforeAll(async () => {
  relay = await startTestRelay();
  ann = await Traveller.found(relay.port);
  bo = await Traveller.accept(relay.port, await ann.invite(1));
});
afterAll(async () => {
  await ann.leave();
  await bo.leave();
  await relay.remove();
});

/** Both write through the weather; what stood before it may be cut first. */
async function live(weather: Weather, random: Random, label: string): Promise<void> {
  if (random.chance(0.5)) ann.proxy.drop();
  ann.proxy.weather = weather;
  if (random.chance(0.3)) bo.proxy.weather = weather;
  for (let at = 0; at < 6; at += 1) {
    await Promise.all([ann.write(`${label} ann ${at}`), bo.write(`${label} bo ${at}`)]);
    await pause(random.int(60));
  }
}
async function clearUp(): Promise<void> {
  for (const one of [ann, bo]) {
    one.proxy.weather = { kind: 'fair' };
    // Longer than the silence after which a line is believed dead.
    one.sleepFor(25_000);
  }
  await Promise.all([ann.terminal.saved(20_000), bo.terminal.saved(20_000)]);
}
/** Both see what both wrote; asked until they do, for five seconds. */
async function expectBothToHaveAll(): Promise<void> {
  const all = [...ann.wrote, ...bo.wrote].sort();
  const isLevel = (names: readonly string[][]) =>
    names.length === 2 && names.every(({ length }) => length === all.length);
  let names: string[][] = [];
  for (let patience = 100; patience > 0 && !isLevel(names); patience -= 1) {
    await pause(50);
    names = await Promise.all([ann.names(), bo.names()]);
  }
  expect(names.map((of) => of.sort())).toEqual([all, all]);
}

describe('a network that is', () => {
  test.each(Object.keys(kinds) as (keyof typeof kinds)[])(
    `[K20] %s: ${each} times, nothing is lost, doubled or left behind`,
    async (kind) => {
      for (let round = 0; round < each; round += 1) {
        const random = createRandom(`${kind} ${round}`);
        await live(kinds[kind](random), random, `${kind} ${round}`);
        await clearUp();
        await expectBothToHaveAll();
      }
    },
  );

  test('[K20] the weather is felt: while the line is half open nothing of ann’s arrives', async () => {
    ann.proxy.weather = { kind: 'swallow' };
    await ann.write('written into the void');
    await pause(300);
    expect(await bo.names()).not.toContain('written into the void');
    await clearUp();
    await expectBothToHaveAll();
  });
});
