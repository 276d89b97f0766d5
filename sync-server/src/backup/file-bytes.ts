// The bytes of files in a backup, each under its hash as in the data directory. One that the backup before has is not copied
// again but linked to: each backup is whole by itself, and goes when it is removed. Each is read to its end before it counts.
import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Manifest } from './manifest.ts';

type Bytes = NonNullable<Manifest['bytes']>;
interface Kept {
  readonly workspace: string;
  readonly hash: string;
  readonly size: number;
}
const booked = 'files.db';
const nameOf = ({ workspace, hash }: Kept): string => `${workspace}/${hash}`;
const pathIn = (folder: string, { workspace, hash }: Kept): string =>
  join(folder, 'files', workspace, hash.slice(0, 2), hash);
const sizeAt = (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ size }) => size,
    () => undefined,
  );

/** @param folder with a book of its own. */
function keptIn(folder: string): readonly Kept[] {
  const db = new DatabaseSync(join(folder, booked), { readOnly: true, timeout: 30_000 });
  const rows = db.prepare('SELECT workspace, hash, size FROM kept').all();
  db.close();
  return rows.map((row) => ({
    workspace: String(row['workspace']),
    hash: String(row['hash']),
    size: Number(row['size']),
  }));
}

/** What the relay let go while it was backed up is let go in the backup too. */
function letGo(folder: string, gone: readonly Kept[]): void {
  if (gone.length === 0) return;
  const db = new DatabaseSync(join(folder, booked));
  for (const table of ['kept', 'hung']) {
    const drop = db.prepare(`DELETE FROM ${table} WHERE workspace = ? AND hash = ?`);
    for (const { workspace, hash } of gone) drop.run(workspace, hash);
  }
  db.close();
}

async function hashAt(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Uint8Array);
  return hash.digest('hex');
}

/** False: neither the backup before nor the data has it whole. */
async function bring(kept: Kept, folder: string, { dataFolder, before }: BytesAsk): Promise<boolean> {
  const to = pathIn(folder, kept);
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const known = before === undefined ? undefined : pathIn(before, kept);
  if (known !== undefined && (await sizeAt(known)) === kept.size)
    // Where the disk knows no links, it is copied.
    if (await isDone(link(known, to))) return true;
  if (!(await isDone(copyFile(pathIn(dataFolder, kept), to, constants.COPYFILE_FICLONE)))) return false;
  // What the disk has damaged is lost like what it has lost: it is told, and stops no backup.
  if ((await hashAt(to)) !== kept.hash) {
    await rm(to);
    return false;
  }
  const opened = await open(to, 'r');
  await opened.sync();
  await opened.close();
  return true;
}

async function isDone(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code ?? '';
    // A full disk is no file that is not there.
    if (['ENOENT', 'EPERM', 'EXDEV', 'EMLINK', 'ENOTSUP', 'ENOSYS'].includes(code)) return false;
    throw fault;
  }
}

export interface BytesAsk {
  readonly dataFolder: string;
  /** Folder of the newest good backup; left out: all is copied. */
  readonly before?: string | undefined;
}
/** @param folder of a backup that is being made, with its book. */
export async function copyBytes(folder: string, ask: BytesAsk): Promise<Bytes> {
  const [gone, missing]: [Kept[], string[]] = [[], []];
  let [files, size] = [0, 0];
  for (const kept of keptIn(folder)) {
    if (await bring(kept, folder, ask)) {
      files += 1;
      size += kept.size;
    } else gone.push(kept);
  }
  if (gone.length > 0) {
    const still = new Set(keptIn(ask.dataFolder).map(nameOf));
    missing.push(...gone.map(nameOf).filter((name) => still.has(name)));
    letGo(
      folder,
      gone.filter((kept) => !still.has(nameOf(kept))),
    );
  }
  return { in: 'backup', files, size, missing };
}

/** A sentence, or undefined. @param book a folder with a copy of its book, to be read where nothing of the backup is touched. */
export async function faultInBytes(
  folder: string,
  book: string,
  bytes: Manifest['bytes'],
): Promise<string | undefined> {
  if (bytes?.in !== 'backup') return undefined;
  const missing = new Set(bytes.missing);
  for (const kept of keptIn(book)) {
    if (missing.has(nameOf(kept))) continue;
    const found = await hashAt(pathIn(folder, kept)).catch(() => undefined);
    if (found === undefined) return `The file ${kept.hash} is missing.`;
    if (found !== kept.hash) return `The file ${kept.hash} is not what it is called: its bytes were changed.`;
  }
  return undefined;
}

/** Into a data directory that is being made. */
export async function putBytes(from: string, to: string, bytes: Manifest['bytes']): Promise<void> {
  if (bytes?.in !== 'backup') return;
  const missing = new Set(bytes.missing);
  for (const kept of keptIn(to)) {
    if (missing.has(nameOf(kept))) continue;
    const path = pathIn(to, kept);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await copyFile(pathIn(from, kept), path, constants.COPYFILE_FICLONE);
    if ((await hashAt(path)) !== kept.hash) {
      await rm(path);
      throw new Error(`The file ${kept.hash} could not be put back whole.`);
    }
  }
}
