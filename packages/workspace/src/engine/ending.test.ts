// When it is over: what is told, and what stays over at the next start.
import { headOf } from '@baton/ledger/book';
import { encodeEntry, makeEntry } from '@baton/ledger/entry';
import { createDeviceKey } from '@baton/ledger/keys';
import { closeCodes } from '@baton/protocol/frames';
import { expect, test } from 'vitest';
import { takeEntries } from '../incoming/incoming.ts';
import { openScene, type At, type Scene } from '../test/scene.ts';
import { addNamed, during, rename, watchProjects, watchStatus } from '../test/watching.ts';

/** An entry of the directory under a key that is not the relay's. */
async function forgedIn({ relay }: Scene): Promise<Uint8Array> {
  const { number, hash } = headOf(relay.book, 'dir');
  const place = {
    workspace: relay.workspace,
    ledger: 'dir',
    number: relay.head + 1,
    time: relay.time.clock(),
    dir: number,
    prevHash: hash,
  };
  return encodeEntry(
    await makeEntry(await createDeviceKey(), place, { leaf: { kind: 'body', body: '{}' }, text: null }),
  );
}
async function tellForged(scene: Scene, { engine }: At): Promise<void> {
  const number = scene.relay.head + 1;
  const entry = await forgedIn(scene);
  takeEntries(engine.core, {
    do: 'entries',
    entries: [{ kind: 'ledger', number, ledger: 'dir', entry }],
    cursor: scene.relay.cursorAt(number),
    live: true,
  });
  await scene.time.pass(100);
}

test('[W34] after an entry that cannot be true the link is over: what is written waits here, and nothing is sent', async () => {
  const scene = await openScene();
  const at = await scene.open(scene.ann);
  const status = watchStatus(at.workspace);
  const project = await addNamed(scene, at.workspace, 'Spring');
  await scene.time.pass(100);
  const pushes = scene.relay.pushes.length;
  await tellForged(scene, at);
  expect(status.last()).toMatchObject({ link: 'ended', save: { state: 'offline', waiting: 0 } });
  await during(scene, rename(at.workspace, project, 'Summer'));
  await scene.time.pass(60_000);
  at.engine.wake();
  await scene.time.pass(60_000);
  expect(status.last()).toMatchObject({ link: 'ended', save: { state: 'offline', waiting: 1 } });
  expect(scene.relay.pushes).toHaveLength(pushes);
});

test('[W34] the next start reads the same entry and says so again: it does not go on with a relay it cannot believe', async () => {
  const scene = await openScene();
  const at = await scene.open(scene.ann);
  await addNamed(scene, at.workspace, 'Spring');
  await tellForged(scene, at);
  scene.ann.memory.crash();
  const again = await scene.open(scene.ann);
  await scene.time.pass(60_000);
  const status = watchStatus(again.workspace).last();
  expect(status.ended).toContain('cannot be true');
  expect(status.link).toBe('ended');
  expect(again.engine.core.link.state().phase).toBe('off');
  expect(watchProjects(again.workspace).names()).toEqual(['Spring']);
});

test('[W26] a device that was removed is told so; where nothing can be erased it keeps what it has', async () => {
  const scene = await openScene();
  const at = await scene.open(scene.ann);
  const project = await addNamed(scene, at.workspace, 'Spring');
  await scene.time.pass(100);
  scene.relay.close(scene.ann.device, closeCodes.revoked);
  await scene.time.pass(10);
  const status = watchStatus(at.workspace);
  expect(status.last()).toMatchObject({ link: 'ended', ended: 'This device was removed from the workspace.' });
  await during(scene, rename(at.workspace, project, 'Summer'));
  at.engine.wake();
  await scene.time.pass(60_000);
  expect(status.last()).toMatchObject({ link: 'ended', save: { state: 'offline', waiting: 1 } });
  expect(watchProjects(at.workspace).names()).toEqual(['Summer']);
  await during(scene, at.engine.close());
  expect(watchProjects((await scene.open(scene.ann)).workspace).names()).toEqual(['Summer']);
});
