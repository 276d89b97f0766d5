// A document that begins anew while devices have edits under way.
import { cellsIn, structsOf } from '@baton/replica/cells/decode';
import { clientIdOf, relaySession } from '@baton/replica/client-id';
import { renewalOf } from '@baton/replica/compacting/renewal';
import { readBytes } from '@baton/store/confirmed';
import { expect, test } from 'vitest';
import type { Workspace } from '../contract.ts';
import { paragraphsToUpdate } from '@baton/replica/pages/page';
import { mend } from '../tray/mending.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { addNamed, during, rename, watchProjects, watchStatus } from '../test/watching.ts';

const docOf = ({ space }: Scene): string => `r/${space}/0`;
function baseOf({ relay, space }: Scene): Uint8Array {
  const doc = `r/${space}/0`;
  const bytes = relay.log.flatMap((entry) =>
    entry.kind === 'update' && entry.envelope.doc === doc ? [entry.envelope.bytes] : [],
  );
  return renewalOf(doc, bytes, () => clientIdOf(1, 0, relaySession)).bytes;
}

test('[W84] live: rows stay, the next edit is of the new epoch, and everybody gets it', async () => {
  const scene = await openScene();
  const bo = await scene.open(await scene.join());
  const ann = await scene.open(scene.ann);
  const project = await addNamed(scene, ann.workspace, 'Launch');
  await scene.time.pass(200);
  const [anns, bos] = [watchProjects(ann.workspace), watchProjects(bo.workspace)];
  scene.relay.renew(docOf(scene), baseOf(scene));
  await scene.time.pass(200);
  await during(scene, rename(bo.workspace, project, 'Launch again'), 300);
  expect([anns.names(), bos.names()]).toEqual([['Launch again'], ['Launch again']]);
  expect(scene.relay.pushes.at(-1)?.envelopes.map(({ epoch }) => epoch)).toEqual([1]);
  expect(watchStatus(bo.workspace).last().save.state).toBe('relay');
});

test('[W84] [W85] what was written while away is written anew in the new epoch; nothing of it is lost, and the start after knows the epoch', async () => {
  const scene = await openScene();
  const bo = await scene.open(await scene.join());
  const ann = await scene.open(scene.ann);
  await addNamed(scene, bo.workspace, 'Launch');
  await scene.time.pass(200);
  scene.relay.stop();
  await scene.time.pass(50);
  await addNamed(scene, ann.workspace, 'Train');
  scene.relay.up = true;
  scene.relay.renew(docOf(scene), baseOf(scene));
  for (const { engine } of [ann, bo]) engine.wake();
  await scene.time.pass(5_000);
  const bos = watchProjects(bo.workspace);
  const anns = watchProjects(ann.workspace);
  await scene.time.settle();
  expect(anns.names().toSorted()).toEqual(['Launch', 'Train']);
  expect(bos.names().toSorted()).toEqual(['Launch', 'Train']);
  expect([ann.engine.core.held.refused.size, watchStatus(ann.workspace).last().save.state]).toEqual([0, 'relay']);

  scene.ann.memory.crash();
  const again = await scene.open(scene.ann);
  await scene.time.pass(500);
  await addNamed(scene, again.workspace, 'Home');
  await scene.time.pass(500);
  expect(scene.relay.pushes.at(-1)?.envelopes.map(({ epoch }) => epoch)).toEqual([1]);
  const last = watchProjects(again.workspace);
  await scene.time.settle();
  expect(last.names().toSorted()).toEqual(['Home', 'Launch', 'Train']);
  expect((await readBytes(again.disk, docOf(scene))).length).toBeGreaterThan(0);
});

test('[W392] mended twice at once, what waits is written anew once, in its order', async () => {
  for (const turns of [0, 1, 2, 3, 5, 8, 12, 18, 25, 35, 50]) {
    const scene = await openScene();
    const { workspace, engine } = await scene.open(scene.ann);
    const project = await addNamed(scene, workspace, 'Launch');
    await scene.time.pass(200);
    scene.relay.stop();
    await scene.time.pass(50);
    for (const name of ['One', 'Two', 'Three', 'Four']) await during(scene, rename(workspace, project, name));
    scene.relay.up = true;
    scene.relay.renew(docOf(scene), baseOf(scene));
    const { core } = engine;
    core.held.epochs.set(docOf(scene), 1);
    const waits = [...core.held.outbox.keys()].map(
      (batch) => ({ batch, reason: 'epoch', detail: '', now: 0 }) as const,
    );
    core.replica.renew(docOf(scene), 1, baseOf(scene));
    const first = mend(core, waits);
    // While the first is at it.
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    await during(scene, Promise.all([first, mend(core, waits)]), 500);
    engine.wake();
    await scene.time.pass(5_000);
    expect([turns, watchProjects(workspace).names()]).toEqual([turns, ['Four']]);
    const said = scene.relay.pushes.flatMap(({ envelopes }) =>
      envelopes
        .filter(({ epoch }) => epoch === 1)
        .flatMap(({ bytes }) => cellsIn(structsOf(bytes), () => 0).map(({ value }) => value)),
    );
    expect([turns, said]).toEqual([turns, ['One', 'Two', 'Three', 'Four']]);
  }
});

test('[W395] the only edit that waits is at no moment said to be on the relay while it is written anew', async () => {
  const scene = await openScene();
  const { workspace, engine } = await scene.open(scene.ann);
  const project = await addNamed(scene, workspace, 'Launch');
  await scene.time.pass(200);
  scene.relay.spoil = (frame) => (frame.type === 'ack' ? null : frame);
  const { core } = engine;
  await during(scene, rename(workspace, project, 'Launch again'), 100);
  const [batch = 0] = [...core.held.outbox.keys()];
  const moments: unknown[] = [];
  const { replica, statuses } = core;
  const reauthor = replica.reauthor.bind(replica);
  replica.reauthor = (...args) => {
    moments.push(statuses.now().save.state);
    return reauthor(...args);
  };
  await during(scene, mend(core, [{ batch, reason: 'retime', detail: '', now: 0 }]), 200);
  expect(moments).toEqual(['here']);
});

test('[W85] refused before the new beginning has come here: it waits for that, then is written anew', async () => {
  const scene = await openScene();
  const bo = await scene.open(await scene.join());
  const ann = await scene.open(scene.ann);
  const project = await addNamed(scene, ann.workspace, 'Launch');
  await scene.time.pass(200);
  scene.relay.renew(docOf(scene), baseOf(scene), 'after');
  await during(scene, rename(ann.workspace, project, 'Launch again'), 500);
  expect(watchStatus(ann.workspace).last().save.state).not.toBe('relay');
  await scene.time.pass(5_000);
  const bos = watchProjects(bo.workspace);
  await scene.time.settle();
  expect(bos.names()).toEqual(['Launch again']);
  expect([ann.engine.core.held.refused.size, watchStatus(ann.workspace).last().save.state]).toEqual([0, 'relay']);
});

test('[W325] what is typed after a page began anew is under another client id, and is saved and sent', async () => {
  const scene = await openScene();
  const { workspace, engine } = await scene.open(scene.ann);
  const page = `p/${scene.space}/t1`;
  const type = async (at: Workspace, text: string): Promise<number> => {
    const link = await at.openPage(page);
    if (link === null) throw new Error('the page is here');
    const update = paragraphsToUpdate([text], link.client, link.bytes);
    if (update) await link.write(update);
    link.close();
    return link.client;
  };
  const before = await during(scene, type(workspace, 'Words of before'), 500);
  // It has begun anew, and what was written in the beginning before still lies on the disk.
  engine.core.held.epochs.set(page, 1);
  const after = await during(scene, type(workspace, 'Words of after'), 500);
  expect(after).not.toBe(before);
  const last = scene.relay.pushes.at(-1)?.envelopes ?? [];
  expect(last.map(({ epoch }) => epoch)).toEqual([1]);
});
