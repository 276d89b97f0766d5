// A terminal's device: its key's seed, who it is, its database, all in one directory that only its owner reads.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deserialize, serialize } from 'node:v8';
import { fromBase64, toBase64 } from '@baton/ledger/bytes';
import { createDeviceKey, keyFromSeed, seedBytes, type SigningKey } from '@baton/ledger/keys';
import type { Disk } from '@baton/store/disk';
import type { DeviceRow } from '@baton/store/browser/devices';
import type { Left } from '@baton/store/browser/left';
import { openSqliteDisk, type SqliteDatabase } from '@baton/store/disks/sqlite-disk';
import { identityOf, type Identity } from '../identity.ts';

export interface Home {
  /** Null until it has joined a workspace. */
  identity(): Identity | null;
  keep(row: DeviceRow): void;
  key(): Promise<SigningKey>;
  openDisk(): Disk;
  /** What was not sent, as a text and as a file that another device reads in. */
  leave(left: Left): void;
  /** Identity, key and database. */
  erase(): void;
}

function writePrivately(path: string, text: string | Uint8Array): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

export function openHome(directory: string): Home {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const identityPath = join(directory, 'identity.json');
  const seedPath = join(directory, 'device.key');
  const seed = (): Uint8Array => {
    if (!existsSync(seedPath)) writePrivately(seedPath, toBase64(randomBytes(seedBytes)));
    const bytes = fromBase64(readFileSync(seedPath, 'utf8').trim());
    if (!bytes) throw new Error(`${seedPath} is damaged: join the workspace again in another directory.`);
    return bytes;
  };
  return {
    identity: () => (existsSync(identityPath) ? (JSON.parse(readFileSync(identityPath, 'utf8')) as Identity) : null),
    keep({ key: _key, publicKey: _publicKey, ...identity }) {
      writePrivately(identityPath, JSON.stringify(identity, null, 2));
    },
    key: () => keyFromSeed(seed()),
    openDisk() {
      const database = new DatabaseSync(join(directory, 'workspace.sqlite')) as unknown as SqliteDatabase;
      return openSqliteDisk({ database, serialize, deserialize });
    },
    leave({ device, count, text, file }) {
      if (count === 0) return;
      writePrivately(join(directory, `unsent-${device}.txt`), text);
      writePrivately(join(directory, `unsent-${device}.baton`), file);
    },
    erase() {
      const database = ['workspace.sqlite', 'workspace.sqlite-wal', 'workspace.sqlite-shm'];
      for (const name of ['identity.json', 'device.key', ...database]) rmSync(join(directory, name), { force: true });
    },
  };
}

/** A device that lives as long as this process: of somebody who writes now and then, and is gone. */
export function homeInMemory(): Home {
  let identity: Identity | null = null;
  let made: Promise<SigningKey> | undefined;
  const database = new DatabaseSync(':memory:');
  // Closing a disk closes its database; this one must be there when it is opened again.
  const kept = {
    exec: (sql: string) => database.exec(sql),
    prepare: (sql: string) => database.prepare(sql),
    close: () => undefined,
  };
  return {
    identity: () => identity,
    keep: (row) => void (identity = identityOf(row)),
    key: () => (made ??= createDeviceKey()),
    openDisk: () => openSqliteDisk({ database: kept, serialize, deserialize }),
    // It ends with the process, with all that it has.
    leave: () => undefined,
    erase() {
      identity = null;
      made = undefined;
    },
  };
}
