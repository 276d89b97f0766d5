// Where a tab's workspace stands: on this device, in a database that all tabs of the browser share; or, on a computer that
// is not one's own, in the memory of this window's worker, and gone with it.
import { deleteDatabase, diskName, type DeviceRow } from '@baton/store/browser/devices';
import { openDexieDisk } from '@baton/store/disks/dexie-disk';
import type { Disk } from '@baton/store/disk';
import { createMemoryDisk } from '@baton/store/disks/memory-disk';
import { browserStorage, forgetDevice, keepDevice, keepLeft, windowStorage } from './surroundings.ts';
import type { Identity } from '../identity.ts';
import type { StorageDoor } from '../sync/storage.ts';

/** The database is opened before anybody leads: taking over must not wait for it. */
export interface Disks {
  take(): Promise<Disk>;
  /** Flushed and closed when another tab wants the database. */
  holder: { close(): Promise<void> } | null;
}
export interface Home {
  /** Of the lock and the channel: tabs that share a disk share them. */
  readonly name: string;
  /** False: with the window all of it is gone. */
  readonly isKept: boolean;
  readonly storage: StorageDoor;
  openDisks(): Disks;
  remember(row: DeviceRow): Promise<void>;
  erase(): Promise<void>;
  /** What a device that was removed had not sent, kept as text where anything is kept. */
  readonly leave: typeof keepLeft;
}

/** What befalls a database that tabs of several versions share. */
export interface DiskEvents {
  /** It is wanted elsewhere: nothing more can be written here. */
  wanted(): void;
  /** A tab with an older version does not let go of it. */
  blocked(): void;
}

function openDisks(identity: Identity, { wanted, blocked }: DiskEvents): Disks {
  const openDisk = (): Promise<Disk> =>
    openDexieDisk({
      name: diskName(identity),
      async onWanted() {
        await disks.holder?.close();
        wanted();
      },
      onBlocked: blocked,
    });
  let warm: Promise<Disk> | null = openDisk();
  warm.catch(() => undefined);
  const disks: Disks = {
    holder: null,
    take() {
      const disk = warm ?? openDisk();
      warm = null;
      return disk;
    },
  };
  return disks;
}

export const onDevice = (identity: Identity, events: DiskEvents): Home => ({
  name: diskName(identity),
  isKept: true,
  storage: browserStorage,
  openDisks: () => openDisks(identity, events),
  remember: keepDevice,
  leave: keepLeft,
  async erase() {
    await deleteDatabase(diskName(identity));
    await forgetDevice(identity);
  },
});

/** Nothing of it is written, not even its title; with the worker it is gone. No other tab shares it. */
export function inWindow(identity: Identity): Home {
  const memory = createMemoryDisk();
  return {
    name: `${diskName(identity)} ${identity.device}`,
    isKept: false,
    storage: windowStorage,
    openDisks: () => ({ holder: null, take: async () => memory.open() }),
    remember: async () => undefined,
    leave: async () => undefined,
    erase: async () => undefined,
  };
}
