// P1, P12: the disk refuses what the relay asks of it. Nothing that was acknowledged is lost, nobody is told that
// anything was kept which was not, and when the disk is well again the relay is too, by itself.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { TestLink } from '../test/link.fixture.ts';
import { breakDisk, diskFaults, whyNoFaults } from './broken-disk.fixture.ts';
import { ackedBy, foundWithTwo, missing, readStore, type Load } from './load.fixture.ts';
import { isGone, killProcess, signalAndWait, startProcess } from './relay-process.fixture.ts';
import { deepOr, sayLoudly } from './share.fixture.ts';

const cases = diskFaults(deepOr({ deep: 400, share: 60 }));
const reason = whyNoFaults();
sayLoudly(reason);
const dataFolder = mkdtempSync(join(tmpdir(), 'baton-disk-'));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Connects both writers, for as long as it takes the relay to be there again. */
async function comeAgain(load: Load, base: string, cursors: readonly TestLink['cursor'][]): Promise<TestLink[]> {
  for (let patience = 50; ; patience -= 1) {
    try {
      return await Promise.all(load.writers.map((one, at) => one.run(base, load.joined, cursors[at] ?? null)));
    } catch (fault) {
      if (patience === 0) throw fault;
      await pause(100);
    }
  }
}
async function waitForMore(load: Load): Promise<boolean> {
  const before = ackedBy(load).length;
  for (let patience = 100; patience > 0; patience -= 1) {
    if (ackedBy(load).length > before) return true;
    await pause(50);
  }
  return false;
}

describe.skipIf(reason !== undefined)('a disk that refuses', () => {
  test(`[S166] ${cases.length} faults of write, sync, truncate and open lose nothing that was acknowledged`, async () => {
    let running = await startProcess({ dataFolder });
    const load = await foundWithTwo(running.base);
    let cursors: TestLink['cursor'][] = [];
    let injected = 0;
    for (const fault of cases) {
      const hold = await breakDisk(running.child.pid ?? 0, dataFolder, fault);
      const links = await comeAgain(load, running.base, cursors).catch(() => []);
      await pause(250);
      injected += await hold.release();
      for (const link of links) link.socket.terminate();
      for (const one of load.writers) one.refused.clear();
      if (isGone(running)) running = await startProcess({ dataFolder });
      // The disk is well again: so is the relay, without anybody's help.
      cursors = links.map(({ cursor }) => cursor);
      const well = await comeAgain(load, running.base, cursors);
      expect(await waitForMore(load), `after ${JSON.stringify(fault)}\n${running.said().slice(-600)}`).toBe(true);
      cursors = well.map(({ cursor }) => cursor);
      for (const link of well) link.socket.terminate();
    }
    await killProcess(running);
    const { integrity, entries } = readStore(dataFolder);
    expect(integrity).toEqual({ integrity_check: 'ok' });
    expect(missing(ackedBy(load), entries)).toEqual([]);
    expect(entries.size).toBe(Math.max(...entries.keys()));
    expect(injected).toBeGreaterThan(cases.length / 2);
  });

  test('[S166] with the disk refusing all the while, it still stops when asked', async () => {
    const running = await startProcess({ dataFolder });
    const hold = await breakDisk(running.child.pid ?? 0, dataFolder, { call: 'pwrite64', error: 'EIO', when: '1+' });
    const code = await signalAndWait(running, 'SIGTERM');
    await hold.release();
    expect([0, 1]).toContain(code);
  });
});
