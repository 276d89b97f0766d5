import { closeCodes } from '@baton/protocol/frames';
import type { Left } from '@baton/store/browser/left';
import { expect, test } from 'vitest';
import type { EngineOptions } from '../core.ts';
import { openScene, type Machine, type Scene } from '../test/scene.ts';
import { addNamed, during, rename, watchProjects, watchStatus } from '../test/watching.ts';

/** What a browser hands in, and what it was made to do with it. */
function browserOf({ memory }: Machine) {
  const did: string[] = [];
  const kept: Left[] = [];
  const more: Partial<EngineOptions> = {
    leave: async (left) => {
      did.push('kept');
      kept.push(left);
    },
    erase: async () => {
      did.push('erased');
      memory.crash();
    },
  };
  return { did, kept, more };
}
async function withUnsent(scene: Scene) {
  const bo = await scene.another();
  const browser = browserOf(bo);
  const at = await scene.open(bo, browser);
  const project = await addNamed(scene, at.workspace, 'Spring');
  await scene.time.pass(500);
  return { bo, ...browser, ...at, project };
}

test('[W170] a device that is removed while it is connected keeps what was not sent, then erases the rest and says so', async () => {
  const scene = await openScene();
  const { bo, workspace, project, did, kept, engine } = await withUnsent(scene);
  const status = watchStatus(workspace);
  scene.relay.deaf = true;
  await during(scene, rename(workspace, project, 'Summer'));
  scene.relay.close(bo.device, closeCodes.revoked);
  await scene.time.pass(5_000);
  expect(did).toEqual(['kept', 'erased']);
  expect(kept).toMatchObject([{ device: bo.device, title: 'Northwind Outdoor', count: 1 }]);
  expect(kept[0]?.text).toContain('name: Spring → Summer');
  expect(status.all.map(({ removed }) => removed)).toEqual(expect.arrayContaining([null, 'erasing', 'erased']));
  expect(status.last()).toMatchObject({ link: 'ended', ended: 'This device was removed from the workspace.' });
  await during(scene, engine.close(), 100);
});

test('[W170] nothing is erased before it is kept: with no room for it, it is tried again', async () => {
  const scene = await openScene();
  const bo = await scene.another();
  const { more, did } = browserOf(bo);
  let isFull = true;
  const leave = async (left: Left): Promise<void> => {
    if (isFull) throw new Error('no room');
    await more.leave?.(left);
  };
  const at = await scene.open(bo, { more: { ...more, leave } });
  await addNamed(scene, at.workspace, 'Spring');
  scene.relay.close(bo.device, closeCodes.revoked);
  await scene.time.pass(20_000);
  expect([did, watchStatus(at.workspace).last().removed]).toEqual([[], 'erasing']);
  isFull = false;
  await scene.time.pass(6_000);
  expect([did, watchStatus(at.workspace).last().removed]).toEqual([['kept', 'erased'], 'erased']);
});

test('[W171] removed while it was away, it learns so at its next start: from the sign-in, or from the directory', async () => {
  const scene = await openScene();
  const { bo, did, engine, more } = await withUnsent(scene);
  await during(scene, engine.close());
  const transport = {
    ...scene.relay.transport(bo.device),
    ticket: async () => ({ final: 'Removed.', isRevoked: true }),
  };
  const opening = await scene.open(bo, { more: { ...more, transport } });
  expect(watchStatus(opening.workspace).last().removed).not.toBeNull();
  await scene.time.pass(5_000);
  expect(did).toEqual(['kept', 'erased']);
});

test('[W171] a statement that reaches the device is enough, whatever the socket says', async () => {
  const scene = await openScene();
  const ann = await scene.open(scene.ann);
  const { bo, did, kept } = await withUnsent(scene);
  await during(scene, ann.workspace.sign('dir', { type: 'device-revoked', device: bo.device }, null), 5_000);
  await scene.time.pass(5_000);
  expect(did).toEqual(['kept', 'erased']);
  expect(kept).toMatchObject([{ count: 0, text: '' }]);
});

test('[W171] a relay that merely does not know the device erases nothing', async () => {
  const scene = await openScene();
  const { bo, did, engine, more } = await withUnsent(scene);
  await during(scene, engine.close());
  const transport = { ...scene.relay.transport(bo.device), ticket: async () => ({ final: 'Not known here.' }) };
  const { workspace } = await scene.open(bo, { more: { ...more, transport } });
  await scene.time.pass(5_000);
  scene.relay.close(bo.device, closeCodes.badTicket);
  expect([did, watchStatus(workspace).last().removed]).toEqual([[], null]);
  expect(watchProjects(workspace).names()).toEqual(['Spring']);
});

test('[W172] the file that is kept holds own edits alone, and another device of the person reads it in', async () => {
  const scene = await openScene();
  const { bo, workspace, project, kept } = await withUnsent(scene);
  const ann = await scene.open(scene.ann);
  await scene.time.pass(500);
  scene.relay.part(bo.device);
  await during(scene, rename(workspace, project, 'Summer'));
  scene.relay.away.delete(bo.device);
  scene.relay.refuseNext = () => 'not-allowed';
  const revoking = ann.workspace.sign('dir', { type: 'device-revoked', device: bo.device }, null);
  await scene.time.pass(60_000);
  await revoking;
  scene.relay.refuseNext = () => null;
  expect(kept).toMatchObject([{ count: 1 }]);
  const read = await during(scene, ann.workspace.carryIn(kept[0]?.file ?? new Uint8Array()), 100);
  expect(read).toEqual({ own: 1, received: 0, known: 0, left: 0 });
  expect(watchProjects(ann.workspace).names()).toEqual(['Summer']);
});
