// P1: the relay as a program, under load, killed by SIGKILL again and again. What it acknowledged is in its log each time.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { TestLink } from '../test/link.fixture.ts';
import { ackedBy, foundWithTwo, missing, readStore } from './load.fixture.ts';
import { killProcess, startProcess } from './relay-process.fixture.ts';
import { deepOr } from './share.fixture.ts';

const rounds = deepOr({ deep: 1_000, share: 20 });
const dataFolder = mkdtempSync(join(tmpdir(), 'baton-kill-'));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

describe('a relay under load', () => {
  test(`[S60] killed ${rounds} times, it has lost nothing that it acknowledged`, async () => {
    let running = await startProcess({ dataFolder });
    const load = await foundWithTwo(running.base);
    let links: TestLink[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const before = links;
      links = await Promise.all(
        load.writers.map((one, at) => one.run(running.base, load.joined, before[at]?.cursor ?? null)),
      );
      await new Promise((resolve) => setTimeout(resolve, 60 + ((round * 37) % 120)));
      await killProcess(running);
      for (const link of links) await link.isClosed();
      const { integrity, entries } = readStore(dataFolder);
      expect(integrity).toEqual({ integrity_check: 'ok' });
      expect(missing(ackedBy(load), entries)).toEqual([]);
      expect(entries.size).toBe(Math.max(...entries.keys()));
      running = await startProcess({ dataFolder });
    }
    await killProcess(running);
    // The check can fail: an entry that is not there, and one with other bytes, are both found.
    const { entries } = readStore(dataFolder);
    const [one] = ackedBy(load);
    const altered = { number: one!.number, envelope: { ...one!.envelope, bytes: Uint8Array.of(1) } };
    expect(missing([altered, { ...one!, number: entries.size + 1 }], entries)).toEqual([one!.number, entries.size + 1]);
    expect(load.writers.flatMap(({ refused }) => [...refused])).toEqual([]);
    expect(ackedBy(load).length).toBeGreaterThan(rounds * 10);
  });
});
