import { closeCodes } from '@baton/protocol/frames';
import { expect, test } from 'vitest';
import { openScene, type Machine, type Scene } from '../test/scene.ts';
import { addNamed, during, rename, watchProjects, watchStatus } from '../test/watching.ts';

const day = 86_400_000;
/** Bo's device has met the relay, and holds a project. */
async function opened() {
  const scene = await openScene();
  const bo = await scene.another();
  const at = await scene.open(bo);
  const project = await addNamed(scene, at.workspace, 'Spring');
  await scene.time.pass(500);
  return { scene, bo, project, ...at, status: watchStatus(at.workspace) };
}
async function again(scene: Scene, machine: Machine) {
  machine.memory.crash();
  const { workspace } = await scene.open(machine);
  return watchStatus(workspace);
}

test('[W316] a device that meets no relay says so five days before, locks when its days are over, also at a start, and opens when it meets one', async () => {
  const { scene, bo, workspace, status } = await opened();
  expect(status.last()).toMatchObject({ locked: null, leaseEnds: null });
  await during(scene, workspace.sign('dir', { type: 'lease-set', days: 6 }, null));
  const met = scene.time.clock();
  scene.relay.stop();
  await scene.time.pass(1.1 * day);
  expect(status.last().locked).toBeNull();
  expect(Math.abs((status.last().leaseEnds ?? 0) - (met + 6 * day))).toBeLessThan(60_000);
  await scene.time.pass(4.9 * day);
  expect(status.last()).toMatchObject({ locked: { why: 'lease', days: 6 }, leaseEnds: null });
  const later = await again(scene, bo);
  expect(later.last().locked).toMatchObject({ why: 'lease' });
  scene.relay.up = true;
  await scene.time.pass(120_000);
  expect(later.last().locked).toBeNull();
});

test('[W318] a suspended person’s device goes dark at the relay’s word, stays dark without it, loses nothing, and opens at its next', async () => {
  const { scene, bo, project, workspace, status } = await opened();
  scene.relay.deaf = true;
  await during(scene, rename(workspace, project, 'Summer'));
  scene.relay.suspended.add(bo.device);
  scene.relay.close(bo.device, closeCodes.suspended);
  await scene.time.pass(100);
  expect(status.last()).toMatchObject({ locked: { why: 'suspended' }, removed: null });
  const text = await during(scene, workspace.unsentText(), 100);
  expect(text).toContain('Spring → Summer');
  scene.relay.stop();
  const later = await again(scene, bo);
  await scene.time.pass(day);
  expect(later.last()).toMatchObject({ locked: { why: 'suspended' }, link: 'away' });
  scene.relay.deaf = false;
  scene.relay.suspended.clear();
  scene.relay.up = true;
  await scene.time.pass(120_000);
  expect(later.last()).toMatchObject({ locked: null, link: 'live', save: { state: 'relay' } });
  expect(scene.relay.pushes.length).toBeGreaterThan(1);
});

test('[W318] a suspension and its end that come by the ledger take nothing off the device', async () => {
  const scene = await openScene();
  const [ann, bo] = [scene.ann, await scene.join()];
  const anns = await scene.open(ann);
  const bos = await scene.open(bo);
  await addNamed(scene, anns.workspace, 'Spring');
  await scene.time.pass(500);
  const projects = watchProjects(bos.workspace);
  const say = (type: string) => during(scene, anns.workspace.sign('dir', { type, person: bo.person }, null), 500);
  await say('person-suspended');
  await scene.time.pass(500);
  await say('person-resumed');
  await scene.time.pass(500);
  expect(projects.names()).toEqual(['Spring']);
});
