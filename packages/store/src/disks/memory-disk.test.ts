import { expect, test } from 'vitest';
import { diskContract } from './disk.contract.ts';
import { DiskFull, DiskGone } from '../disk.ts';
import { createMemoryDisk } from './memory-disk.ts';

diskContract('the memory disk', async () => createMemoryDisk().open());

const at = { generation: 0 };

test('[T4] a crash forgets what was not synced and keeps what a strict commit covered', async () => {
  const memory = createMemoryDisk();
  const before = memory.open();
  await before.commit([{ put: 'meta', key: 'relaxed before', value: 1 }], { strict: false, ...at });
  await before.commit([{ put: 'meta', key: 'strict', value: 1 }], { strict: true, ...at });
  await before.commit([{ put: 'meta', key: 'relaxed after', value: 1 }], { strict: false, ...at });
  memory.crash();
  await expect(before.get('meta', 'strict')).rejects.toBeInstanceOf(DiskGone);
  const after = memory.open();
  expect(await Promise.all(['relaxed before', 'strict', 'relaxed after'].map((key) => after.get('meta', key)))).toEqual(
    [1, 1, undefined],
  );
});

test('[T4] a commit that was under way at the crash is not kept', async () => {
  let release = (): void => {};
  const memory = createMemoryDisk(
    () =>
      new Promise((resolve) => {
        release = resolve;
      }),
  );
  const commit = memory.open().commit([{ put: 'meta', key: 'a', value: 1 }], { strict: true, ...at });
  memory.crash();
  release();
  await expect(commit).rejects.toBeInstanceOf(DiskGone);
  expect(await memory.open().get('meta', 'a')).toBeUndefined();
});

test('[T5] a full disk is told as such and keeps nothing', async () => {
  const memory = createMemoryDisk();
  memory.fail(new DiskFull('full'));
  await expect(
    memory.open().commit([{ put: 'meta', key: 'a', value: 1 }], { strict: true, ...at }),
  ).rejects.toBeInstanceOf(DiskFull);
  memory.fail(null);
  expect(await memory.open().get('meta', 'a')).toBeUndefined();
});

test('[T1] a value that changes after its commit does not change on the disk', async () => {
  const disk = createMemoryDisk().open();
  const value = { list: [1] };
  await disk.commit([{ put: 'meta', key: 'a', value }], { strict: true, ...at });
  value.list.push(2);
  expect(await disk.get('meta', 'a')).toEqual({ list: [1] });
});
