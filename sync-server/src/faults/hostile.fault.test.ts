// P12: whatever one socket, frame or request does, others' work goes on: a bystander's edits are acknowledged, the relay's
// memory stays under its cap, and it is the same process afterwards.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askOver, TestDevice } from '../test/device.fixture.ts';
import { TestLink } from '../test/link.fixture.ts';
import { Bystander } from './bystander.fixture.ts';
import { frameAttacks } from './frame-attacks.fixture.ts';
import { httpAttacks } from './http-attacks.fixture.ts';
import { isGone, killProcess, startProcess, type RelayProcess } from './relay-process.fixture.ts';
import { socketAttacks } from './socket-attacks.fixture.ts';
import { pause, Target } from './target.fixture.ts';

const variants = [0, 1, 2, 3, 4];
/** Megabytes. It begins at about 220 and has 350 to 395 at most (460 to 525 without ops/v8-flags.ts). */
const memoryCap = 560;
const dataFolder = mkdtempSync(join(tmpdir(), 'baton-hostile-'));

let running: RelayProcess;
let target: Target;
let bystander: Bystander;
beforeAll(async () => {
  running = await startProcess({ dataFolder });
  const ask = askOver(running.base);
  const [ann, bo, mallory] = [await TestDevice.make(ask), await TestDevice.make(ask), await TestDevice.make(ask)];
  const joined = await ann.found();
  const invited = await ann.invite(joined, { uses: 2 });
  await bo.accept(invited);
  await mallory.accept(invited);
  target = new Target(running.base, joined, mallory);
  const link = await TestLink.open(running.base, { device: bo, joined });
  await link.live();
  bystander = new Bystander(link, bo, joined);
});
afterAll(async () => {
  bystander.stop();
  await killProcess(running);
  rmSync(dataFolder, { recursive: true, force: true });
});

const residentMegabytes = (): number => {
  const status = readFileSync(`/proc/${running.child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
};
const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * share)] ?? 0;

async function expectUnharmed(since: number): Promise<void> {
  for (let patience = 200; bystander.waiting > 2 && patience > 0; patience -= 1) await pause(20);
  if (isGone(running)) throw new Error(`the relay is gone: ${running.said().slice(-2_000)}`);
  expect(bystander.isServed).toBe(true);
  expect(bystander.waiting).toBeLessThanOrEqual(2);
  expect(quantile(bystander.waits.slice(since), 0.99)).toBeLessThan(2_000);
  expect(residentMegabytes()).toBeLessThan(memoryCap);
}

describe('a bystander works on through', () => {
  test.each([...socketAttacks, ...frameAttacks, ...httpAttacks])('[S167] $name', async ({ run }) => {
    for (const variant of variants) {
      const since = bystander.waits.length;
      await run(target, variant);
      await expectUnharmed(since);
    }
  });

  test('[S167] the bystander would notice: while the relay stands still, its edits wait', async () => {
    const before = bystander.waits.length;
    process.kill(-(running.child.pid ?? 0), 'SIGSTOP');
    await pause(300);
    for (let patience = 200; bystander.waiting <= 5 && patience > 0; patience -= 1) await pause(20);
    expect(bystander.waiting).toBeGreaterThan(5);
    process.kill(-(running.child.pid ?? 0), 'SIGCONT');
    await expectUnharmed(before);
    expect(Math.max(...bystander.waits.slice(before))).toBeGreaterThan(200);
  });
});
