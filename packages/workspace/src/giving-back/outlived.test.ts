// A document that begins anew while a part of what it was before is aside, on the relay or not.
import { clientIdOf, relaySession } from '@baton/replica/client-id';
import { renewalOf } from '@baton/replica/compacting/renewal';
import { addTask } from '@baton/model/task/add-commands';
import { paragraphsOf, paragraphsToUpdate } from '@baton/replica/pages/page';
import { readAside } from '@baton/store/aside';
import { readBytes } from '@baton/store/confirmed';
import { expect, test, vi } from 'vitest';
import { openHere, writeParagraphs } from '../pages/writing.ts';
import { openScene, type At, type Scene } from '../test/scene.ts';
import { addNamed, during, rename, watchProjects, watchStatus } from '../test/watching.ts';

const bytesIn = ({ relay }: Scene, doc: string, above = 0): Uint8Array[] =>
  relay.log.flatMap((entry) =>
    entry.kind === 'update' && entry.envelope.doc === doc && entry.number > above ? [entry.envelope.bytes] : [],
  );
/** The relay begins a document anew with what it has of it. */
function renew(scene: Scene, doc: string, also: readonly Uint8Array[] = []): void {
  const bytes = [...bytesIn(scene, doc), ...also];
  scene.relay.renew(doc, renewalOf(doc, bytes, () => clientIdOf(2, 0, relaySession)).bytes);
}
const asideOf = async ({ disk }: At): Promise<number> => (await readAside(disk)).length;

/** Ann and Bo have seen a name that the relay has lost and does not take back. */
async function oneAside() {
  const scene = await openScene();
  const bo = await scene.open(await scene.join());
  const ann = await scene.open(scene.ann);
  const project = await addNamed(scene, ann.workspace, 'Launch');
  await scene.time.pass(200);
  const before = scene.relay.head;
  await during(scene, rename(ann.workspace, project, 'Launch again'), 300);
  const doc = `r/${scene.space}/0`;
  const lost = bytesIn(scene, doc, before);
  scene.relay.takes = () => false;
  scene.relay.setBack(before);
  await scene.time.pass(1_000);
  return { scene, ann, bo, doc, project, lost, names: [ann, bo].map(({ workspace }) => watchProjects(workspace)) };
}

test('[W271] cells of the epoch before go over into the new beginning, once, and nothing is left aside', async () => {
  const { scene, ann, bo, doc, names } = await oneAside();
  expect(await asideOf(ann)).toBeGreaterThan(0);
  renew(scene, doc);
  await scene.time.pass(20_000);
  expect(names.map((one) => one.names())).toEqual([['Launch again'], ['Launch again']]);
  expect([await asideOf(ann), await asideOf(bo)]).toEqual([0, 0]);
  expect(watchStatus(ann.workspace).last().save.state).toBe('relay');
  const over = scene.relay.pushes.filter(({ envelopes }) => envelopes.some(({ epoch }) => epoch === 1));
  expect(over.length).toBeGreaterThan(0);
});

test('[W271] what goes over waits until it is saved anew: meanwhile it is not said to be on the relay', async () => {
  const { scene, ann, doc } = await oneAside();
  const { replica, statuses } = ann.engine.core;
  const carryOver = replica.carryOver.bind(replica);
  const said: string[] = [];
  vi.spyOn(replica, 'carryOver').mockImplementation(async (...of) => {
    const written = await carryOver(...of);
    said.push(statuses.now().save.state);
    return written;
  });
  renew(scene, doc);
  await scene.time.pass(20_000);
  expect(said).toEqual(['here']);
  expect(statuses.now().save.state).toBe('relay');
});

test('[W271] what the new beginning has is not written again', async () => {
  const { scene, ann, bo, doc, project, lost, names } = await oneAside();
  const pushes = scene.relay.pushes.length;
  renew(scene, doc, lost);
  await scene.time.pass(20_000);
  expect(scene.relay.pushes.length).toBe(pushes);
  expect([await asideOf(ann), await asideOf(bo), ann.engine.core.held.refused.size]).toEqual([0, 0, 0]);
  expect(names.map((one) => one.names())).toEqual([['Launch again'], ['Launch again']]);
  // And the next edit is one of the new epoch.
  await during(scene, rename(ann.workspace, project, 'Last'), 300);
  expect(scene.relay.pushes.at(-1)?.envelopes.map(({ epoch }) => epoch)).toEqual([1]);
});

test('[W271] own text of a page that the new beginning lacks goes to the tray; what it has does not', async () => {
  const scene = await openScene();
  const ann = await scene.open(scene.ann);
  const project = await addNamed(scene, ann.workspace, 'Launch');
  const added = await during(scene, ann.workspace.run(addTask, { project, title: 'Call the printer' }));
  const { task } = added as { task: string };
  const doc = `p/${scene.space}/${task}`;
  await during(
    scene,
    writeParagraphs(ann.workspace, { space: scene.space, task, paragraphs: ['Both have this'] }),
    300,
  );
  const before = scene.relay.head;
  const link = await during(scene, openHere(ann.workspace, doc), 100);
  await during(scene, link.write(paragraphsToUpdate(['Lost words'], link.client, link.bytes) as Uint8Array), 300);
  link.close();
  scene.relay.takes = () => false;
  scene.relay.setBack(before);
  await scene.time.pass(1_000);
  expect(await asideOf(ann)).toBeGreaterThan(0);
  renew(scene, doc);
  await scene.time.pass(20_000);
  expect(paragraphsOf(await readBytes(ann.disk, doc))).toEqual(['Both have this']);
  const { refused } = watchStatus(ann.workspace).last();
  expect(refused.map(({ texts }) => texts.join())).toEqual(['Lost words']);
  expect(await asideOf(ann)).toBe(0);
});

test('[W397] text in a beginning that the relay wrote and lost goes to the tray of who may write there, where a later beginning lacks it', async () => {
  const scene = await openScene();
  const ann = await scene.open(scene.ann);
  const project = await addNamed(scene, ann.workspace, 'Launch');
  const { task } = (await during(scene, ann.workspace.run(addTask, { project, title: 'Call the printer' }))) as {
    task: string;
  };
  const doc = `p/${scene.space}/${task}`;
  await during(scene, writeParagraphs(ann.workspace, { space: scene.space, task, paragraphs: ['Both have it'] }), 300);
  const before = scene.relay.head;
  const early = bytesIn(scene, doc);
  const link = await during(scene, openHere(ann.workspace, doc), 100);
  await during(scene, link.write(paragraphsToUpdate(['Lost words'], link.client, link.bytes) as Uint8Array), 300);
  link.close();
  renew(scene, doc);
  await scene.time.pass(500);
  expect([paragraphsOf(await readBytes(ann.disk, doc)), ann.engine.core.held.epochs.get(doc)]).toEqual([
    ['Both have it', 'Lost words'],
    1,
  ]);
  scene.relay.takes = () => false;
  scene.relay.setBack(before);
  await scene.time.pass(1_000);
  expect(await asideOf(ann)).toBeGreaterThan(0);
  scene.relay.renew(doc, renewalOf(doc, early, () => clientIdOf(3, 0, relaySession)).bytes);
  await scene.time.pass(20_000);
  expect(ann.engine.core.held.epochs.get(doc)).toBe(2);
  expect(paragraphsOf(await readBytes(ann.disk, doc))).toEqual(['Both have it']);
  const { refused } = watchStatus(ann.workspace).last();
  expect(refused.map(({ texts }) => texts.join())).toEqual([expect.stringContaining('Lost words')]);
  expect(await asideOf(ann)).toBe(0);
});
