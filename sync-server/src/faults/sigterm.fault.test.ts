// P1: the relay is told to stop while devices write. It ends by itself within its five seconds (main.ts ends it with code 1
// after that), says to everybody that it comes again, and has kept all that it acknowledged.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeCodes } from '@baton/protocol/frames';
import { afterAll, expect, test } from 'vitest';
import type { TestLink } from '../test/link.fixture.ts';
import { ackedBy, foundWithTwo, missing, readStore } from './load.fixture.ts';
import { signalAndWait, startProcess } from './relay-process.fixture.ts';
import { deepOr } from './share.fixture.ts';

const rounds = deepOr({ deep: 40, share: 2 });
const dataFolder = mkdtempSync(join(tmpdir(), 'baton-sigterm-'));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

test(`[S195] told to stop ${rounds} times under load, it ends in time, sends everybody away to come again, and has lost nothing`, async () => {
  let running = await startProcess({ dataFolder });
  const load = await foundWithTwo(running.base);
  let links: TestLink[] = [];
  let longest = 0;
  for (let round = 0; round < rounds; round += 1) {
    const before = links;
    const acked = ackedBy(load).length;
    links = await Promise.all(
      load.writers.map((one, at) => one.run(running.base, load.joined, before[at]?.cursor ?? null)),
    );
    for (const deadline = Date.now() + 20_000; ackedBy(load).length < acked + 50 + round * 10;) {
      if (Date.now() > deadline) throw new Error(`it does not acknowledge: ${running.said().slice(-500)}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const told = performance.now();
    const code = await signalAndWait(running, 'SIGTERM');
    longest = Math.max(longest, performance.now() - told);
    expect([code, code === 0 ? '' : running.said().slice(-500)]).toEqual([0, '']);
    const closed = await Promise.all(links.map((link) => link.isClosed()));
    expect(closed.map(({ code }) => code)).toEqual(links.map(() => closeCodes.restart));
    const { integrity, entries } = readStore(dataFolder);
    expect(integrity).toEqual({ integrity_check: 'ok' });
    expect(missing(ackedBy(load), entries)).toEqual([]);
    running = await startProcess({ dataFolder });
  }
  expect(await signalAndWait(running, 'SIGTERM')).toBe(0);
  process.stdout.write(`told to stop → gone: ${Math.round(longest)} ms at most\n`);
  expect(load.writers.flatMap(({ refused }) => [...refused])).toEqual([]);
});
