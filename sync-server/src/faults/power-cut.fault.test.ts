// P1: the power goes while the relay is under load. The control, whose commits are not synced, must lose something: else
// the cut is none.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { TestLink } from '../test/link.fixture.ts';
import { DiskImage, whyNoImages } from './image.fixture.ts';
import { ackedBy, foundWithTwo, missing, readStore } from './load.fixture.ts';
import { killProcess, startProcess } from './relay-process.fixture.ts';
import { deepOr, sayLoudly } from './share.fixture.ts';

const cuts = deepOr({ deep: 300, share: 20 });
const controls = deepOr({ deep: 40, share: 6 });
const reason = whyNoImages();
sayLoudly(reason);
const relaxed = `--import=${new URL('relaxed-sqlite.fixture.mjs', import.meta.url).href}`;

let disk: DiskImage | undefined;
afterEach(() => disk?.remove());

/** Numbers that were acknowledged and are gone after each cut. */
async function liveThroughCuts(count: number, env: Record<string, string>) {
  disk = new DiskImage(mkdtempSync(join(tmpdir(), 'baton-power-')), 64);
  const dataFolder = join(disk.mounted, 'data');
  let running = await startProcess({ dataFolder, env });
  const load = await foundWithTwo(running.base);
  let links: TestLink[] = [];
  const lost: number[][] = [];
  for (let round = 0; round < count; round += 1) {
    const before = links;
    links = await Promise.all(
      load.writers.map((one, at) => one.run(running.base, load.joined, before[at]?.cursor ?? null)),
    );
    await new Promise((resolve) => setTimeout(resolve, 150 + ((round * 53) % 150)));
    process.kill(-(running.child.pid ?? 0), 'SIGSTOP');
    const acked = ackedBy(load);
    disk.cut();
    await killProcess(running);
    for (const link of links) await link.isClosed();
    disk.swap();
    const { integrity, entries } = readStore(dataFolder);
    expect(integrity).toEqual({ integrity_check: 'ok' });
    lost.push(missing(acked, entries));
    if (lost.at(-1)?.length) break;
    running = await startProcess({ dataFolder, env });
  }
  await killProcess(running);
  return { lost, acked: ackedBy(load).length };
}

describe.skipIf(reason !== undefined)('the power goes', () => {
  test(`[S165] cut ${cuts} times under load, nothing that was acknowledged is missing`, async () => {
    const { lost, acked } = await liveThroughCuts(cuts, {});
    expect(lost).toEqual(Array.from({ length: cuts }, () => []));
    expect(acked).toBeGreaterThan(cuts * 10);
  });

  test(`[S165] the control: without synced commits each of ${controls} cuts loses what was acknowledged`, async () => {
    for (let round = 0; round < controls; round += 1) {
      const { lost } = await liveThroughCuts(1, { NODE_OPTIONS: relaxed });
      expect(lost.flat().length).toBeGreaterThan(0);
      disk?.remove();
    }
  });
});
