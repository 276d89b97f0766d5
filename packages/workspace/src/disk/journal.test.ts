import { DiskFull, StaleLeader, type Disk, type Write } from '@baton/store/disk';
import { createMemoryDisk } from '@baton/store/disks/memory-disk';
import { expect, test } from 'vitest';
import { openJournal, type DiskFault } from './journal.ts';
import { createTime } from '../test/time.ts';

const put = (key: string, value: unknown = key): Write => ({ put: 'meta', key, value });

function openOne(generation = 0) {
  const time = createTime();
  const memory = createMemoryDisk(() => new Promise((resolve) => void time.scheduler.after(10, resolve)));
  const disk = memory.open();
  const commits: { keys: string[]; strict: boolean }[] = [];
  const watched: Disk = {
    ...disk,
    commit(writes, options) {
      commits.push({
        keys: writes.flatMap((write) => ('put' in write ? [String(write.key)] : [])),
        strict: options.strict,
      });
      return disk.commit(writes, options);
    },
  };
  const faults: (DiskFault | null)[] = [];
  const journal = openJournal({
    disk: watched,
    generation,
    scheduler: time.scheduler,
    onFault: (fault) => void faults.push(fault),
  });
  return { time, memory, disk, journal, commits, faults };
}

test('[W36] what is written while a commit runs goes into the next one, together and in order', async () => {
  const { time, journal, commits } = openOne();
  const kept: string[] = [];
  for (const key of ['a', 'b', 'c', 'd']) void journal.write([put(key)]).finally(() => kept.push(key));
  await time.pass(50);
  expect(commits.map(({ keys }) => keys)).toEqual([['a'], ['b', 'c', 'd']]);
  expect(kept).toEqual(['a', 'b', 'c', 'd']);
});

test('[W36] a commit is strict when anything in it is', async () => {
  const { time, journal, commits } = openOne();
  void journal.write([put('relaxed')], false);
  void journal.write([put('also relaxed')], false);
  void journal.write([put('strict')]);
  await time.pass(50);
  expect(commits.map(({ strict }) => strict)).toEqual([false, true]);
});

test('[W8] a full disk is tried again with everything that waits, in order', async () => {
  const { time, memory, journal, faults, disk } = openOne();
  memory.fail(new DiskFull('full'));
  const kept: string[] = [];
  void journal.write([put('a')]).finally(() => kept.push('a'));
  await time.pass(20);
  void journal.write([put('b')]).finally(() => kept.push('b'));
  await time.pass(5_000);
  expect([faults, kept, journal.fault()]).toEqual([['full'], [], 'full']);
  memory.fail(null);
  await time.pass(3_000);
  expect([faults, kept]).toEqual([
    ['full', null],
    ['a', 'b'],
  ]);
  expect(await disk.get('meta', 'b')).toBe('b');
});

test('[W7] a stale or lost disk answers nobody: whoever waits asks the next leader', async () => {
  for (const [fault, name] of [
    [new StaleLeader('late'), 'stale'],
    [new Error('gone'), 'blocked'],
  ] as const) {
    const { time, memory, journal, faults } = openOne();
    memory.fail(fault);
    let settled = false;
    void journal.write([put('a')]).finally(() => void (settled = true));
    await time.pass(10_000);
    memory.fail(null);
    void journal.write([put('b')]).finally(() => void (settled = true));
    await time.pass(10_000);
    expect([faults, settled]).toEqual([[name], false]);
  }
});

test('[W36] a flush waits for what was written before it', async () => {
  const { time, journal } = openOne();
  const said: string[] = [];
  void journal.write([put('a')]).finally(() => said.push('kept'));
  void journal.flush().finally(() => said.push('flushed'));
  await time.pass(100);
  expect(said).toEqual(['kept', 'flushed']);
  await journal.flush();
});
