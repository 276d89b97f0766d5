import { expect, test } from 'vitest';
import { addComment } from '@baton/model/comment/commands';
import { isRefusal } from '@baton/model/refusal';
import { addTask } from '@baton/model/task/add-commands';
import { setEstimate } from '@baton/model/task/commands';
import { DiskGone, type Disk } from '@baton/store/disk';
import type { Workspace } from '../contract.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { watchSync } from '../test/syncing.ts';
import { addNamed, during, rename } from '../test/watching.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

async function addNew(scene: Scene, workspace: Workspace, task: { project: string; title: string }): Promise<string> {
  const added = await during(scene, workspace.run(addTask, task));
  if (isRefusal(added)) throw new Error(JSON.stringify(added));
  return added.task;
}

/** Ann and Bo, a project, and nothing that waits. */
async function twoPeople() {
  const scene = await openScene();
  const bo = await scene.join();
  const [annAt, boAt] = [await scene.open(scene.ann), await scene.open(bo)];
  const project = await addNamed(scene, annAt.workspace, 'Spring');
  await scene.time.pass(1_000);
  return { scene, bo, annAt, boAt, project };
}
/** Gone after the first commit that brings edits. */
function dyingAfterFirst(disk: Disk): Disk {
  let brought = 0;
  return {
    ...disk,
    async commit(writes, options) {
      if (brought > 0) throw new DiskGone('killed');
      await disk.commit(writes, options);
      if (writes.some((write) => 'put' in write && write.put === 'confirmed')) brought += 1;
    },
  };
}
const comeBack = async ({ relay, ann, time }: Scene): Promise<void> => {
  relay.away.delete(ann.device);
  await time.pass(2 * minute);
};

test('[W206] what others did is counted with its people and times also where documents come whole', async () => {
  const { scene, bo, annAt, boAt, project } = await twoPeople();
  const { ann, relay, time } = scene;
  await during(scene, annAt.engine.close(), 500);
  await time.pass(10 * minute);
  await addNew(scene, boAt.workspace, { project, title: 'Socks' });
  await time.pass(10 * minute);
  await during(scene, rename(boAt.workspace, project, 'Summer'), 500);
  const last = time.clock();
  relay.compact();
  const sync = watchSync((await scene.open(ann)).workspace);
  await time.pass(minute);
  const away = sync.last().away;
  expect(away).toMatchObject({ othersCount: 2, people: [bo.person], places: [{ record: project }] });
  expect(away?.others.map((at) => Math.round((last - at) / minute))).toEqual([10, 0]);
});

test('[W113] the span runs from the loss of the relay until all is complete again, and says what both sides did', async () => {
  const { scene, bo, annAt, boAt, project } = await twoPeople();
  const sync = watchSync(annAt.workspace);
  const lostAt = scene.time.clock();
  scene.relay.part(scene.ann.device);
  await scene.time.pass(minute);
  await during(scene, rename(annAt.workspace, project, 'Summer'));
  const task = await addNew(scene, boAt.workspace, { project, title: 'Socks' });
  await during(scene, boAt.workspace.run(addComment, { task, text: 'Blue ones?' }));
  await scene.time.pass(minute);
  await during(scene, rename(annAt.workspace, project, 'Late summer'));
  await scene.time.pass(200);
  expect(sync.last().away).toMatchObject({ to: null, ownCount: 2, othersCount: 0 });
  await comeBack(scene);
  const { away } = sync.last();
  expect(away).toMatchObject({
    ownCount: 2,
    othersCount: 2,
    people: [bo.person],
    refused: 0,
    replaced: [],
    deletedPassages: [],
  });
  expect(away?.places).toEqual([{ record: project, count: 2, people: [bo.person] }]);
  expect(Math.abs((away?.from ?? 0) - lostAt)).toBeLessThan(1_000);
  expect(away?.to).toBeGreaterThan(lostAt + 2 * minute);
  expect(away?.own).toHaveLength(2);
  expect(away?.others.every((at) => at > lostAt && at <= (away.to ?? 0))).toBe(true);
});

test('[W113] after three weeks with the tab closed it is there in the first second, and still after a reload', async () => {
  const { scene, bo, annAt, boAt, project } = await twoPeople();
  const closedAt = scene.time.clock();
  await during(scene, annAt.engine.close());
  await during(scene, boAt.engine.close());
  await scene.time.pass(21 * day);
  const boAgain = await scene.open(bo);
  await addNew(scene, boAgain.workspace, { project, title: 'Socks' });
  scene.relay.away.add(scene.ann.device);
  const again = await scene.open(scene.ann);
  const away = watchSync(again.workspace).last().away;
  expect(away).toMatchObject({ to: null, ownCount: 0, othersCount: 0 });
  expect(Math.abs((away?.from ?? 0) - closedAt)).toBeLessThan(minute);
  await comeBack(scene);
  const told = watchSync(again.workspace).last().away;
  expect(told).toMatchObject({ othersCount: 1, from: away?.from, to: expect.any(Number) });
  scene.ann.memory.crash();
  const reloaded = await scene.open(scene.ann);
  expect(watchSync(reloaded.workspace).last().away).toEqual(told);
});

test('[W113] a tab that is killed loses a minute of it at most, and counts nothing twice', async () => {
  const { scene, annAt, boAt, project } = await twoPeople();
  await scene.time.pass(10 * minute);
  const killedAt = scene.time.clock();
  annAt.engine.stop();
  for (const title of ['One', 'Two', 'Three', 'Four']) await addNew(scene, boAt.workspace, { project, title });
  await scene.time.pass(5 * minute);
  // The first half of what comes is kept; then the tab dies once more.
  const half = await scene.open(scene.ann, { disk: dyingAfterFirst(scene.ann.memory.open()) });
  half.engine.stop();
  expect(half.engine.core.journal.fault()).toBe('blocked');
  const again = await scene.open(scene.ann);
  await scene.time.pass(1_000);
  const { away } = watchSync(again.workspace).last();
  expect(away?.othersCount).toBe(4);
  expect(killedAt - (away?.from ?? 0)).toBeLessThanOrEqual(minute);
  expect(killedAt - (away?.from ?? 0)).toBeGreaterThanOrEqual(0);
});

test('[W114] own values that lost are told until each is restored or dismissed', async () => {
  const { scene, annAt, boAt, project } = await twoPeople();
  scene.relay.part(scene.ann.device);
  await during(scene, rename(annAt.workspace, project, 'Summer'));
  await scene.time.pass(2_000);
  await during(scene, rename(boAt.workspace, project, 'Winter'));
  await comeBack(scene);
  const sync = watchSync(annAt.workspace);
  expect(sync.last().away?.replaced).toMatchObject([{ record: project, lost: { value: 'Summer' } }]);
  // Bo was not away: nothing of this is his to be told.
  expect(watchSync(boAt.workspace).last().away).toBeNull();
  await during(scene, annAt.workspace.restore(sync.last().away?.replaced[0]?.id ?? ''));
  await scene.time.pass(200);
  expect(sync.last().away?.replaced).toEqual([]);
});

test('[W113] a blink of the network, and an absence in which nothing happened, are not worth a word', async () => {
  const { scene, annAt, project } = await twoPeople();
  const sync = watchSync(annAt.workspace);
  scene.relay.part(scene.ann.device);
  await during(scene, rename(annAt.workspace, project, 'Summer'));
  scene.relay.away.delete(scene.ann.device);
  await scene.time.pass(5_000);
  scene.relay.part(scene.ann.device);
  await scene.time.pass(30 * minute);
  await comeBack(scene);
  expect(sync.last().away).toBeNull();
  expect(sync.all.filter(({ away }) => away?.to !== null && away !== null)).toEqual([]);
});

test('[W113] it is told until it is closed; a further absence joins one that was not', async () => {
  const { scene, annAt, boAt, project } = await twoPeople();
  const sync = watchSync(annAt.workspace);
  for (const name of ['Summer', 'Autumn']) {
    scene.relay.part(scene.ann.device);
    await scene.time.pass(10 * minute);
    await during(scene, rename(boAt.workspace, project, name));
    await comeBack(scene);
  }
  expect(sync.last().away).toMatchObject({ othersCount: 2, places: [{ count: 2 }] });
  await during(scene, annAt.workspace.closeAway());
  await scene.time.pass(200);
  expect(sync.last().away).toBeNull();
  scene.ann.memory.crash();
  const again = await scene.open(scene.ann);
  expect(watchSync(again.workspace).last().away).toBeNull();
});

test('[W113] what was refused on return is counted', async () => {
  const { scene, annAt, project } = await twoPeople();
  scene.relay.part(scene.ann.device);
  await during(scene, rename(annAt.workspace, project, 'Forbidden'));
  scene.relay.refuseNext = () => 'not-allowed';
  await comeBack(scene);
  expect(watchSync(annAt.workspace).last().away).toMatchObject({ ownCount: 1, refused: 1 });
});

test('[W115] a refused value is written anew as of now, reaches the others and leaves the tray', async () => {
  const { scene, annAt, boAt, project } = await twoPeople();
  const task = await addNew(scene, annAt.workspace, { project, title: 'Socks' });
  scene.relay.refuseNext = () => 'guard';
  await during(scene, annAt.workspace.run(setEstimate, { task: [task], estimate: 30 }), 300);
  scene.relay.refuseNext = () => null;
  const [refused] = watchSync(annAt.workspace).last().refused;
  expect(await during(scene, annAt.workspace.tryAgain(refused?.batch ?? 0), 300)).toBeNull();
  await scene.time.pass(500);
  expect(watchSync(annAt.workspace).last()).toMatchObject({ refused: [], waiting: [] });
  expect(boAt.engine.core.replica.rows.tasks.get(task)?.estimate).toBe(30);
  // Asked again by a tab that did not hear the answer: done once.
  const pushed = scene.relay.pushes.length;
  expect(await during(scene, annAt.workspace.tryAgain(refused?.batch ?? 0), 300)).toBeNull();
  expect(scene.relay.pushes).toHaveLength(pushed);
});

test('[W115] what is tried again and refused again is in the tray again, under its name', async () => {
  const { scene, annAt, project } = await twoPeople();
  scene.relay.refuseNext = () => 'guard';
  await during(scene, rename(annAt.workspace, project, 'Forbidden'), 300);
  const [refused] = watchSync(annAt.workspace).last().refused;
  await during(scene, annAt.workspace.tryAgain(refused?.batch ?? 0), 500);
  const { refused: again } = watchSync(annAt.workspace).last();
  expect(again).toMatchObject([{ name: 'renameProject', edits: [{ fields: [{ after: 'Forbidden' }] }] }]);
  expect(again[0]?.batch).not.toBe(refused?.batch);
});
