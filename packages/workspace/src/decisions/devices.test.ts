// The list of devices as a person is told it: since when each is here, and when it was last heard of.
import { expect, test } from 'vitest';
import { openScene } from '../test/scene.ts';
import { watchSync } from '../test/syncing.ts';
import { addNamed } from '../test/watching.ts';
import { see } from './devices.ts';

const day = 86_400_000;

test('each device is told since when it is enrolled by the relay’s clock, in the order of enrolment', async () => {
  const scene = await openScene();
  const founded = scene.time.clock();
  await scene.time.pass(day);
  const phone = await scene.another();
  const added = scene.time.clock();
  const bo = await scene.join();
  const at = await scene.open(scene.ann);
  expect(watchSync(at.workspace).last().devices).toMatchObject([
    { device: scene.ann.device, deviceNo: 1, person: scene.ann.person, since: founded, me: true, revoked: false },
    { device: phone.device, deviceNo: 2, person: scene.ann.person, since: added, me: false, revoked: false },
    { device: bo.device, deviceNo: 3, person: bo.person, me: false },
  ]);
});

test('since when is told after the next start too, and a device that wrote was last seen then', async () => {
  const scene = await openScene();
  const founded = scene.time.clock();
  const phone = await scene.another();
  const at = await scene.open(scene.ann);
  const away = watchSync(at.workspace)
    .last()
    .devices.find(({ device }) => device === phone.device);
  expect(away?.lastSeen).toBeNull();
  await scene.time.pass(day);
  const other = await scene.open(phone);
  await addNamed(scene, other.workspace, 'Spring');
  const wrote = scene.time.clock();
  await scene.time.pass(60_000);
  const seen = watchSync(at.workspace)
    .last()
    .devices.find(({ device }) => device === phone.device);
  expect(seen?.lastSeen).toBeGreaterThanOrEqual(wrote - 1_000);
  scene.ann.memory.crash();
  const again = await scene.open(scene.ann);
  expect(watchSync(again.workspace).last().devices[0]?.since).toBe(founded);
});

test('a device is never seen earlier than before', () => {
  const seen = new Map<number, number>();
  for (const at of [5, 9, 7]) see({ seen }, 2, at);
  expect(seen.get(2)).toBe(9);
});
