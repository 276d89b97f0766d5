// A backup that is taken while a workspace waits for the new key of its relay.
import { createDeviceKey } from '@baton/ledger/keys';
import { encodeEntry, withheld } from '@baton/ledger/entry';
import { makeRelayCode } from '@baton/ledger/relay-code';
import { signNewKey } from '@baton/ledger/sign-new-key';
import { join as joinIn, openSpaceIn, openWorld } from '@baton/ledger/test/world';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test, vi } from 'vitest';
import { runsIn } from '../ledger/new-key-runs.ts';
import { openSqliteLog } from '../log/sqlite/sqlite-log.ts';
import { Relay } from '../relay/relay.ts';
import { restoreBackup } from './restore-backup.ts';
import { takeBackup } from './take-backup.ts';
import { verifyBackup } from './verify-backup.ts';

vi.setConfig({ testTimeout: 30_000 });
const now = Date.UTC(2026, 2, 5);
const folders: string[] = [];
const folder = (): string => {
  folders.push(mkdtempSync(join(tmpdir(), 'baton-new-key-')));
  return folders.at(-1) ?? '';
};
afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, { recursive: true });
});

/** Ann signed the new key in, and what she may not read has not come yet. */
async function waiting() {
  const { world, ann } = await openWorld();
  const bo = await joinIn(world, ann);
  const space = await openSpaceIn(world, ann, [bo.person]);
  const relayKey = await createDeviceKey();
  const code = await makeRelayCode(relayKey.publicKey, new Uint8Array(17));
  const dataFolder = folder();
  const log = await openSqliteLog(join(dataFolder, 'log.db'), () => now);
  const newKeyRuns = runsIn(join(dataFolder, 'new-keys'));
  const schedule = () => () => undefined;
  const relay = new Relay({ log, relayKey, now: () => now, schedule, refillCode: code, newKeyRuns });
  const { book, workspace } = world;
  const { jws } = await signNewKey({ book, person: ann.person, recovery: ann.recovery, to: relayKey.publicKey, now });
  const entries = world.entries.map((entry) => encodeEntry(entry.ledger === space ? withheld(entry) : entry));
  await relay.refill(workspace, { incarnation: 1, entries, newKey: { jws, code } });
  expect((await relay.workspace(workspace))?.ledger.book.former).toBeUndefined();
  await relay.close(4503, 'done');
  await log.close();
  new DatabaseSync(join(dataFolder, 'sessions.db')).close();
  return { dataFolder, to: folder(), now, relayKey: relayKey.publicKey, run: `new-keys/${workspace}.json` };
}

test('[S418] a backup is good while a workspace waits for its new key, has what proves it, and gives it back', async () => {
  const { run, ...ask } = await waiting();
  const taken = await takeBackup(ask);
  expect(taken).toMatchObject({ good: true });
  if (!taken.good) return;
  const target = join(folder(), 'restored');
  expect(await restoreBackup({ from: taken.folder, to: target, replace: false, now })).toMatchObject({ done: true });
  expect(readFileSync(join(target, run))).toEqual(readFileSync(join(ask.dataFolder, run)));
});

test('[S418] without what proves it, or with that of another, the line is somebody else’s', async () => {
  const { run, ...ask } = await waiting();
  const others = { good: false, why: expect.stringContaining('signed by another relay') as string };
  const stranger = (await createDeviceKey()).publicKey;
  expect(await takeBackup({ ...ask, relayKey: stranger })).toMatchObject(others);
  const taken = await takeBackup(ask);
  if (!taken.good) throw new Error(taken.why);
  rmSync(join(taken.folder, run));
  expect(await verifyBackup(taken.folder)).toMatchObject({ good: false, why: `${run} is missing.` });
  const kept = JSON.parse(readFileSync(join(ask.dataFolder, run), 'utf8')) as string[];
  writeFileSync(join(ask.dataFolder, run), JSON.stringify(kept.slice(0, -1)));
  expect(await takeBackup(ask)).toMatchObject(others);
  rmSync(join(ask.dataFolder, run));
  expect(await takeBackup(ask)).toMatchObject(others);
});
