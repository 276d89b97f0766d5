import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { settle, TestClock } from '../test/scene.fixture.ts';
import { openDrill } from './drill.fixture.ts';
import type { Manifest } from './manifest.ts';
import { markSafe } from './mark-safe.ts';
import { startBackups } from './schedule.ts';
import type { BackupAsk, TakenBackup } from './take-backup.ts';

vi.setConfig({ testTimeout: 60_000 });
const folder = mkdtempSync(join(tmpdir(), 'baton-schedule-'));
afterAll(() => rmSync(folder, { recursive: true }));
const hour = 3_600_000;
const manifestAt = (now: number): Manifest => ({
  format: 'baton-backup',
  version: 1,
  taken: new Date(now).toISOString(),
  relayKey: null,
  workspaces: [{ id: 'w1', number: 42, chain: '00', time: now }],
  files: [],
});

function open(to: string, answer: (ask: BackupAsk) => TakenBackup) {
  const clock = new TestClock();
  const asked: number[] = [];
  const safe: [string, number][] = [];
  const troubles: string[] = [];
  const backups = startBackups({
    wish: { to, hours: 6, keep: 3 },
    dataFolder: folder,
    relayKey: 'key',
    relay: { markSafe: async (numbers) => void safe.push(...numbers) },
    now: clock.now,
    schedule: clock.schedule,
    onTrouble: ({ what, detail }) => void troubles.push(`${what}: ${detail}`),
    take: async (ask) => {
      asked.push(ask.now);
      return answer(ask);
    },
  });
  const pass = async (ms: number) => {
    await clock.pass(ms);
    // Reading the folder takes more than a turn.
    await new Promise((resolve) => setTimeout(resolve, 20));
    await settle();
  };
  return { clock, asked, safe, troubles, backups, pass };
}

test('[S424] how many copies lie there is read from where they lie, whoever made them, with the size that the newest says of itself', async () => {
  const to = join(folder, 'kept');
  const { backups, clock } = open(to, () => ({ good: false, why: 'not now' }));
  const wished = { most: 3, hours: 6 };
  expect(await backups.kept()).toEqual({ count: 0, oldest: null, size: null, ...wished });
  const day = (at: number): number => Date.parse(`2026-03-0${at}T04:00:00Z`);
  const put = (at: number, manifest: string): void => {
    const name = join(to, `baton-2026030${at}T040000Z`);
    mkdirSync(name, { recursive: true });
    writeFileSync(join(name, 'manifest.json'), manifest);
  };
  clock.turn(day(5) - clock.now());
  put(1, 'damaged');
  expect(await backups.kept()).toEqual({ count: 1, oldest: day(1), size: null, ...wished });
  const files = [{ name: 'log.db', size: 700, sha256: 'aa' }] as const;
  put(2, JSON.stringify({ ...manifestAt(day(2)), files, bytes: { in: 'backup', files: 1, size: 90, missing: [] } }));
  mkdirSync(join(to, 'baton-20260303T040000Z.part'));
  expect(await backups.kept()).toEqual({ count: 2, oldest: day(1), size: 790, ...wished });
  put(3, JSON.stringify({ ...manifestAt(day(3)), files, bytes: { in: 'bucket' } }));
  expect(await backups.kept()).toEqual({ count: 3, oldest: day(1), size: 700, ...wished });
  await backups.stop();
});

test('[S128] [S127] the first comes soon after the start, the next six hours after it; each verified one makes its numbers safe', async () => {
  const { asked, safe, backups, pass } = open(join(folder, 'one'), ({ now }) => ({
    good: true,
    folder,
    manifest: manifestAt(now),
  }));
  expect(backups.lastAt()).toBeUndefined();
  await pass(1_000);
  expect([asked.length, safe]).toEqual([1, [['w1', 42]]]);
  for (let quarter = 0; quarter < 23; quarter += 1) await pass(hour / 4);
  expect(asked).toHaveLength(1);
  await pass(hour / 4);
  await pass(hour / 4);
  expect(asked).toHaveLength(2);
  expect(backups.lastAt()).toBe(asked[1]);
  await backups.stop();
  await pass(24 * hour);
  expect(asked).toHaveLength(2);
});

test('[S128] a relay that starts again counts from the newest that is there', async () => {
  const to = join(folder, 'two');
  const name = `baton-${new Date(Date.now() - hour).toISOString().replace(/[-:]|\.\d+/g, '')}`;
  mkdirSync(join(to, name), { recursive: true });
  const { asked, backups, pass } = open(to, ({ now }) => ({ good: true, folder, manifest: manifestAt(now) }));
  await pass(1_000);
  expect(asked).toEqual([]);
  await backups.stop();
});

test('[S127] [S128] one that is not good makes nothing safe, is said, and is tried again', async () => {
  const { asked, safe, troubles, backups, pass } = open(join(folder, 'three'), () => ({
    good: false,
    why: 'Entry 7 is damaged.',
  }));
  await pass(1_000);
  await pass(hour / 4);
  await pass(hour / 4);
  expect([safe, asked.length]).toEqual([[], 3]);
  expect(troubles[0]).toBe('a backup is not good: Entry 7 is damaged.');
  await backups.stop();
});

test('[S128] [S127] a relay that is told to backs itself up in a thread while it runs', async () => {
  const to = join(folder, 'real');
  const drill = await openDrill({ backup: { to, hours: 1, keep: 2 } });
  await drill.write(20);
  const { log } = drill.relay.services.relay.options;
  await vi.waitFor(async () => expect(await log.safe(drill.joined.workspace)).toBeGreaterThan(0), { timeout: 20_000 });
  expect(readdirSync(to).every((name) => /^baton-\d{8}T\d{6}Z$/.test(name))).toBe(true);
  const head = (await log.head(drill.joined.workspace))?.cursor.number ?? 0;
  markSafe(join(drill.relay.dataFolder, 'log.db'), [{ id: drill.joined.workspace, number: head + 100 }]);
  expect(await log.safe(drill.joined.workspace)).toBe(head);
  drill.link.close();
  await drill.relay.remove();
});
