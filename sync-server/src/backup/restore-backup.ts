// A backup becomes a data directory again: verified first, cut to a moment if that is wished, checked again, and put in
// place in one step. What stood there before is moved aside, never written over.
import { randomBytes, randomInt } from 'node:crypto';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { mostLeap } from '../log/standing.ts';
import { incarnationIn, renewAll } from '../log/sqlite/standing.ts';
import { openTables, type Opened } from '../log/sqlite/tables.ts';
import { holdAlone } from '../ops/one-relay.ts';
import { checkLog } from './check-log.ts';
import { cutLog } from './cut-log.ts';
import { putBytes } from './file-bytes.ts';
import { allOf, copyFiles, type LineEnd, type Manifest } from './manifest.ts';
import { verifyBackup } from './verify-backup.ts';

export interface RestoreAsk {
  readonly from: string;
  readonly to: string;
  /** Milliseconds since 1970; left out: all that the backup holds. */
  readonly at?: number | undefined;
  readonly replace: boolean;
  readonly now: number;
}
export type Restored =
  | {
      readonly done: true;
      readonly ends: readonly LineEnd[];
      readonly incarnation: number;
      readonly aside: string | null;
    }
  | { readonly done: false; readonly why: string };

/** Of the directory that is replaced: what it gave since the backup must not be given again. */
function incarnationOf(folder: string): number {
  const file = join(folder, 'log.db');
  if (!existsSync(file)) return 1;
  try {
    const opened = openTables(file, 'reader');
    const incarnation = incarnationIn(opened.sql);
    opened.db.close();
    return incarnation;
  } catch {
    // It may be damaged: that may be why it is replaced. Devices tell the relay what they have seen.
    return 1;
  }
}

/**
 * The relay that opens this next is another one than any device has met: it takes new numbers and asks for what is lost.
 * One backup may be restored twice, in places that know nothing of each other: a step by chance keeps them apart.
 */
const markRestored = ({ sql }: Opened, above: number): number =>
  renewAll(sql, Math.max(above, incarnationIn(sql)) + randomInt(mostLeap));

async function build(folder: string, ask: RestoreAsk, manifest: Manifest) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await copyFiles(allOf(manifest), ask.from, folder);
  await putBytes(ask.from, folder, manifest.bytes);
  const opened = openTables(join(folder, 'log.db'), 'writer');
  try {
    if (ask.at !== undefined) cutLog(opened, ask.at);
    const ends = await checkLog(opened, { relayKey: manifest.relayKey, folder });
    const above = incarnationOf(ask.to);
    return { ends, incarnation: markRestored(opened, above) };
  } finally {
    opened.db.close();
  }
}

async function stepAside({ to, replace, now }: RestoreAsk): Promise<string | null | { readonly why: string }> {
  const there = await readdir(to).catch(() => []);
  if (there.length === 0) {
    await rm(to, { recursive: true, force: true });
    return null;
  }
  if (!replace) return { why: `${to} is not empty. With --replace it is moved aside, not overwritten.` };
  // Throws when a relay runs on it.
  holdAlone(join(to, 'relay.lock')).release();
  const aside = `${to}.before-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}`;
  await rename(to, aside);
  return aside;
}

export async function restoreBackup(ask: RestoreAsk): Promise<Restored> {
  const verified = await verifyBackup(ask.from);
  if (!verified.good) return { done: false, why: verified.why };
  const there = await readdir(ask.to).catch(() => []);
  if (there.length > 0 && !ask.replace)
    return { done: false, why: `${ask.to} is not empty. With --replace it is moved aside, not overwritten.` };
  const folder = `${ask.to}.restoring-${randomBytes(4).toString('hex')}`;
  try {
    const built = await build(folder, ask, verified.manifest);
    const aside = await stepAside(ask);
    if (aside !== null && typeof aside === 'object') return { done: false, why: aside.why };
    // Where the secret still lies inside the data directory it stays with it.
    if (aside !== null && existsSync(join(aside, 'secrets')))
      await cp(join(aside, 'secrets'), join(folder, 'secrets'), { recursive: true, preserveTimestamps: true });
    await rename(folder, ask.to);
    return { done: true, ...built, aside };
  } catch (error) {
    return { done: false, why: error instanceof Error ? error.message : String(error) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
