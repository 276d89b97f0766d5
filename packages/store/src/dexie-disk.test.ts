import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { diskContract } from './disk.contract.ts';
import { DiskFull, DiskGone } from './disk.ts';
import { openDexieDisk } from './dexie-disk.ts';

let count = 0;
const fresh = (): string => `disk ${(count += 1)}`;
diskContract('the Dexie disk', () => openDexieDisk({ name: fresh() }));

test('[T6] another tab that wants the database is let in after a flush', async () => {
  const name = fresh();
  const said: string[] = [];
  const disk = await openDexieDisk({ name, onWanted: () => void said.push('flushed') });
  await Dexie.delete(name);
  expect(said.length).toBeGreaterThan(0);
  await expect(
    disk.commit([{ put: 'meta', key: 'a', value: 1 }], { strict: true, generation: 0 }),
  ).rejects.toBeInstanceOf(DiskGone);
});

test('[T7] strict commits ask the browser for strict durability and disposable ones for relaxed', async () => {
  const asked: string[] = [];
  const original = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    if (mode === 'readwrite') asked.push(options?.durability ?? 'default');
    return original.call(this, names, mode, options);
  };
  const disk = await openDexieDisk({ name: fresh() });
  asked.length = 0;
  await disk.commit([{ put: 'outbox', key: 1, value: 1 }], { strict: true, generation: 0 });
  await disk.commit([{ put: 'projections', key: 'r', value: 1 }], { strict: false, generation: 0 });
  await disk.lead();
  IDBDatabase.prototype.transaction = original;
  expect(asked).toEqual(['strict', 'relaxed', 'strict']);
});

test('[T5] a browser without room is told as a full disk', async () => {
  const disk = await openDexieDisk({ name: fresh() });
  const original = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  const commit = disk.commit([{ put: 'meta', key: 'a', value: 1 }], { strict: true, generation: 0 });
  await expect(commit).rejects.toBeInstanceOf(DiskFull);
  IDBObjectStore.prototype.put = original;
});

test('[T5] so is one that says it only while it writes', async () => {
  const disk = await openDexieDisk({ name: fresh() });
  await disk.commit([{ put: 'meta', key: 'there', value: 1 }], { strict: true, generation: 0 });
  const original = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value) {
    const request = this.add(value, 'there');
    const error = new DOMException('no room', 'QuotaExceededError');
    Object.defineProperty(request, 'error', {
      get: () => error,
      set() {
        // The database means to say that all is well.
      },
    });
    return request;
  };
  const writes = ['a', 'b'].map((key) => ({ put: 'meta', key, value: 1 }) as const);
  const commit = disk.commit(writes, { strict: true, generation: 0 });
  await expect(commit).rejects.toBeInstanceOf(DiskFull);
  IDBObjectStore.prototype.put = original;
});
