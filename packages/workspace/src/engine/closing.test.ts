// After its end an engine asks nothing of the world any more; and what it decided counts on, whether the relay's word of
// it has come back or not.
import { isRefusal } from '@baton/model/refusal';
import { expect, test } from 'vitest';
import { openSpace } from '../test/decisions.ts';
import { openScene } from '../test/scene.ts';
import { addNamed, during } from '../test/watching.ts';

test.each(['close', 'stop'] as const)('[W29] after %s no timer of the engine is left', async (how) => {
  const scene = await openScene();
  const { engine, workspace } = await scene.open(scene.ann);
  await addNamed(scene, workspace, 'Spring');
  workspace.present('b1', null, null);
  await scene.time.pass(100);
  await during(scene, Promise.resolve(engine[how]()), 200);
  // The small relay's own goodbye may still be under way.
  await scene.time.pass(5);
  expect(scene.time.waiting()).toBe(0);
});

test('[W33] two decisions in a row stand, though the entry of the first has not come back yet', async () => {
  const scene = await openScene();
  const { workspace } = await scene.open(scene.ann);
  const { space, decision } = openSpace();
  const opened = await during(scene, workspace.sign(space, decision, 'Sales'), 5_000);
  expect(isRefusal(opened)).toBe(false);
  scene.relay.deaf = true;
  const titles = ['Sales and service', 'Service'].map((title) =>
    workspace.sign(space, { type: 'space-titled', space }, title),
  );
  await scene.time.pass(10_000);
  expect((await Promise.all(titles)).map((one) => isRefusal(one))).toEqual([false, false]);
});
