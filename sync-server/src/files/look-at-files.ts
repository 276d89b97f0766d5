// How the files of a relay stand, looked at from outside while it may be running: what its book says beside what its store
// has. Changes nothing.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { FileStore, ListedFile } from './contract.ts';
import { storeFor, type FilesWish } from './open-desk.ts';

interface Some {
  readonly files: number;
  readonly bytes: number;
}
export interface FilesLook {
  readonly kept: Some;
  /** Nothing refers to them any more; the oldest of them for so long. */
  readonly idle: Some & { readonly longestMs: number };
  /** In the store, and in no book. */
  readonly orphans: Some;
  /** In the book, and not in the store. */
  readonly missing: Some;
}
const nothing: Some = { files: 0, bytes: 0 };
const plus = ({ files, bytes }: Some, size: number): Some => ({ files: files + 1, bytes: bytes + size });

/** As an id is spelled, of no workspace. */
const nobodys = 'w'.padEnd(18, '0');

async function listed(store: FileStore, workspace: string): Promise<readonly ListedFile[]> {
  const all: ListedFile[] = [];
  for await (const one of store.list(workspace)) all.push(one);
  return all;
}

function readBook(file: string) {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 30_000 });
  try {
    const kept = db.prepare('SELECT workspace, hash, size FROM kept').all();
    // A book of before files were ever removed.
    const hasIdle = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'idle'").get() !== undefined;
    const sums = 'SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes, coalesce(max(ran), 0) AS ran FROM idle';
    const idle = hasIdle ? db.prepare(sums).get() : undefined;
    return {
      kept: kept.map((row) => ({
        workspace: String(row['workspace']),
        hash: String(row['hash']),
        size: Number(row['size']),
      })),
      idle: {
        files: Number(idle?.['files'] ?? 0),
        bytes: Number(idle?.['bytes'] ?? 0),
        longestMs: Number(idle?.['ran'] ?? 0),
      },
    };
  } finally {
    db.close();
  }
}

/** Null: there has never been a file. Rejects where the storage is away. */
export async function lookAtFiles(
  dataFolder: string,
  wish: FilesWish,
  workspaces: readonly string[],
): Promise<FilesLook | null> {
  const file = join(dataFolder, 'files.db');
  const store = storeFor(dataFolder, wish);
  // Before the first file comes is the time to notice that a bucket is not to be had.
  if (wish.s3) await listed(store, nobodys);
  if (!existsSync(file)) return null;
  const { kept, idle } = readBook(file);
  const [named, lying] = [new Set<string>(), new Map<string, number>()];
  for (const workspace of workspaces)
    for (const { hash, size } of await listed(store, workspace)) lying.set(`${workspace} ${hash}`, size);
  let [all, orphans, missing] = [nothing, nothing, nothing];
  for (const { workspace, hash, size } of kept) {
    const name = `${workspace} ${hash}`;
    named.add(name);
    all = plus(all, size);
    if (lying.get(name) !== size) missing = plus(missing, size);
  }
  for (const [name, size] of lying) if (!named.has(name)) orphans = plus(orphans, size);
  return { kept: all, idle, orphans, missing };
}
