import { expect, test, vi } from 'vitest';
import { bytesOf, hashOf } from './hash.fixture.ts';
import { createMemoryStore } from './memory-store.ts';
import { mostStepMs } from './idle-files.ts';
import { bringer, dayMs, person, SweepWorld, workspace } from './sweep.fixture.ts';

const space = 's'.padEnd(18, '0');
const doc = `r/${space}/0`;
const page = `p/${space}/${'t1'.padEnd(18, '0')}`;

const task = { 't1+ti': 'Poster', 't1+pj': 'p1', 't1+st': 'q1', 't1+cr': 1 };
const fileCells = (hash: string, at = '1', on = 't1') => ({
  [`fN${at}+on`]: on,
  [`fN${at}+nm`]: 'plan.txt',
  [`fN${at}+at`]: 1,
  [`gN${at}+fi`]: `fN${at}`,
  [`gN${at}+on`]: on,
  [`gN${at}+ha`]: hash,
  [`gN${at}+sz`]: 1,
  [`gN${at}+ty`]: 'text/plain',
  [`gN${at}+at`]: 1,
});
/** A task with a file on it. */
async function hung(world: SweepWorld, seed = 1): Promise<string> {
  const hash = await world.bring(bytesOf(100, seed), page);
  await world.write(doc, { ...task, ...fileCells(hash) });
  return hash;
}
const bin = async (world: SweepWorld): Promise<void> => world.write(doc, { 'fN1+bn': world.now });

test('[S401] what a record refers to stays; binned, its time begins when the bin’s thirty days are over', async () => {
  const world = await SweepWorld.open();
  const hash = await hung(world);
  await world.days(200);
  expect(await world.has(hash)).toBe(true);
  await bin(world);
  await world.days(30 + 89);
  expect(await world.has(hash)).toBe(true);
  await world.days(3);
  expect([await world.has(hash), await world.liesInStore(hash)]).toEqual([false, false]);
});

test('[S401] out of the bin at the last moment it is there, and has its whole time again', async () => {
  const world = await SweepWorld.open();
  const hash = await hung(world);
  await bin(world);
  await world.days(119);
  await world.write(doc, { 'fN1+bn': null });
  await world.days(5);
  expect(await world.has(hash)).toBe(true);
  await bin(world);
  await world.days(119);
  expect(await world.has(hash)).toBe(true);
});

test('[S402] bytes that came before what refers to them wait for it the whole period', async () => {
  const world = await SweepWorld.open();
  const [early, never] = [await world.bring(bytesOf(50, 1), page), await world.bring(bytesOf(50, 2), page)];
  await world.days(89);
  await world.write(doc, { ...task, ...fileCells(early) });
  await world.days(5);
  expect([await world.has(early), await world.has(never)]).toEqual([true, false]);
});

test('[S402] what refers to bytes that come later finds them, however much later', async () => {
  const world = await SweepWorld.open();
  const bytes = bytesOf(50, 1);
  await world.write(doc, { ...task, ...fileCells(hashOf(bytes)) });
  await world.days(150);
  await world.bring(bytes, page);
  await world.days(150);
  expect(await world.has(hashOf(bytes))).toBe(true);
});

test('[S402] who asks for a file that is there, to hang it elsewhere, gives it its whole time again', async () => {
  const world = await SweepWorld.open();
  const hash = await world.bring(bytesOf(50, 1), page);
  await world.days(89);
  expect(await world.desk.ask(bringer, { hash, size: 50, doc: page })).toEqual({ came: 50, kept: true });
  await world.days(89);
  expect(await world.has(hash)).toBe(true);
  await world.days(3);
  expect(await world.has(hash)).toBe(false);
});

test('[S402] what the held tray still has refers', async () => {
  const world = await SweepWorld.open();
  const hash = await world.bring(bytesOf(50, 1), page);
  world.held = [new TextEncoder().encode(`\u0000+ha${hash}x`)];
  world.restart();
  await world.days(150);
  expect(await world.has(hash)).toBe(true);
});

test('[S403] time in which nobody looked does not count, nor does a clock that was set', async () => {
  const world = await SweepWorld.open();
  const hash = await world.bring(bytesOf(50, 1), page);
  await world.days(10);
  world.away(1_000);
  await world.days(70);
  world.now -= 500 * dayMs;
  await world.days(5);
  expect(await world.has(hash)).toBe(true);
  expect(world.book.idle.told().longestMs).toBeLessThan(90 * dayMs + mostStepMs);
  await world.days(10);
  expect(await world.has(hash)).toBe(false);
});

test('[S403] a line that was set back begins every count anew, and while it is recovering nothing is counted', async () => {
  const world = await SweepWorld.open();
  const hash = await world.bring(bytesOf(50, 1), page);
  await world.write(doc, task);
  await world.days(89);
  await world.setBack(1);
  await world.days(89);
  expect(await world.has(hash)).toBe(true);
  await world.log.changeStanding(workspace, { do: 'renew', above: 0 });
  await world.days(30);
  expect(await world.has(hash)).toBe(true);
  await world.log.changeStanding(workspace, { do: 'open' });
  await world.days(92);
  expect(await world.has(hash)).toBe(false);
});

test.each([
  ['before its bytes are touched', false],
  ['after they are gone', true],
])('[S404] ended in the middle, %s, the next sweep goes on', async (_, isAfter) => {
  const store = createMemoryStore();
  const world = await SweepWorld.open({ store });
  const hash = await world.bring(bytesOf(50, 1), page);
  await world.days(89);
  const ends = vi.spyOn(store, 'remove').mockImplementationOnce(async (name) => {
    ends.mockRestore();
    if (isAfter) await store.remove(name);
    throw new Error('the power is gone');
  });
  await expect(world.days(3)).rejects.toThrow('power');
  world.restart();
  // From the book it is gone already: nobody is told that it is there.
  expect([world.book.kept({ workspace, hash }), await world.liesInStore(hash)]).toEqual([undefined, !isAfter]);
  await world.days(1);
  expect([await world.liesInStore(hash), world.book.idle.going(workspace)]).toEqual([false, []]);
});

test('[S404] brought again while it goes, it stays', async () => {
  const store = createMemoryStore();
  const world = await SweepWorld.open({ store });
  const bytes = bytesOf(50, 1);
  const hash = await world.bring(bytes, page);
  await world.days(89);
  const ends = vi.spyOn(store, 'remove').mockImplementationOnce(async () => {
    ends.mockRestore();
    throw new Error('the power is gone');
  });
  await expect(world.days(3)).rejects.toThrow('power');
  world.restart();
  await world.bring(bytes, page);
  await world.write(doc, { ...task, ...fileCells(hash) });
  await world.days(100);
  expect(await world.has(hash)).toBe(true);
});

test('[S404] brought again at the very moment at which it is removed, it is removed first or not at all', async () => {
  const store = createMemoryStore();
  const world = await SweepWorld.open({ store });
  const bytes = bytesOf(50, 1);
  const hash = await world.bring(bytes, page);
  await world.days(89);
  const real = store.remove;
  let again: Promise<string> | undefined;
  vi.spyOn(store, 'remove').mockImplementation(async (name) => {
    again ??= world.bring(bytes, page);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    await real(name);
  });
  await world.days(3);
  await again;
  expect(again).toBeDefined();
  expect(await world.has(hash)).toBe(true);
});

test('[S404] a document that cannot be read ends the sweep: nothing is counted, nothing is removed', async () => {
  const world = await SweepWorld.open();
  const hash = await world.bring(bytesOf(50, 1), page);
  await world.write(doc, task);
  await world.days(89);
  vi.spyOn(world.log, 'snapshot').mockRejectedValue(new Error('the snapshot is damaged on the disk'));
  world.now += dayMs;
  for (let day = 0; day < 5; day += 1) await expect(world.pass()).rejects.toThrow('damaged');
  expect(await world.has(hash)).toBe(true);
});

test('[S404] bytes that lie in the store without a name go as well, after the same time', async () => {
  const world = await SweepWorld.open();
  const bytes = bytesOf(50, 1);
  const of = { workspace, person, hash: hashOf(bytes) };
  await world.store.put(of, 0, bytes);
  await world.store.finish(of);
  await world.days(90);
  expect(await world.liesInStore(of.hash)).toBe(true);
  await world.days(3);
  expect(await world.liesInStore(of.hash)).toBe(false);
});

test('[S404] what is written while it is read counts', async () => {
  const world = await SweepWorld.open({ graceDays: 90 });
  const hash = await world.bring(bytesOf(50, 1), page);
  await world.write(doc, task);
  await world.days(90);
  const real = world.log.snapshot.bind(world.log);
  let isWritten = false;
  vi.spyOn(world.log, 'snapshot').mockImplementation(async (...of) => {
    const found = await real(...of);
    if (!isWritten && of[1] === doc) {
      isWritten = true;
      // Into a document that nobody knew of when the reading began.
      await world.log.openDoc(workspace, `r/${space}/1`);
      await world.write(`r/${space}/1`, fileCells(hash));
    }
    return found;
  });
  await world.days(3);
  expect([isWritten, await world.has(hash)]).toEqual([true, true]);
});

test('[S405] a file whose bytes are not where they should be is asked for again', async () => {
  const world = await SweepWorld.open();
  const bytes = bytesOf(50, 1);
  const hash = await world.bring(bytes, page);
  await world.store.remove({ workspace, hash });
  expect(await world.desk.ask(bringer, { hash, size: 50, doc: page })).toEqual({ came: 0, kept: false });
  await world.bring(bytes, page);
  expect(await world.has(hash)).toBe(true);
});
