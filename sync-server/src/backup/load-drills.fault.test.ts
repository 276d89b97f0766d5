// P10 under load: backups are taken while devices write, snapshots are cut and documents begin anew. Each is restored, holds
// every edit that was acknowledged when it was begun, and is restored again to a moment in its middle.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cutterInThread } from '../compaction/cutter.ts';
import { Compactor } from '../compaction/compactor.ts';
import { compactionLimits } from '../compaction/limits.ts';
import { ackedBy, foundWithTwo, missing, readStore, Writer, type Acked } from '../faults/load.fixture.ts';
import { deepOr } from '../faults/share.fixture.ts';
import { startTestRelay } from '../test/relay.fixture.ts';
import { contentOf } from './drill.fixture.ts';
import { restoreBackup } from './restore-backup.ts';
import { takeBackup } from './take-backup.ts';

const drills = deepOr({ deep: 12, share: 2 });
const root = mkdtempSync(join(tmpdir(), 'baton-load-drills-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** All that was acknowledged when the backup was begun is in what it restores to. */
async function restoreWhole(from: string, acked: readonly Acked[]): Promise<ReturnType<typeof readStore>['entries']> {
  const whole = join(mkdtempSync(join(root, 'whole-')), 'data');
  expect(await restoreBackup({ from, to: whole, replace: false, now: Date.now() })).toMatchObject({ done: true });
  const { entries } = readStore(whole);
  expect(missing(acked, entries)).toEqual([]);
  expect(contentOf(whole)).toEqual(contentOf(from));
  return entries;
}
async function restoreTo(from: string, number: number, entries: ReturnType<typeof readStore>['entries']) {
  const one = entries.get(number);
  const at = one?.kind === 'update' ? one.time : 0;
  const then = join(mkdtempSync(join(root, 'then-')), 'data');
  const restored = await restoreBackup({ from, to: then, at, replace: false, now: Date.now() });
  if (!restored.done) return restored.why;
  const kept = readStore(then).entries;
  expect(kept.has(number)).toBe(true);
  expect([...kept.values()].filter((entry) => entry.kind === 'update' && entry.time > at)).toEqual([]);
  return 'done';
}
async function until(is: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 60_000; !is();) {
    if (Date.now() > deadline) throw new Error('it did not come to this');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Two devices that never stop writing, beside a document that has begun anew. */
async function underLoad() {
  const relay = await startTestRelay();
  const load = await foundWithTwo(relay.base);
  const [ann] = load.writers;
  if (!ann) throw new Error('nobody writes');
  const once = new Writer(ann.device, `f/${load.joined.space}/t${'0'.repeat(17)}/2026q1`, 4);
  const first = await once.run(relay.base, load.joined, null);
  await until(() => once.acked.size > 40);
  first.socket.terminate();
  const links = await Promise.all(load.writers.map((one) => one.run(relay.base, load.joined, null)));
  const { log } = relay.services.relay.options;
  const compactor = new Compactor({
    log,
    cutter: cutterInThread(join(relay.dataFolder, 'log.db'), log),
    // Only what rests begins anew: a document that is being written in never does.
    limits: { ...compactionLimits, tailEntries: 30, tailBytes: 1_000, structs: 20, quietMs: 1 },
    now: Date.now,
    schedule: () => () => undefined,
    leap: () => 3,
    onTrouble: () => undefined,
  });
  for (let turn = 0; turn < 20 && compactor.compacted.epochs === 0; turn += 1) await compactor.sweep();
  const end = async (): Promise<void> => {
    for (const link of links) link.socket.terminate();
    await compactor.stop();
    await relay.remove();
  };
  return { relay, load, compactor, end };
}

test(`[S198] ${drills} backups under load, with snapshots and new epochs inside: each is restored whole, and to a moment`, async () => {
  const { relay, load, compactor, end } = await underLoad();
  const { dataFolder } = relay;
  const early = ackedBy(load)[0]?.number ?? 0;
  expect(compactor.compacted.epochs).toBeGreaterThan(0);
  for (let drill = 0; drill < drills; drill += 1) {
    const newest = () => ackedBy(load).reduce((most, { number }) => Math.max(most, number), 0);
    const from = newest();
    await until(() => newest() > from + 80);
    const acked = ackedBy(load);
    const taking = takeBackup({ dataFolder, to: join(root, 'backups'), now: Date.now(), relayKey: null });
    const sweeping = compactor.sweep();
    const taken = await taking;
    await sweeping;
    if (!taken.good) throw new Error(taken.why);
    const entries = await restoreWhole(taken.folder, acked);
    const middle = acked.map(({ number }) => number).find((number) => number > from + 40) ?? 0;
    expect(await restoreTo(taken.folder, middle, entries)).toBe('done');
    // Also to before a document began anew.
    expect(await restoreTo(taken.folder, early, entries)).toBe('done');
  }
  expect(compactor.compacted.snapshots).toBeGreaterThan(drills);
  await end();
});
