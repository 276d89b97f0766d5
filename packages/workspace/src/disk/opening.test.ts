// The first word of a start: before rows, of which there may be very many, are read.
import { addProject } from '@baton/model/project/commands';
import type { Disk } from '@baton/store/disk';
import { expect, test } from 'vitest';
import type { Status, World } from '../contract.ts';
import { openScene, type Machine } from '../test/scene.ts';
import { watchProjects } from '../test/watching.ts';

/** Rows are read when the test says so. */
function slowDisk({ memory }: Machine) {
  const disk = memory.open();
  let read = (): void => undefined;
  const readable = new Promise<void>((resolve) => {
    read = resolve;
  });
  const range: Disk['range'] = async (table, ...ends) => {
    if (table === 'projections') await readable;
    return disk.range(table, ...ends);
  };
  return { disk: { ...disk, range }, read };
}

const project = { name: 'Spring', hue: 1, prefix: 'SPR' } as const;

test('[W251] who I am, the directory and what waits are told while rows are still being read; then all is there', async () => {
  const scene = await openScene();
  const first = await scene.open(scene.ann);
  scene.relay.deaf = true;
  const adding = first.workspace.run(addProject, { space: scene.space, ...project });
  await scene.time.pass(50);
  await adding;
  scene.ann.memory.crash();

  const told: { world: World; status: Status }[] = [];
  const { disk, read } = slowDisk(scene.ann);
  const opening = scene.open(scene.ann, { disk, more: { first: (world, status) => told.push({ world, status }) } });
  let isOpen = false;
  void opening.then(() => (isOpen = true));
  await scene.time.pass(1_000);
  expect([told.length, isOpen]).toEqual([1, false]);
  expect(told[0]?.world).toMatchObject({
    me: { person: scene.ann.person },
    titles: { workspace: 'Northwind Outdoor' },
  });
  // What waits is known by then: nothing claims to be on the relay that is not.
  expect(told[0]?.status).toMatchObject({ save: { state: 'here' }, link: 'connecting' });

  read();
  await scene.time.pass(1_000);
  const { workspace } = await opening;
  const { names } = watchProjects(workspace);
  await scene.time.pass(10);
  expect(names()).toEqual(['Spring']);
  expect(told).toHaveLength(1);
});

test('[W286] all that is small is asked for at once, rows behind it, before the first of it is answered', async () => {
  const scene = await openScene();
  await scene.open(scene.ann);
  scene.ann.memory.crash();
  const disk = scene.ann.memory.open();
  const asked: string[] = [];
  let answer = (): void => undefined;
  const answering = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const get: Disk['get'] = async (table, key) => {
    asked.push(`${table} ${String(key)}`);
    await answering;
    return disk.get(table, key);
  };
  const range: Disk['range'] = async (table, ...ends) => {
    asked.push(table);
    await answering;
    return disk.range(table, ...ends);
  };
  const opening = scene.open(scene.ann, { disk: { ...disk, get, range } });
  await scene.time.pass(1_000);
  expect(asked).toEqual(expect.arrayContaining(['outbox', 'ledger', 'meta cursor', 'meta sessions', 'aside']));
  expect(asked.slice(-2).toSorted()).toEqual(['numbers', 'projections']);
  answer();
  await scene.time.pass(1_000);
  expect((await opening).engine.core.world.world()).not.toBeNull();
});

test('[W251] a device that was removed is told nothing so early', async () => {
  const scene = await openScene();
  const bo = await scene.another();
  const { engine } = await scene.open(bo);
  // It heard of its end, and was killed before it had erased anything.
  const { book } = engine.core.world.kept();
  const known = book.directory?.devices[bo.device];
  const directory = {
    ...book.directory,
    devices: { ...book.directory?.devices, [bo.device]: { ...known, revoked: 9 } },
  };
  const writing = engine.core.journal.write([
    { put: 'meta', key: 'world', value: { ...engine.core.world.kept(), book: { ...book, directory } } },
  ]);
  await scene.time.pass(10);
  await writing;
  bo.memory.crash();
  const told: World[] = [];
  const opening = scene.open(bo, { more: { first: (world) => told.push(world) } });
  opening.catch(() => undefined);
  await scene.time.pass(1_000);
  expect(told).toEqual([]);
});

test('[W251] a new device has nothing to tell before its first contact with the relay', async () => {
  const scene = await openScene();
  const told: World[] = [];
  await scene.open(await scene.join(), { more: { first: (world) => told.push(world) } });
  expect(told).toEqual([]);
});
