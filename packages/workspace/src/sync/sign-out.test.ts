import { expect, test } from 'vitest';
import { openScene } from '../test/scene.ts';
import { watchSync } from '../test/syncing.ts';
import { addNamed, during, rename } from '../test/watching.ts';

async function withBrowser() {
  const scene = await openScene();
  const did: string[] = [];
  const at = await scene.open(scene.ann, {
    more: {
      relayCalls: { history: async () => null, endSession: async () => did.push('session ended') > 0 },
      erase: async () => void did.push('erased'),
    },
  });
  const project = await addNamed(scene, at.workspace, 'Spring');
  await scene.time.pass(500);
  return { scene, ...at, project, did };
}

test('[W122] what waits is sent, then the session ends, then everything goes', async () => {
  const { scene, workspace, project, did } = await withBrowser();
  scene.relay.part(scene.ann.device);
  await during(scene, rename(workspace, project, 'Summer'));
  scene.relay.away.delete(scene.ann.device);
  await scene.time.pass(31_000);
  const renaming = rename(workspace, project, 'Autumn');
  expect(await during(scene, workspace.signOut('send-first'), 5_000)).toBeNull();
  await renaming;
  expect(did).toEqual(['session ended', 'erased']);
  expect(scene.relay.pushes.length).toBeGreaterThanOrEqual(3);
});

test('[W122] while the relay is away it is refused, and nothing is lost; discarding gives it up', async () => {
  const { scene, workspace, project, did } = await withBrowser();
  scene.relay.part(scene.ann.device);
  await during(scene, rename(workspace, project, 'Summer'));
  expect(await during(scene, workspace.signOut('send-first'), 5_000)).toMatchObject({ kind: 'needs-relay' });
  expect([did, watchSync(workspace).last().waitingCount]).toEqual([[], 1]);
  expect(await during(scene, workspace.signOut('discard'), 5_000)).toBeNull();
  expect(did).toEqual(['session ended', 'erased']);
});

test('[W122] what is in the tray is only here: it is saved, dismissed, or given up by name', async () => {
  const { scene, workspace, project, did } = await withBrowser();
  scene.relay.refuseNext = () => 'guard';
  await during(scene, rename(workspace, project, 'Forbidden'), 300);
  scene.relay.refuseNext = () => null;
  expect(await during(scene, workspace.signOut('send-first'), 5_000)).toMatchObject({
    kind: 'not-allowed',
    what: 'refused',
  });
  expect(did).toEqual([]);
  const [refused] = watchSync(workspace).last().refused;
  await during(scene, workspace.dismissRefused(refused?.batch ?? 0));
  expect(await during(scene, workspace.signOut('send-first'), 5_000)).toBeNull();
  expect(did).toEqual(['session ended', 'erased']);
});

test('[W122] where nothing can be erased nobody is signed out', async () => {
  const scene = await openScene();
  const { workspace } = await scene.open(scene.ann);
  expect(await during(scene, workspace.signOut('discard'))).toMatchObject({ kind: 'not-allowed' });
});
