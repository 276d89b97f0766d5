import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { lookAtFiles } from '../files/look-at-files.ts';
import { usualBounds } from '../files/file-desk.ts';
import { bytesOf, hashOf } from '../files/hash.fixture.ts';
import { copyBytes } from './file-bytes.ts';
import { openDrill, type Drill } from './drill.fixture.ts';
import { restoreBackup } from './restore-backup.ts';
import { takeBackup, type BackupAsk, type TakenBackup } from './take-backup.ts';
import { verifyBackup } from './verify-backup.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const root = mkdtempSync(join(tmpdir(), 'baton-file-bytes-'));
let drill: Drill;
let at = Date.UTC(2026, 2, 4);
const hashes: string[] = [];

async function bring(seed: number): Promise<string> {
  const { ann, joined, relay } = drill;
  const workspace = { id: joined.workspace, rights: { mayRead: () => true, mayWrite: () => true } };
  const [by, bytes] = [{ workspace, person: ann.person }, bytesOf(1_000 + seed, seed)];
  const hash = hashOf(bytes);
  const doc = `p/${joined.space}/${'t1'.padEnd(18, '0')}`;
  await relay.services.files.ask(by, { hash, size: bytes.length, doc });
  await relay.services.files.put(by, { hash, from: 0, bytes });
  return hash;
}
const pathOf = (folder: string, hash: string): string =>
  join(folder, 'files', drill.joined.workspace, hash.slice(0, 2), hash);
const inodeOf = (folder: string, hash: string): number => statSync(pathOf(folder, hash)).ino;

type Good = Extract<TakenBackup, { good: true }>;
async function take(to: string, part: Partial<BackupAsk> = {}): Promise<Good> {
  const { dataFolder, services } = drill.relay;
  const { publicKey: relayKey } = services.relay.options.relayKey;
  const taken = await takeBackup({ dataFolder, to, now: (at += 3_600_000), relayKey, ...part });
  if (!taken.good) throw new Error(taken.why);
  return taken;
}
const fresh = (): string => mkdtempSync(join(root, 'to-'));
const whyOf = async (folder: string): Promise<string> => {
  const verified = await verifyBackup(folder);
  return verified.good ? 'it is good' : verified.why;
};

beforeAll(async () => {
  drill = await openDrill();
  await drill.write(20);
  for (const seed of [1, 2, 3]) hashes.push(await bring(seed));
});
afterAll(async () => {
  drill.link.close();
  await drill.relay.remove();
  rmSync(root, { recursive: true, force: true });
});

test('[S407] a backup has the bytes of every file, and is bad when one is missing, cut or changed', async () => {
  const { folder, manifest } = await take(fresh());
  expect(manifest.bytes).toEqual({ in: 'backup', files: 3, size: 3_006, missing: [] });
  const path = pathOf(folder, hashes[0] ?? '');
  const bytes = readFileSync(path);
  expect(hashOf(bytes)).toBe(hashes[0]);
  writeFileSync(path, Buffer.from(bytes).fill(7, 500, 501));
  expect(await whyOf(folder)).toBe(`The file ${hashes[0]} is not what it is called: its bytes were changed.`);
  truncateSync(path, 10);
  expect(await whyOf(folder)).toContain('is not what it is called');
  rmSync(path);
  expect(await whyOf(folder)).toBe(`The file ${hashes[0]} is missing.`);
  expect((await restoreBackup({ from: folder, to: join(fresh(), 'x'), replace: false, now: at })).done).toBe(false);
});

test('[S408] what the backup before has is not copied again, and each is whole when the other is removed', async () => {
  const to = fresh();
  const first = await take(to);
  const later = await bring(11);
  const second = await take(to);
  for (const hash of hashes) expect(inodeOf(second.folder, hash)).toBe(inodeOf(first.folder, hash));
  expect(second.manifest.bytes).toMatchObject({ files: 4 });
  rmSync(first.folder, { recursive: true });
  expect([await whyOf(second.folder), statSync(pathOf(second.folder, later)).size]).toEqual(['it is good', 1_011]);
});

test('[S408] what was damaged in the backup before is copied anew', async () => {
  const to = fresh();
  const first = await take(to);
  writeFileSync(pathOf(first.folder, hashes[1] ?? ''), Buffer.alloc(1_002, 9));
  const second = await take(to);
  expect(await whyOf(second.folder)).toBe('it is good');
  expect(inodeOf(second.folder, hashes[1] ?? '')).not.toBe(inodeOf(first.folder, hashes[1] ?? ''));
});

test('[S409] restored, to a second too, files are where they were', async () => {
  const { folder, manifest } = await take(fresh());
  const count = manifest.bytes?.in === 'backup' ? manifest.bytes.files : 0;
  for (const moment of [undefined, Date.now()]) {
    const to = join(fresh(), 'data');
    expect(await restoreBackup({ from: folder, to, at: moment, replace: false, now: at })).toMatchObject({
      done: true,
    });
    expect(await lookAtFiles(to, { bounds: usualBounds }, [drill.joined.workspace])).toMatchObject({
      kept: { files: count },
      missing: { files: 0 },
      orphans: { files: 0 },
    });
    // A copy, and not the backup's own: what happens to the one does not happen to the other.
    appendFileSync(pathOf(to, hashes[0] ?? ''), 'x');
    expect(await whyOf(folder)).toBe('it is good');
  }
});

test('[S409] what the relay lets go meanwhile is in neither; what it has lost is told and does not stop the backup', async () => {
  const { dataFolder } = drill.relay;
  const [going, lost] = [await bring(21), await bring(22)];
  for (const hash of [going, lost]) rmSync(pathOf(dataFolder, hash));
  const book = new DatabaseSync(join(dataFolder, 'files.db'));
  const before = await take(fresh());
  const nameOf = (hash: string): string => `${drill.joined.workspace}/${hash}`;
  expect(before.manifest.bytes).toMatchObject({ missing: [going, lost].map(nameOf).toSorted() });
  // Between the copy of the book and that of its bytes the relay lets one go.
  const folder = join(fresh(), 'part');
  mkdirSync(folder);
  book.prepare('VACUUM INTO ?').run(join(folder, 'files.db'));
  book.prepare('DELETE FROM kept WHERE hash = ?').run(going);
  expect(await copyBytes(folder, { dataFolder })).toMatchObject({ missing: [nameOf(lost)] });
  const copy = new DatabaseSync(join(folder, 'files.db'));
  expect(copy.prepare('SELECT 1 FROM kept WHERE hash = ?').get(going)).toBeUndefined();
  copy.close();
  book.prepare('DELETE FROM kept WHERE hash = ?').run(lost);
  book.close();
});

test('[S409] what the relay’s disk has damaged is told like what it has lost', async () => {
  const { dataFolder } = drill.relay;
  const damaged = await bring(31);
  writeFileSync(pathOf(dataFolder, damaged), Buffer.from(readFileSync(pathOf(dataFolder, damaged))).fill(7, 500, 501));
  const { folder, manifest } = await take(fresh());
  expect(manifest.bytes).toMatchObject({ missing: [`${drill.joined.workspace}/${damaged}`] });
  expect(await whyOf(folder)).toBe('it is good');
  const book = new DatabaseSync(join(dataFolder, 'files.db'));
  book.prepare('DELETE FROM kept WHERE hash = ?').run(damaged);
  book.close();
});

test('[S409] files in a bucket are the bucket’s own, and the backup says so', async () => {
  const { folder, manifest } = await take(fresh(), { filesInBucket: true });
  expect(manifest.bytes).toEqual({ in: 'bucket' });
  expect([await whyOf(folder), statSync(join(folder, 'files'), { throwIfNoEntry: false })]).toEqual([
    'it is good',
    undefined,
  ]);
});
