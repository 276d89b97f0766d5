import { expect, test } from 'vitest';
import { pageOf } from '@baton/replica/layout';
import { paragraphsOf, paragraphsToUpdate } from '@baton/replica/pages/page';
import { openScene } from '../test/scene.ts';
import { watchSync } from '../test/syncing.ts';
import { addNamed, during } from '../test/watching.ts';
import { openHere } from '../pages/writing.ts';

test('[W125] an open page of which something was refused begins anew, and what is typed then reaches the relay', async () => {
  const scene = await openScene();
  const at = await scene.open(scene.ann);
  const { workspace } = at;
  const page = pageOf(scene.space, await addNamed(scene, workspace, 'Spring'));
  const link = await during(scene, openHere(workspace, page));
  let resets = 0;
  link.onReset(() => (resets += 1));
  scene.relay.refuseNext = ({ envelopes }) => (envelopes.some(({ doc }) => doc === page) ? 'guard' : null);
  await during(scene, link.write(paragraphsToUpdate(['Forbidden'], link.client, link.bytes) ?? new Uint8Array()), 500);
  expect(resets).toBe(1);
  scene.relay.refuseNext = () => null;
  link.close();
  const again = await during(scene, openHere(workspace, page));
  expect(again.client).not.toBe(link.client);
  expect(paragraphsOf(again.bytes)).toEqual([]);
  await during(scene, again.write(paragraphsToUpdate(['Allowed'], again.client, again.bytes) ?? new Uint8Array()), 500);
  const { waiting, refused } = watchSync(workspace).last();
  expect([waiting, refused.map(({ edits }) => edits[0]?.texts)]).toEqual([[], [['Forbidden']]]);
});

test('[W126] a new device that is turned away at its first contact says why, at once', async () => {
  const scene = await openScene();
  const bo = await scene.join();
  const turnedAway = { ticket: async () => ({ final: 'This device was removed from the workspace.' }) };
  const more = { transport: { ...scene.relay.transport(bo.device), ...turnedAway } };
  await expect(scene.open(bo, { more })).rejects.toThrow('This device was removed from the workspace.');
  // One that knows its workspace is shown it all the same.
  const at = await scene.open(scene.ann);
  await during(scene, at.engine.close());
  const again = await scene.open(scene.ann, { more: { transport: { ...scene.relay.transport(''), ...turnedAway } } });
  expect(again.workspace.world.titles.workspace).toBe('Northwind Outdoor');
});
