import { expect, test } from 'vitest';
import { isRefusal } from '@baton/model/refusal';
import { addTask } from '@baton/model/task/add-commands';
import { setEstimate } from '@baton/model/task/commands';
import { pageOf } from '@baton/replica/layout';
import { paragraphsToUpdate } from '@baton/replica/pages/page';
import type { At, Machine, Scene } from '../test/scene.ts';
import { openScene } from '../test/scene.ts';
import { watchSync } from '../test/syncing.ts';
import { addNamed, during, rename, watchProjects } from '../test/watching.ts';
import { openHere } from '../pages/writing.ts';

/** Ann's laptop and phone, and Bo; all have the project. */
async function twoDevices() {
  const scene = await openScene();
  const [phone, bo] = [await scene.another(), await scene.join()];
  const [laptopAt, phoneAt, boAt] = [await scene.open(scene.ann), await scene.open(phone), await scene.open(bo)];
  const project = await addNamed(scene, laptopAt.workspace, 'Spring');
  await scene.time.pass(1_000);
  return { scene, phone, laptopAt, phoneAt, boAt, project };
}
async function addOne(scene: Scene, at: At, task: { project: string; title: string }): Promise<string> {
  const added = await during(scene, at.workspace.run(addTask, task));
  if (isRefusal(added)) throw new Error(JSON.stringify(added));
  return added.task;
}
const part = (scene: Scene, ...machines: Machine[]): void => {
  for (const { device } of machines) scene.relay.part(device);
};
async function meet(scene: Scene, ...machines: Machine[]): Promise<void> {
  for (const { device } of machines) scene.relay.away.delete(device);
  await scene.time.pass(60_000);
}
const rowOf = ({ engine }: At, task: string) => engine.core.replica.rows.tasks.get(task);
const carry = async (scene: Scene, from: At, to: At) =>
  during(scene, to.workspace.carryIn(await during(scene, from.workspace.carryOut())), 100);

test('[W123] what waits on one device is shown on the other, is sent by whichever comes first, and counts once', async () => {
  for (const isPhoneFirst of [true, false]) {
    const { scene, phone, laptopAt, phoneAt, boAt, project } = await twoDevices();
    part(scene, scene.ann, phone);
    await during(scene, rename(laptopAt.workspace, project, 'Summer'));
    const task = await addOne(scene, laptopAt, { project, title: 'Socks' });
    await during(scene, laptopAt.workspace.run(setEstimate, { task: [task], estimate: 30 }));
    expect(await carry(scene, laptopAt, phoneAt)).toEqual({ own: 3, received: 0, known: expect.any(Number), left: 0 });
    expect(watchProjects(phoneAt.workspace).names()).toEqual(['Summer']);
    expect(rowOf(phoneAt, task)).toMatchObject({ title: 'Socks', estimate: 30 });
    expect(watchSync(phoneAt.workspace).last().waiting[0]?.name).toBe('setEstimate');
    // Read twice it is known.
    expect(await carry(scene, laptopAt, phoneAt)).toMatchObject({ own: 0, received: 0 });
    await meet(scene, ...(isPhoneFirst ? [phone] : [scene.ann]));
    expect(rowOf(boAt, task)).toMatchObject({ title: 'Socks', estimate: 30 });
    await meet(scene, phone, scene.ann);
    for (const at of [laptopAt, phoneAt, boAt]) {
      expect(rowOf(at, task)).toEqual(rowOf(laptopAt, task));
      expect([at.engine.core.held.outbox.size, at.engine.core.held.refused.size]).toEqual([0, 0]);
      expect(at.engine.core.held.superseded.size).toBe(0);
      expect([...at.engine.core.replica.rows.tasks.all()]).toHaveLength(1);
    }
  }
});

test('[W123] a carried edit keeps its own time: it does not beat what somebody did since', async () => {
  const { scene, phone, laptopAt, phoneAt, boAt, project } = await twoDevices();
  part(scene, scene.ann, phone);
  await during(scene, rename(laptopAt.workspace, project, 'Summer'));
  await scene.time.pass(5_000);
  await during(scene, rename(boAt.workspace, project, 'Winter'));
  await scene.time.pass(5_000);
  await carry(scene, laptopAt, phoneAt);
  await meet(scene, phone);
  await meet(scene, scene.ann);
  for (const at of [laptopAt, phoneAt, boAt]) expect(watchProjects(at.workspace).names()).toEqual(['Winter']);
});

test('[W123] what others did and one device has received is shown on the other, and comes from the relay once more for nothing', async () => {
  const { scene, phone, laptopAt, phoneAt, boAt, project } = await twoDevices();
  part(scene, phone);
  await during(scene, rename(boAt.workspace, project, 'Winter'));
  const task = await addOne(scene, boAt, { project, title: 'Socks' });
  await scene.time.pass(500);
  expect(await carry(scene, laptopAt, phoneAt)).toMatchObject({ own: 0, received: 2 });
  expect([watchProjects(phoneAt.workspace).names(), rowOf(phoneAt, task)?.title]).toEqual([['Winter'], 'Socks']);
  // Also after a start: it is kept.
  await during(scene, phoneAt.engine.close());
  const again = await scene.open(phone);
  expect(rowOf(again, task)?.title).toBe('Socks');
  await meet(scene, phone);
  expect(rowOf(again, task)).toEqual(rowOf(boAt, task));
  expect(again.engine.core.stopped.size).toBe(0);
  expect(again.engine.core.held.cursor?.number).toBe(scene.relay.head);
});

test('[W123] typed text is left to the device where it was typed, which says how much', async () => {
  const { scene, phone, laptopAt, phoneAt, project } = await twoDevices();
  const page = pageOf(scene.space, project);
  const link = await during(scene, openHere(laptopAt.workspace, page), 200);
  part(scene, scene.ann, phone);
  await during(scene, link.write(paragraphsToUpdate(['Film'], link.client, link.bytes) ?? new Uint8Array()));
  expect(await carry(scene, laptopAt, phoneAt)).toMatchObject({ own: 0, left: 1 });
  await meet(scene, scene.ann, phone);
  expect(laptopAt.engine.core.held.refused.size + phoneAt.engine.core.held.refused.size).toBe(0);
});

test('[W124] a damaged file changes nothing, wherever it is damaged', async () => {
  const { scene, phone, laptopAt, phoneAt, project } = await twoDevices();
  part(scene, scene.ann, phone);
  await during(scene, rename(laptopAt.workspace, project, 'Summer'));
  const file = await during(scene, laptopAt.workspace.carryOut());
  const before = phoneAt.engine.core.held.batch;
  const damaged = [0, 15, 20, 60, Math.floor(file.length / 2), file.length - 90, file.length - 1].map((at) =>
    file.map((byte, index) => (index === at ? byte ^ 1 : byte)),
  );
  const cut = [0, 5, 18, 100, file.length - 1].map((end) => file.slice(0, end));
  for (const bytes of [...damaged, ...cut, new Uint8Array(1_000)]) {
    const answer = await during(scene, phoneAt.workspace.carryIn(bytes));
    expect(answer).toMatchObject({
      refused: true,
      kind: 'not-valid',
      what: expect.stringMatching(/^This file .*\.$/u),
    });
  }
  expect(phoneAt.engine.core.held.batch).toBe(before);
  expect(watchProjects(phoneAt.workspace).names()).toEqual(['Spring']);
});

test('[W124] another person’s file, and one that builds on what is not here, are refused with a sentence', async () => {
  const { scene, phone, laptopAt, phoneAt, boAt, project } = await twoDevices();
  part(scene, phone);
  await during(scene, rename(boAt.workspace, project, 'Winter'));
  await scene.time.pass(500);
  expect(await carry(scene, boAt, phoneAt)).toMatchObject({
    what: 'This file was made in another workspace, or by a device that is not yours.',
  });
  // The laptop keeps the past as a snapshot: single entries begin above what the phone has.
  const head = scene.relay.head;
  await during(
    scene,
    laptopAt.engine.core.journal.write([
      { put: 'snapshots', key: 'r/x/0', value: { upTo: head, bytes: new Uint8Array([0, 0]) } },
    ]),
  );
  expect(await carry(scene, laptopAt, phoneAt)).toMatchObject({
    what: expect.stringContaining('builds on changes that this device has not received yet'),
  });
  expect(watchProjects(phoneAt.workspace).names()).toEqual(['Spring']);
  expect(await carry(scene, laptopAt, laptopAt)).toMatchObject({ own: 0, received: 0 });
});
