import { expect, test } from 'vitest';
import { openScene } from '../test/scene.ts';
import { during } from '../test/watching.ts';

test('[W319] what was decided is told newest first, with who, what and the text beside it; the relay’s own entries name nobody', async () => {
  const scene = await openScene();
  const { workspace } = await scene.open(scene.ann);
  const joined = await scene.join();
  await scene.time.pass(500);
  const signed = await during(scene, workspace.sign('dir', { type: 'lease-set', days: 7 }, null), 500);
  expect(signed).toHaveProperty('number');
  const told = await during(scene, workspace.audit(null), 100);
  expect(told.map(({ decision }) => decision?.type)).toEqual([
    'lease-set',
    'invitation-accepted',
    'invitation-made',
    'space-opened',
    'workspace-founded',
  ]);
  expect(told[0]).toMatchObject({ person: scene.ann.person, device: scene.ann.device, ledger: 'dir' });
  expect(told[1]).toMatchObject({ person: null, decision: { person: joined.person } });
  expect(told.at(-1)?.text).toBe('Northwind Outdoor');
  const older = await during(scene, workspace.audit(told[1]?.number ?? 0), 100);
  expect(older).toEqual(told.slice(2));
});
