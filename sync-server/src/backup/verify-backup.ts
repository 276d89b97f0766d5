// Is this backup good? Only one that was restored into a scratch folder and read there to its end is.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openTables } from '../log/sqlite/tables.ts';
import { checkLog } from './check-log.ts';
import { faultInBytes } from './file-bytes.ts';
import { allOf, copyFiles, describeFile, filesOf, Manifest, manifestFile, type LineEnd } from './manifest.ts';

export type Verified =
  | { readonly good: true; readonly manifest: Manifest }
  | { readonly good: false; readonly why: string };
const bad = (why: string): Verified => ({ good: false, why });

async function readManifest(folder: string): Promise<Manifest | string> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => undefined);
  if (text === undefined) return `There is no backup in ${folder}: ${manifestFile} is missing.`;
  try {
    return Manifest.parse(JSON.parse(text));
  } catch {
    return `${manifestFile} is damaged, or of a newer version of Baton.`;
  }
}

async function faultInFiles(folder: string, manifest: Manifest): Promise<string | undefined> {
  for (const name of allOf(manifest)) {
    const told = manifest.files.find((file) => file.name === name);
    const found = await describeFile(folder, name).catch(() => undefined);
    if (!told || !found) return `${name} is missing.`;
    if (found.size !== told.size) return `${name} has ${found.size} bytes and should have ${told.size}.`;
    if (found.sha256 !== told.sha256) return `${name} is not as it was written: its hash is another one.`;
  }
  return undefined;
}

const textOf = (ends: readonly LineEnd[]): string =>
  JSON.stringify(ends.map(({ id, number, chain }) => [id, number, chain]));

/** As a relay would open it. @param folder the files of a log; it is written in. */
async function faultInLog(folder: string, manifest: Manifest): Promise<string | undefined> {
  const opened = openTables(join(folder, 'log.db'), 'writer');
  try {
    const ends = await checkLog(opened, { relayKey: manifest.relayKey, folder });
    if (textOf(ends) !== textOf(manifest.workspaces)) return 'The log holds something else than the manifest says.';
  } finally {
    opened.db.close();
  }
  const damaged = filesOf(manifest).find((name) => name !== 'log.db' && !isSound(join(folder, name)));
  return damaged && `${damaged} is damaged.`;
}

function isSound(file: string): boolean {
  const db = new DatabaseSync(file);
  const said = db.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
  db.close();
  return said === 'ok';
}

/** Beside the backup, where there is room for another; elsewhere only when nothing can be written there. */
const makeScratch = (folder: string): Promise<string> =>
  mkdtemp(join(dirname(folder), '.verify-')).catch(() => mkdtemp(join(tmpdir(), 'baton-verify-')));

export async function verifyBackup(folder: string): Promise<Verified> {
  const manifest = await readManifest(folder);
  if (typeof manifest === 'string') return bad(manifest);
  const fault = await faultInFiles(folder, manifest);
  if (fault !== undefined) return bad(fault);
  const scratch = await makeScratch(folder);
  try {
    await copyFiles(allOf(manifest), folder, scratch);
    const why = (await faultInLog(scratch, manifest)) ?? (await faultInBytes(folder, scratch, manifest.bytes));
    return why === undefined ? { good: true, manifest } : bad(why);
  } catch (error) {
    return bad(error instanceof Error ? error.message : String(error));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
