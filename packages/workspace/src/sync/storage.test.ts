import { addProject } from '@baton/model/project/commands';
import { openReplica as realReplica } from '@baton/replica/replica';
import { expect, test } from 'vitest';
import type { EngineOptions } from '../core.ts';
import { openScene } from '../test/scene.ts';
import { watchSync } from '../test/syncing.ts';
import { addNamed, during, rename } from '../test/watching.ts';
import { readAfter } from './storage.ts';

test('[W121] the browser’s word is told as it is, and asked again when it was asked to keep what is here', async () => {
  const scene = await openScene();
  let isKept = false;
  const storage = {
    device: 'own' as const,
    estimate: async () => ({ used: 80, quota: 100 }),
    isKept: async () => isKept,
  };
  const askToKeep = async (): Promise<boolean> => (isKept = true);
  const { workspace } = await scene.open(scene.ann, { more: { storage }, askToKeep });
  const sync = watchSync(workspace);
  expect(sync.last().storage).toMatchObject({ used: null, keeping: 'unknown', device: 'own', wiped: null });
  await scene.time.pass(500);
  expect(sync.last().storage).toMatchObject({ used: 80, quota: 100, keeping: 'may-be-cleared' });
  expect(await during(scene, workspace.askToKeep())).toBe('kept');
  await scene.time.pass(500);
  expect(sync.last().storage.keeping).toBe('kept');
});

test('[W174] the browser is asked once to keep what is here, after the first own edit and not before', async () => {
  const scene = await openScene();
  let asked = 0;
  const askToKeep = async (): Promise<boolean> => (asked += 1) > 0;
  const storage = {
    device: 'own' as const,
    estimate: async () => ({ used: 1, quota: 9 }),
    isKept: async () => asked > 0,
  };
  const { workspace } = await scene.open(scene.ann, { more: { storage }, askToKeep });
  const sync = watchSync(workspace);
  await scene.time.pass(500);
  expect([asked, sync.last().storage.keeping]).toEqual([0, 'may-be-cleared']);
  const project = await addNamed(scene, workspace, 'Spring');
  await during(scene, rename(workspace, project, 'Summer'), 500);
  expect([asked, sync.last().storage.keeping]).toEqual([1, 'kept']);
});

test('[W174] what is no act of the person asks nothing', async () => {
  const scene = await openScene();
  let asked = 0;
  const { workspace } = await scene.open(scene.ann, { askToKeep: async () => (asked += 1) > 0 });
  const args = { space: scene.space, name: 'Demo', hue: 3, prefix: 'DEM' };
  await during(scene, workspace.run(addProject, args, { undoable: false }), 500);
  expect(asked).toBe(0);
});

test('[W121] a browser that tells nothing leaves it unknown', async () => {
  const scene = await openScene();
  const storage = {
    device: 'own' as const,
    estimate: async () => ({ used: null, quota: null }),
    isKept: async () => null,
  };
  const { workspace } = await scene.open(scene.ann, { more: { storage } });
  const sync = watchSync(workspace);
  await scene.time.pass(500);
  expect(sync.last().storage).toMatchObject({ used: null, quota: null, keeping: 'unknown' });
  expect(await during(scene, workspace.askToKeep())).toBe('may-be-cleared');
});

test('[W121] what stands in it is measured: documents, history, what waits', async () => {
  const scene = await openScene();
  const { workspace } = await scene.open(scene.ann);
  const project = await addNamed(scene, workspace, 'Spring');
  await scene.time.pass(500);
  scene.relay.part(scene.ann.device);
  await during(scene, rename(workspace, project, 'Summer'));
  const sync = watchSync(workspace);
  await scene.time.pass(readAfter + 500);
  const { documents, history, waiting } = sync.last().storage.parts;
  expect(documents).toBeGreaterThan(50);
  expect([history, waiting > 20]).toEqual([0, true]);
});

test('[W285] a start reads no document through, and not every row; what stands in the storage is told after it', async () => {
  const scene = await openScene();
  const first = await scene.open(scene.ann);
  await addNamed(scene, first.workspace, 'Spring');
  await during(scene, first.engine.close());
  let walks = 0;
  const openReplica: EngineOptions['openReplica'] = (options) => {
    const replica = realReplica(options);
    const { tasks } = replica.rows;
    Object.assign(tasks, { all: () => ((walks += 1), []) });
    return replica;
  };
  const { workspace } = await scene.open(scene.ann, { more: { openReplica } });
  const sync = watchSync(workspace);
  await scene.time.pass(readAfter - 100);
  expect(sync.last().storage.parts).toMatchObject({ documents: null, history: null });
  await scene.time.pass(1_000);
  expect(sync.last().storage.parts.documents).toBeGreaterThan(50);
  expect(walks).toBe(0);
});

test('[W285] an engine that stops before reads nothing more', async () => {
  const scene = await openScene();
  const { workspace, engine } = await scene.open(scene.ann);
  const sync = watchSync(workspace);
  await scene.time.pass(500);
  engine.stop();
  await scene.time.pass(readAfter);
  expect(sync.last().storage.parts.documents).toBeNull();
});

test('[W121] a device whose storage was cleared says so, at every start from then on', async () => {
  const scene = await openScene();
  const first = await scene.open(scene.ann, { more: { wiped: 1_800_000_000_000 } });
  expect(watchSync(first.workspace).last().storage.wiped).toBe(1_800_000_000_000);
  await during(scene, first.engine.close());
  const again = await scene.open(scene.ann, { more: { wiped: null } });
  expect(watchSync(again.workspace).last().storage.wiped).toBe(1_800_000_000_000);
});

test('[W127] on a shared computer nothing is kept, whatever the browser would promise', async () => {
  const scene = await openScene();
  const storage = {
    device: 'shared' as const,
    estimate: async () => ({ used: null, quota: null }),
    isKept: async () => true,
  };
  const { workspace } = await scene.open(scene.ann, { more: { storage } });
  const sync = watchSync(workspace);
  expect(sync.last().storage).toMatchObject({ keeping: 'none', device: 'shared' });
  await scene.time.pass(500);
  expect(sync.last().storage).toMatchObject({ keeping: 'none', device: 'shared', wiped: null });
});
