import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test, vi } from 'vitest';
import { diskContract } from './disk.contract.ts';
import { DiskFull, DiskGone, StaleLeader } from '../disk.ts';
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

test('[T47] a leader leaves the log of before behind where a browser goes on with it, and nothing of that stays', async () => {
  vi.stubGlobal('navigator', { userAgentData: {} });
  const original = IDBObjectStore.prototype.put;
  let bytes = 0;
  IDBObjectStore.prototype.put = function (value, key) {
    if (value instanceof Uint8Array) bytes += value.length;
    return original.call(this, value, key);
  };
  const disk = await openDexieDisk({ name: fresh() });
  expect(await disk.lead()).toBe(1);
  await disk.commit([{ put: 'meta', key: 'own', value: 1 }], { strict: true, generation: 1 });
  await vi.waitFor(() => expect(bytes).toBeGreaterThan(4 * 2 ** 20), { timeout: 20_000 });
  const keys = async () => (await disk.range('meta')).map(({ key }) => key);
  await vi.waitFor(async () => expect(await keys()).toEqual(['generation', 'own']), { timeout: 20_000 });
  IDBObjectStore.prototype.put = original;
  vi.unstubAllGlobals();
  disk.close();
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

test('[T38] what is read at the same time shares a transaction, and each has its own answer', async () => {
  const disk = await openDexieDisk({ name: fresh() });
  const writes = [1, 2, 3].map((key) => ({ put: 'outbox', key, value: `batch ${key}` }) as const);
  await disk.commit([...writes, { put: 'meta', key: 'a', value: 7 }], { strict: true, generation: 0 });
  let transactions = 0;
  const original = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    transactions += 1;
    return original.call(this, names, mode, options);
  };
  const read = await Promise.all([
    disk.get('outbox', 2),
    disk.get('meta', 'a'),
    disk.range('outbox', 2),
    disk.get('meta', 'none'),
    disk.range('confirmed'),
  ]);
  IDBDatabase.prototype.transaction = original;
  expect(transactions).toBe(1);
  const [two, three] = [2, 3].map((key) => ({ key, value: `batch ${key}` }));
  expect(read).toEqual(['batch 2', 7, [two, three], undefined, []]);
  disk.close();
});

test('[T2] [T38] a browser that gives keys and values in one answer is asked once for a range, with the same rows', async () => {
  const disk = await openDexieDisk({ name: fresh() });
  const writes = [3, 1, 2].map((key) => ({ put: 'outbox', key, value: `batch ${key}` }) as const);
  await disk.commit(writes, { strict: true, generation: 0 });
  const plainly = [await disk.range('outbox'), await disk.range('outbox', 2), await disk.range('outbox', 1, 2)];
  let asked = 0;
  // The browser of these tests has no such call.
  const records = function (this: IDBObjectStore, { query }: { query: IDBKeyRange | null }) {
    asked += 1;
    const answer = new EventTarget() as unknown as { result: unknown } & EventTarget;
    const keys = this.getAllKeys(query);
    const values = this.getAll(query);
    values.addEventListener('success', () => {
      answer.result = keys.result.map((key, at) => ({ key, value: values.result[at] as unknown }));
      answer.dispatchEvent(new Event('success'));
    });
    return answer;
  };
  const proto = IDBObjectStore.prototype as unknown as Record<string, unknown>;
  const { getAllRecords } = proto;
  proto['getAllRecords'] = records;
  expect([await disk.range('outbox'), await disk.range('outbox', 2), await disk.range('outbox', 1, 2)]).toEqual(
    plainly,
  );
  proto['getAllRecords'] = getAllRecords;
  expect(asked).toBe(3);
  disk.close();
});

test('[T38] whoever reads after the database was closed is told that it is gone', async () => {
  const disk = await openDexieDisk({ name: fresh() });
  disk.close();
  const reads = [disk.get('meta', 'a'), disk.range('outbox'), disk.lead()];
  for (const read of reads) await expect(read).rejects.toBeInstanceOf(DiskGone);
});

test('[T3] of a commit that goes out while another takes the lead nothing is kept', async () => {
  const disk = await openDexieDisk({ name: fresh() });
  const generation = await disk.lead();
  const [led, late] = [
    disk.lead(),
    disk.commit([{ put: 'meta', key: 'late', value: 1 }], { strict: true, generation }),
  ];
  await expect(late).rejects.toBeInstanceOf(StaleLeader);
  expect(await led).toBe(generation + 1);
  expect(await disk.get('meta', 'late')).toBeUndefined();
  disk.close();
});
