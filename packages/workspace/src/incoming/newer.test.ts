// What comes from a later version of Baton: documents that it alone may write, kinds of documents and decisions that this
// one does not know. Nothing of it is lost, changed or stumbled over, and the person is told.
import { headOf } from '@baton/ledger/book';
import { encodeEntry, makeEntry } from '@baton/ledger/entry';
import { clientIdOf, relaySession } from '@baton/replica/client-id';
import { schemaHere } from '@baton/replica/writing/doc-version';
import { rawPeer } from '@baton/replica/test/raw';
import { renewalOf } from '@baton/replica/compacting/renewal';
import { readBytes } from '@baton/store/confirmed';
import { expect, test } from 'vitest';
import { openSpace } from '../test/decisions.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { watchSync } from '../test/syncing.ts';
import { addNamed, during, rename, watchProjects, watchStatus } from '../test/watching.ts';
import { enterLedger } from './incoming.ts';

const relaysClient = clientIdOf(1, 0, relaySession);
const docOf = ({ space }: Scene): string => `r/${space}/0`;
const bytesIn = ({ relay }: Scene, doc: string): Uint8Array[] =>
  relay.log.flatMap((entry) => (entry.kind === 'update' && entry.envelope.doc === doc ? [entry.envelope.bytes] : []));

/** The relay's word that only later versions may write in the space's partition. */
function saysNewer(scene: Scene): Uint8Array {
  const writer = rawPeer(relaysClient);
  writer.hear(...bytesIn(scene, docOf(scene)));
  return writer.set('~+min', schemaHere + 1, 2_000, '');
}
async function newerWrites(scene: Scene): Promise<void> {
  scene.relay.writeBack({ doc: docOf(scene), epoch: 0, client: relaysClient, from: 0, to: 1, bytes: saysNewer(scene) });
  await scene.time.pass(200);
}
const newer = { refused: true, kind: 'read-only', what: 'newer' };

test('[W277] where only a later version may write, all is read, every edit is refused with a reason, and a start later it is the same', async () => {
  const scene = await openScene();
  const machine = await scene.join();
  const [ann, bo] = [await scene.open(scene.ann), await scene.open(machine)];
  const project = await addNamed(scene, ann.workspace, 'Spring');
  await scene.time.pass(200);
  await newerWrites(scene);
  const head = scene.relay.head;
  expect(watchStatus(bo.workspace).last().ahead).toEqual([docOf(scene)]);
  expect(await during(scene, rename(bo.workspace, project, 'Summer'))).toEqual(newer);
  machine.memory.crash();
  const again = await scene.open(machine);
  expect(watchStatus(again.workspace).last().ahead).toEqual([docOf(scene)]);
  expect(await during(scene, rename(again.workspace, project, 'Summer'))).toEqual(newer);
  expect(watchProjects(again.workspace).names()).toEqual(['Spring']);
  await scene.time.pass(2_000);
  expect(scene.relay.head).toBe(head);
});

test('[W277] what was saved before that was known is sent as it was written', async () => {
  const scene = await openScene();
  const ann = await scene.open(scene.ann);
  const project = await addNamed(scene, ann.workspace, 'Spring');
  await scene.time.pass(200);
  scene.relay.stop();
  await during(scene, rename(ann.workspace, project, 'Summer'));
  await newerWrites(scene);
  scene.relay.up = true;
  await scene.time.pass(5_000);
  expect(watchStatus(ann.workspace).last()).toMatchObject({
    save: { state: 'relay' },
    refused: [],
    ahead: [docOf(scene)],
  });
  expect(watchProjects(ann.workspace).names()).toEqual(['Summer']);
});

test('[W277] what would have to be written anew there goes to the tray, and can be tried again by a later version', async () => {
  const scene = await openScene();
  const ann = await scene.open(scene.ann);
  const project = await addNamed(scene, ann.workspace, 'Spring');
  await scene.time.pass(200);
  scene.relay.stop();
  await during(scene, rename(ann.workspace, project, 'Summer'));
  const base = renewalOf(docOf(scene), [...bytesIn(scene, docOf(scene)), saysNewer(scene)], () => relaysClient);
  scene.relay.renew(docOf(scene), base.bytes);
  scene.relay.up = true;
  await scene.time.pass(5_000);
  const { refused } = watchStatus(ann.workspace).last();
  expect(refused).toMatchObject([{ reason: 'newer', texts: ['Summer'] }]);
  expect(watchSync(ann.workspace).last().refused).toMatchObject([
    { why: 'newer', detail: expect.stringContaining('Load this page anew'), mayTryAgain: false },
  ]);
  expect(watchProjects(ann.workspace).names()).toEqual(['Spring']);
  // None of it went into the new beginning.
  expect(scene.relay.pushes.filter(({ envelopes }) => envelopes.some(({ epoch }) => epoch === 1))).toEqual([]);
});

test('[W278] documents of a kind that is not known are kept as they came, entries, wholes and new beginnings, and nothing stumbles over them', async () => {
  const scene = await openScene();
  const at = await scene.open(scene.ann, { more: { compacting: { quietFor: 200, isMuch: () => true } } });
  const [doc, whole] = [`q/${scene.space}/0`, `q/${scene.space}/1`];
  const writer = rawPeer(relaysClient);
  const [one, two] = [writer.setIn('later', 'a', 1), writer.setIn('later', 'b', 2)];
  const envelope = { doc, epoch: 0, client: relaysClient };
  scene.relay.writeBack({ ...envelope, from: 0, to: 1, bytes: one });
  scene.relay.writeBack({ ...envelope, from: 1, to: 2, bytes: two });
  scene.relay.renew(whole, one);
  await addNamed(scene, at.workspace, 'Spring');
  scene.relay.backUp();
  await scene.time.pass(2_000);
  scene.ann.memory.crash();
  const again = await scene.open(scene.ann);
  await during(scene, again.workspace.history({ record: null }));
  await addNamed(scene, again.workspace, 'Summer');
  await scene.time.pass(500);
  expect(watchStatus(again.workspace).last()).toMatchObject({ link: 'live', stopped: [], save: { state: 'relay' } });
  expect(watchProjects(again.workspace).names()).toEqual(['Spring', 'Summer']);
  expect(await readBytes(again.disk, doc)).toEqual([one, two]);
  expect(await readBytes(again.disk, whole)).toEqual([one]);
});

test('[W278] they go from the device with the space that they name', async () => {
  const scene = await openScene();
  const ann = await scene.open(scene.ann);
  const machine = await scene.join();
  const bo = await scene.open(machine);
  const { space, decision } = openSpace();
  const [me, other] = [ann.workspace.world.me.person, bo.workspace.world.me.person];
  await during(scene, ann.workspace.sign(space, { ...decision, open: false, members: [me, other] }, 'Board room'), 300);
  const doc = `q/${space}/0`;
  const bytes = rawPeer(relaysClient).setIn('later', 'a', 1);
  scene.relay.writeBack({ doc, epoch: 0, client: relaysClient, from: 0, to: 1, bytes });
  await scene.time.pass(300);
  expect(await readBytes(bo.disk, doc)).toHaveLength(1);
  const world = bo.engine.core.world.world();
  if (!world) throw new Error('the directory is known');
  const { directory } = world;
  const closed = { ...directory.spaces[space], open: false, members: [me] } as (typeof directory.spaces)[typeof space];
  bo.engine.core.worlds.tell({
    ...world,
    directory: { ...directory, spaces: { ...directory.spaces, [space]: closed } },
  });
  await scene.time.pass(300);
  expect(await readBytes(bo.disk, doc)).toEqual([]);
  expect(await readBytes(ann.disk, doc)).toHaveLength(1);
});

test('[W279] a decision of a kind that is not known ends the link with a plain sentence, and edits stay here', async () => {
  const scene = await openScene();
  const at = await scene.open(scene.ann);
  const project = await addNamed(scene, at.workspace, 'Spring');
  await scene.time.pass(200);
  const { book, time, key, head } = scene.relay;
  const { number, hash } = headOf(book, 'dir');
  const place = {
    workspace: book.workspace,
    ledger: 'dir',
    number: head + 1,
    time: time.clock(),
    dir: number,
    prevHash: hash,
  };
  const subject = { kind: 'workspace', id: book.workspace };
  const body = {
    v: 1,
    workspace: book.workspace,
    ledger: 'dir',
    type: 'budget-released',
    subject,
    decision: {},
    private: null,
  };
  const content = { leaf: { kind: 'body', body: JSON.stringify(body) }, text: null } as const;
  const entry = await makeEntry(key, place, content);
  await during(scene, enterLedger(at.engine.core, [encodeEntry(entry)]));
  await during(scene, rename(at.workspace, project, 'Summer'));
  expect(watchStatus(at.workspace).last()).toMatchObject({
    link: 'ended',
    ended: expect.stringMatching(/^A newer version of Baton is in use in this workspace\. Load this page anew/u),
    save: { waiting: 1 },
  });
});
