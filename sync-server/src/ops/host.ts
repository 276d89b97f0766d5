// What a relay knows of the machine it runs on, for those who ask how it stands.
import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Backups } from '../backup/schedule.ts';
import type { Shown } from './certificate.ts';
import type { RelayCourse } from './course.ts';
import type { Outward } from './outward.ts';
import type { Program } from './program.ts';
import type { Troubles } from './troubles.ts';
import type { Writes } from './writes.ts';

export interface Host {
  /** When it was started. */
  readonly since: number;
  /** Bytes of its data, and bytes that are free beside them. */
  disk(): Promise<{ readonly used: number; readonly free: number }>;
  /** null: it makes none itself. */
  readonly backups: Pick<Backups, 'lastAt' | 'kept'> | null;
  /** For how many days single edits are kept. */
  readonly historyDays: number;
  readonly course: Pick<RelayCourse, 'of'>;
  readonly writes: Pick<Writes, 'last'>;
  readonly outward: Pick<Outward, 'told'>;
  readonly troubles: Pick<Troubles, 'told'>;
  program(): Promise<Program>;
  /** The build of the web app that is given out; null: none. */
  app(): Promise<string | null>;
  /** Null: IT set no address that has one. */
  certificate(): Promise<Shown | null>;
  /** As /metrics tells them. */
  metrics(): Promise<string>;
  /** Names of what IT has set, without what it was set to. */
  readonly settings: readonly string[];
}

/** Of the files in the folder itself: the log, sessions, accounts, and what SQLite keeps beside them. */
async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { withFileTypes: true });
  const sizes = await Promise.all(
    // One that SQLite takes away meanwhile is none.
    names
      .filter((name) => name.isFile())
      .map(({ name }) =>
        stat(join(folder, name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

export async function diskOf(dataFolder: string): Promise<{ readonly used: number; readonly free: number }> {
  const { bavail, bsize } = await statfs(dataFolder);
  return { used: await bytesIn(dataFolder), free: bavail * bsize };
}

export const hostOf = (dataFolder: string, of: Omit<Host, 'disk'>): Host => ({
  ...of,
  disk: () => diskOf(dataFolder),
});
