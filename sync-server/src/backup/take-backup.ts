// A backup of a data directory, online: a running relay keeps writing all the while. Each file is copied in one read
// transaction, described, verified as a restore would, and only then gets the name of a backup.
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openTables } from '../log/sqlite/tables.ts';
import { copyBytes } from './file-bytes.ts';
import { copyFiles, describeFile, filesToBackUp, manifestFile, runsToBackUp, type Manifest } from './manifest.ts';
import { verifyBackup } from './verify-backup.ts';

export interface BackupAsk {
  readonly dataFolder: string;
  /** Folder that holds the backups, each in a folder of its own. */
  readonly to: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Public half of the relay's key, where it can be read. */
  readonly relayKey: string | null;
  /** Files lie in a bucket: their bytes are its own matter. */
  readonly filesInBucket?: boolean | undefined;
}
export type TakenBackup =
  | { readonly good: true; readonly folder: string; readonly manifest: Manifest }
  | { readonly good: false; readonly why: string };

const named = /^baton-\d{8}T\d{6}Z(-\d+)?$/;
const nameAt = (now: number): string => `baton-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}`;

/** One read transaction, however long it takes; the writer goes on beside it. */
function copyDatabase(from: string, to: string): void {
  const db = new DatabaseSync(from, { readOnly: true, timeout: 30_000 });
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
}

async function syncFile(file: string): Promise<void> {
  const opened = await open(file, 'r');
  await opened.sync();
  await opened.close();
}

function endsOf(file: string): Manifest['workspaces'] {
  const { db, sql } = openTables(file, 'reader');
  const rows = sql('SELECT name, number, chain, time FROM workspace ORDER BY id').all();
  db.close();
  return rows.map((row) => ({
    id: String(row['name']),
    number: Number(row['number']),
    chain: Buffer.from(row['chain'] as Uint8Array).toString('hex'),
    time: Number(row['time']),
  }));
}

async function write(ask: BackupAsk, folder: string, before: string | undefined): Promise<void> {
  const { dataFolder, now, relayKey } = ask;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = filesToBackUp(dataFolder);
  for (const name of names) copyDatabase(join(dataFolder, name), join(folder, name));
  const runs = await runsToBackUp(dataFolder);
  await copyFiles(runs, dataFolder, folder);
  const bytes = await bytesOf(ask, folder, before);
  const files = [];
  for (const name of [...names, ...runs]) files.push(await describeFile(folder, name));
  const workspaces = endsOf(join(folder, 'log.db'));
  const taken = new Date(now).toISOString();
  const manifest: Manifest = { format: 'baton-backup', version: 1, taken, relayKey, workspaces, bytes, files };
  await writeFile(join(folder, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  for (const name of [...names, ...runs, manifestFile]) await syncFile(join(folder, name));
  await syncFile(folder);
}

async function bytesOf(ask: BackupAsk, folder: string, before: string | undefined): Promise<Manifest['bytes']> {
  if (ask.filesInBucket) return { in: 'bucket' };
  if (!existsSync(join(folder, 'files.db'))) return undefined;
  return copyBytes(folder, { dataFolder: ask.dataFolder, before });
}

async function freeName(ask: BackupAsk): Promise<string> {
  const there = new Set(await readdir(ask.to));
  const name = nameAt(ask.now);
  for (let further = 1; ; further += 1) {
    const wished = further === 1 ? name : `${name}-${further}`;
    if (!there.has(wished) && !there.has(`${wished}.part`)) return wished;
  }
}

export async function takeBackup(ask: BackupAsk): Promise<TakenBackup> {
  await mkdir(ask.to, { recursive: true, mode: 0o700 });
  const before = (await backupsIn(ask.to, ask.now)).at(-1);
  if (before === undefined) return takeOne(ask, undefined);
  const taken = await takeOne(ask, join(ask.to, before));
  // What it was to share with the backup before may have been damaged there.
  return taken.good ? taken : takeOne(ask, undefined);
}

/** @param before from which it has what has not changed. */
async function takeOne(ask: BackupAsk, before: string | undefined): Promise<TakenBackup> {
  const folder = join(ask.to, await freeName(ask));
  const part = `${folder}.part`;
  try {
    await write(ask, part, before);
    const verified = await verifyBackup(part);
    if (!verified.good) return verified;
    await rename(part, folder);
    await syncFile(ask.to);
    return { ...verified, folder };
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

/**
 * Names of whole backups, oldest first. One that bears a time to come was made while the clock was ahead, and is older than
 * all that bear a time of today.
 */
export async function backupsIn(to: string, now: number): Promise<readonly string[]> {
  const found = (await readdir(to).catch(() => [])).filter((name) => named.test(name)).toSorted();
  const isToCome = (name: string): boolean => (timeOfBackup(name) ?? 0) > now;
  return [...found.filter(isToCome), ...found.filter((name) => !isToCome(name))];
}
/** Removes all but the newest `keep`. */
export async function thinOut(to: string, keep: number, now: number): Promise<readonly string[]> {
  const old = (await backupsIn(to, now)).slice(0, -keep);
  for (const name of old) await rm(join(to, name), { recursive: true });
  return old;
}

/** baton-20260304T120000Z → milliseconds since 1970. */
export function timeOfBackup(name: string | undefined): number | undefined {
  const read = /^baton-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(name ?? '');
  if (!read) return undefined;
  const [, year, month, day, hour, minute, second] = read;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
