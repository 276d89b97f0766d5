import { expect, test } from 'vitest';
import { DiskFull } from '@baton/store/disk';
import { keepUpTo } from '@baton/model/file/keeping';
import { addFiles } from '@baton/model/file/commands';
import { partBytes } from '@baton/protocol/http-files';
import { hearLink } from '../engine/hearing.ts';
import { bytesOf, during, hang, openAt, until, world } from '../test/files-world.ts';

/** Ann has hung it, the relay has it, and Ann's second device knows of it. */
async function elsewhere(length = partBytes + 70) {
  const { scene, files, at, task } = await world();
  const { hash, size } = await hang(scene, at, { task, bytes: bytesOf(length, 7) });
  await until(scene, () => files.kept.has(hash));
  const second = await scene.another();
  const there = await openAt(scene, second, files);
  await until(scene, () => there.engine.core.replica.rows.fileVersions.by('hash', hash).length > 0);
  const stand = () => there.stands().find((one) => one.hash === hash);
  return { scene, files, at, task, hash, size, second, there, stand };
}

test('[W480] files of what is kept on this device come by themselves, and it is said where each is', async () => {
  const { scene, files, task, there, stand, second } = await elsewhere();
  await during(scene, scene.time.pass(20_000));
  expect([stand(), files.got]).toEqual([undefined, 0]);
  await during(scene, there.workspace.pin(task, true));
  await until(scene, () => stand()?.here === true);
  expect(stand()).toMatchObject({ pinned: true, relay: 'kept', fetching: false });
  // One that is hung later too, and one of a project that is kept.
  scene.relay.part(second.device);
  const project = there.engine.core.replica.rows.tasks.get(task)?.project ?? '';
  await during(scene, there.workspace.pin(task, false));
  await until(scene, () => stand()?.pinned === false);
  await during(scene, there.workspace.pin(project, true));
  await until(scene, () => stand()?.pinned === true);
});

test('[W480] without the relay it waits for it, and goes on where it stopped after a killed tab', async () => {
  const { scene, files, hash, task, second, there, stand } = await elsewhere(3 * partBytes);
  scene.relay.part(second.device);
  await during(scene, there.workspace.pin(task, true));
  await until(scene, () => stand()?.pinned === true);
  expect(stand()).toMatchObject({ here: false, relay: 'kept' });
  const real = files.get.bind(files);
  files.get = async (of, from, to) => (from === 0 ? real(of, from, to) : new Promise<never>(() => undefined));
  scene.relay.away.delete(second.device);
  await until(scene, () => files.got === 1);
  await during(scene, scene.time.pass(1_000));
  second.memory.crash();
  files.get = real;
  const again = await openAt(scene, second, files);
  await until(scene, () => again.stands().some((one) => one.hash === hash && one.here));
  expect(files.got).toBe(3);
});

test('[W480] what is too large for that comes when somebody opens it, and not before', async () => {
  const { scene, files, at, task, there } = await elsewhere();
  const large = { name: 'film.mp4', hash: 'a'.repeat(64), size: keepUpTo.task + 1, type: 'video/mp4' };
  await during(scene, at.workspace.run(addFiles, { task, files: [large] }));
  await during(scene, there.workspace.pin(task, true));
  await until(scene, () => files.got === 2);
  await during(scene, scene.time.pass(20_000));
  expect(there.stands().some(({ hash }) => hash === large.hash)).toBe(false);
});

test('[W481] what is kept here stays where room is wanted, and goes when it is kept no more', async () => {
  const { scene, files, task, there, stand } = await elsewhere();
  await during(scene, there.workspace.pin(task, true));
  await until(scene, () => stand()?.here === true);
  const { got } = files;
  await during(scene, scene.time.pass(10_000));
  await during(scene, there.workspace.freeSpace(scene.time.clock()));
  await during(scene, scene.time.pass(10_000));
  // Not gone and fetched again either.
  expect([await there.disk.range('files'), files.got]).toEqual([[expect.anything()], got]);
  await during(scene, there.workspace.pin(task, false));
  await until(scene, () => stand()?.pinned === false);
  await during(scene, there.workspace.freeSpace(scene.time.clock()));
  expect(await there.disk.range('files')).toEqual([]);
});

test('[W482] without room nothing comes and nothing of it stays; with room again it comes', async () => {
  const { scene, task, there, stand, second } = await elsewhere();
  await during(scene, there.workspace.pin(task, true));
  second.memory.fail(new DiskFull('full'));
  await during(scene, scene.time.pass(20_000));
  second.memory.fail(null);
  expect(stand()).toMatchObject({ here: false, pinned: true });
  await during(scene, there.workspace.freeSpace(scene.time.clock()));
  await until(scene, () => stand()?.here === true);
});

test('[W482] what the relay has no more is not asked for again and again', async () => {
  const { scene, files, hash, task, there } = await elsewhere();
  files.kept.delete(hash);
  await during(scene, there.workspace.pin(task, true));
  await until(scene, () => files.got === 1);
  await during(scene, scene.time.pass(60_000));
  expect(files.got).toBe(1);
});

test('[W483] a relay that was set back is offered what was hung from here, and sent what it lacks', async () => {
  const { scene, files, at, task } = await world();
  const [one, two] = [bytesOf(40, 1), bytesOf(41, 2)];
  const lost = await hang(scene, at, { task, bytes: one });
  const known = await hang(scene, at, { task, bytes: two });
  await until(scene, () => files.kept.size === 2);
  files.kept.delete(lost.hash);
  const sent = files.sent;
  const told = { do: 'welcomed', incarnation: 2, now: scene.time.clock(), head: 1, safe: 0 } as never;
  hearLink(at.engine.core, told, { settled: () => undefined, givingBack: {} as never });
  await until(scene, () => files.kept.has(lost.hash));
  expect([files.sent - sent, files.docs.get(known.hash)?.length]).toEqual([40, 2]);
  await until(scene, () => at.stands().every(({ relay }) => relay === 'kept'));
});
