// Relays that were set back: to an image of their disk, while devices had seen more. What devices offer is judged here as
// it comes over the wire; that whole worlds become one again is the simulator's (packages/testkit, K5).
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DeviceFrame, Stamp, WireEntry } from '@baton/protocol/frames';
import { newId, writer } from '../test/device.fixture.ts';
import { cast, openScene, settle, TestPeer, unsealed, type Scene } from '../test/scene.fixture.ts';
import type { SpaceId } from '@baton/model/ids';
import { clientIdOf } from '@baton/replica/client-id';
import { cellEnvelope } from '../test/update.fixture.ts';
import { stampMs } from './limits.ts';
import { offeredFrom } from './offered.ts';

type Offer = Extract<DeviceFrame, { type: 'offer' }>;
type Update = Extract<WireEntry, { kind: 'update' }>;
const offer = (part: Partial<Offer>): Offer => ({
  type: 'offer',
  entries: [],
  stamps: [],
  snapshots: [],
  last: true,
  ...part,
});

async function annAndBo() {
  const scene = await openScene();
  const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
  const anns = await TestPeer.join(scene, { device: ann, joined });
  const bos = await TestPeer.join(scene, { device: bo, joined });
  const doc = `r/${joined.space}/0`;
  return { scene, ann, bo, joined, anns, bos, doc, write: writer(ann, doc), writeBo: writer(bo, doc) };
}
type Here = Awaited<ReturnType<typeof annAndBo>>;

/** Another relay over the same disk, as it was some commits ago. */
async function setBack({ scene }: Here, commits: number): Promise<Scene> {
  scene.log.disk.rewind(commits);
  const { relayKey } = scene.relay.options;
  return openScene({ disk: scene.log.disk, relayKey, clock: scene.clock });
}
/** Ann wrote twice, both heard it and its stamp, and the relay has lost the second. */
async function oneLost() {
  const here = await annAndBo();
  await here.anns.push(1, [here.write('one')]);
  await here.anns.push(2, [here.write('two')]);
  await here.scene.clock.pass(stampMs);
  const lost = here.bos.updates.at(-1) as Update;
  const [stamp] = here.bos.of('stamps').flatMap(({ stamps }) => stamps);
  if (!stamp) throw new Error('no stamp came');
  const scene = await setBack(here, 1);
  return {
    ...here,
    scene,
    before: here.scene,
    lost,
    stamp,
    covered: here.bos.updates.filter((one) => one.number >= stamp.first),
  };
}
/** Without seals: what they alone show is shown in sealing.test.ts. */
async function comeBack(scene: Scene, { bo, joined, bos }: Here): Promise<TestPeer> {
  const peer = await TestPeer.join(scene, { device: bo, joined, cursor: bos.cursor });
  peer.say({ type: 'trail', points: bos.cursor ? [unsealed(bos.cursor)] : [] });
  await settle();
  return peer;
}
const standing = ({ log }: Scene, { joined }: Here) => log.standing(joined.workspace);
const wordsIn = (peer: TestPeer): string[] =>
  peer.updates.map(
    ({ envelope }) =>
      Buffer.from(envelope.bytes)
        .toString('latin1')
        .match(/one|two|three|four/u)?.[0] ?? '',
  );

describe('stamps', () => {
  test('[S106] what one person writes in two seconds is stamped once, for its readers, its writer too', async () => {
    const { scene, anns, bos, write } = await annAndBo();
    for (const batch of [1, 2, 3]) await anns.push(batch, [write('word')]);
    expect(bos.of('stamps')).toEqual([]);
    await scene.clock.pass(stampMs);
    for (const peer of [anns, bos]) expect(peer.of('stamps').map(({ stamps }) => stamps.length)).toEqual([1]);
    const numbers = bos.updates.map(({ number }) => number);
    expect(bos.of('stamps')[0]?.stamps[0]).toMatchObject({ first: numbers[0], last: numbers[2], incarnation: 1 });
  });

  test('[S106] whoever catches up is given stamps over what it is sent; nobody over what a backup holds', async () => {
    const { scene, anns, bo, joined, write } = await annAndBo();
    await anns.push(1, [write('one')]);
    const late = await TestPeer.join(scene, { device: bo, joined });
    expect(late.of('stamps').flatMap(({ stamps }) => stamps)).toHaveLength(1);
    const head = (await scene.log.head(joined.workspace))?.cursor.number ?? 0;
    await scene.relay.markSafe(new Map([[joined.workspace, head]]));
    expect(late.of('safe')).toEqual([{ type: 'safe', number: head }]);
    const later = await TestPeer.join(scene, { device: bo, joined });
    expect(later.of('stamps')).toEqual([]);
    expect(later.of('welcome')).toMatchObject([{ safe: head }]);
  });

  test('[S106] a relay that stops stamps first what it has passed on', async () => {
    const { scene, anns, bos, write } = await annAndBo();
    await anns.push(1, [write('one')]);
    await scene.relay.close(4503, 'the relay restarts');
    expect(bos.frames.slice(-2).map(({ type }) => type)).toEqual(['stamps', 'bye']);
  });

  test('[S106] whoever may not read a document is given no stamp of it', async () => {
    const { scene, ann, bos, joined } = await annAndBo();
    const space: SpaceId = newId('s');
    await ann.propose(joined, { type: 'space-opened', space, open: false, members: [ann.person] }, 'Closed');
    const anns = await TestPeer.join(scene, { device: ann, joined });
    await anns.push(1, [writer(ann, `r/${space}/0`)('one')]);
    await scene.clock.pass(stampMs);
    expect(anns.of('stamps')).not.toEqual([]);
    expect(bos.of('stamps')).toEqual([]);
  });
});

describe('a loss', () => {
  test('[S29] where both lines part is found by the trail', async () => {
    const here = await oneLost();
    const peer = await comeBack(here.scene, here);
    expect(peer.of('welcome')).toMatchObject([{ rolledBack: true, state: 'open' }]);
    expect(peer.of('resume')).toEqual([{ type: 'resume', base: { number: 0, chain: new Uint8Array(8) } }]);
    expect(peer.entries).toEqual([]);
  });

  test('[S107] is believed by its own stamp: a new incarnation begins, and everybody comes again', async () => {
    const here = await oneLost();
    const anns = await TestPeer.join(here.scene, { device: here.ann, joined: here.joined });
    const peer = await comeBack(here.scene, here);
    peer.say(offer({ entries: here.covered, stamps: [here.stamp] }));
    await settle();
    expect(await standing(here.scene, here)).toEqual({ incarnation: 2, isRecovering: true });
    expect([peer.closed?.code, anns.closed?.code]).toEqual([4503, 4503]);
    expect(here.scene.troubles.join()).toContain('the line was set back');
  });

  test.each<[string, (stamp: Stamp) => Stamp]>([
    ['another mac', (stamp) => ({ ...stamp, mac: new Uint8Array(16) })],
    ['another incarnation', (stamp) => ({ ...stamp, incarnation: 9 })],
    ['another range', (stamp) => ({ ...stamp, last: stamp.last + 1 })],
    ['another document', (stamp) => ({ ...stamp, doc: `p/${stamp.doc.split('/')[1]}/t1` })],
    ['another epoch', (stamp) => ({ ...stamp, epoch: 1 })],
  ])('[S105] a stamp with %s proves nothing, and nothing comes in under it', async (_, forge) => {
    const here = await oneLost();
    const peer = await comeBack(here.scene, here);
    peer.say(offer({ entries: here.covered, stamps: [forge(here.stamp)] }));
    await settle();
    expect(await standing(here.scene, here)).toEqual({ incarnation: 1, isRecovering: false });
    // The first is here as it always was.
    expect(peer.of('offered')).toMatchObject([{ taken: 0, known: 1, refused: here.covered.length - 1 }]);
  });

  test('[S105] a true stamp covers no other content', async () => {
    const here = await oneLost();
    const peer = await comeBack(here.scene, here);
    const entries = here.covered.map((entry) => ({ ...entry, person: here.bo.person }));
    peer.say(offer({ entries, stamps: [here.stamp] }));
    await settle();
    expect((await standing(here.scene, here)).incarnation).toBe(1);
    expect(peer.of('offered')).toMatchObject([{ taken: 0 }]);
  });

  test('[S107] a stamp over what the relay still holds proves none', async () => {
    const here = await annAndBo();
    await here.anns.push(1, [here.write('one')]);
    await here.scene.clock.pass(stampMs);
    const { stamps } = here.bos.of('stamps')[0] ?? { stamps: [] };
    here.bos.say(offer({ entries: here.bos.updates, stamps }));
    await settle();
    expect(here.bos.of('offered')).toMatchObject([{ taken: 0, known: 1, refused: 0 }]);
    expect((await standing(here.scene, here)).incarnation).toBe(1);
  });

  test('[S107] is seen also when the line has gone past it with other entries', async () => {
    const here = await oneLost();
    const cy = await TestPeer.join(here.scene, { device: here.ann, joined: here.joined });
    for (const batch of [3, 4, 5]) await cy.push(batch, [writer(here.ann, here.doc, batch)('three')]);
    const peer = await comeBack(here.scene, here);
    peer.say(offer({ entries: here.covered, stamps: [here.stamp] }));
    await settle();
    expect((await standing(here.scene, here)).incarnation).toBe(2);
  });

  test('[S107] an incarnation that was given before the loss is passed over', async () => {
    const here = await oneLost();
    await here.scene.log.changeStanding(here.joined.workspace, { do: 'renew', above: 6 });
    expect((await standing(here.scene, here)).incarnation).toBe(7);
  });

  test('[S107] two offers at once end the connection', async () => {
    const here = await annAndBo();
    here.bos.say(offer({}));
    here.bos.say(offer({}));
    expect(here.bos.closed?.code).toBe(4400);
  });
});

/** The relay knows that it was set back; Bo has come again. */
async function recovering() {
  const here = await oneLost();
  await here.scene.log.changeStanding(here.joined.workspace, { do: 'renew', above: 1 });
  const scene = await openScene({
    disk: here.scene.log.disk,
    relayKey: here.scene.relay.options.relayKey,
    clock: here.scene.clock,
  });
  const peer = await comeBack(scene, here);
  return { ...here, scene, peer };
}

describe('giving back', () => {
  test('[S108] others’ updates come back under a stamp, to their author, and are passed on to whoever is live', async () => {
    const here = await recovering();
    here.peer.say(offer({ entries: here.covered, stamps: [here.stamp] }));
    await settle();
    expect(here.peer.of('offered')).toEqual([{ type: 'offered', taken: 1, known: 1, refused: 0 }]);
    expect(wordsIn(here.peer)).toEqual(['one', 'two']);
    expect(here.peer.updates.at(-1)).toMatchObject({ person: here.ann.person, deviceNo: here.ann.deviceNo });
    expect(here.peer.of('entries').at(-1)?.live).toBe(true);
  });

  test('[S108] without a stamp a device gives back its own, as itself', async () => {
    const here = await recovering();
    const anns = await TestPeer.join(here.scene, { device: here.ann, joined: here.joined, cursor: here.anns.cursor });
    anns.say({ type: 'trail', points: [] });
    await settle();
    anns.say(offer({ entries: [here.lost] }));
    await settle();
    expect(anns.of('offered')).toMatchObject([{ taken: 1, refused: 0 }]);
    expect(wordsIn(anns)).toEqual(['one', 'two']);
  });

  test('[S180] what others wrote and no stamp covers is taken under the name of whoever brings it, and stays so', async () => {
    const here = await recovering();
    here.peer.say(offer({ entries: [here.lost] }));
    await settle();
    expect(here.peer.of('offered')).toMatchObject([{ taken: 1, refused: 0 }]);
    const { person, deviceNo } = here.bo;
    expect(here.peer.updates.at(-1)).toMatchObject({
      person,
      deviceNo,
      envelope: { client: here.lost.envelope.client },
    });
    const anns = await TestPeer.join(here.scene, { device: here.ann, joined: here.joined, cursor: here.anns.cursor });
    anns.say({ type: 'trail', points: [] });
    await settle();
    anns.say(offer({ entries: [here.lost] }));
    await settle();
    expect(anns.of('offered')).toMatchObject([{ taken: 0, known: 1 }]);
  });

  test('[S180] not once the line is open, nor under an id of this incarnation, nor of nobody’s', async () => {
    const here = await recovering();
    const forge = (client: number): WireEntry => ({ ...here.lost, envelope: { ...here.lost.envelope, client } });
    const forged = [forge(clientIdOf(2, here.ann.deviceNo, 0)), forge(clientIdOf(1, 4_000, 0)), forge(77)];
    here.peer.say(offer({ entries: forged, last: false }));
    await settle();
    expect(here.peer.of('offered')).toMatchObject([{ taken: 0, refused: 3 }]);
    const workspace = await here.scene.relay.workspace(here.joined.workspace);
    await workspace?.room.returning.open();
    here.peer.say(offer({ entries: [here.lost] }));
    await settle();
    expect(here.peer.of('offered').at(-1)).toMatchObject({ taken: 0, refused: 1 });
  });

  test('[S180] nor in a feed under a root that is not the writer’s', async () => {
    const here = await recovering();
    const feed = `f/${here.joined.space}/t1/2026q1`;
    const client = clientIdOf(1, here.ann.deviceNo, 0);
    const said = (root: string): WireEntry => ({
      ...here.lost,
      envelope: cellEnvelope(feed, { client, clock: 0, key: 'm1+tx', value: 'said', t: 1, root }),
    });
    here.peer.say(offer({ entries: [said(`by:${here.bo.person}`)], last: false }));
    await settle();
    expect(here.peer.of('offered')).toMatchObject([{ taken: 0, refused: 1 }]);
    here.peer.say(offer({ entries: [said(`by:${here.ann.person}`)] }));
    await settle();
    expect(here.peer.of('offered').at(-1)).toMatchObject({ taken: 1 });
  });

  test('[S182] where nobody can show the loss, or may answer for it, what is seen to be ahead is noted for the compactor', async () => {
    const here = await oneLost();
    const { ahead } = here.scene.relay.options;
    const peer = await comeBack(here.scene, here);
    const epoch = (doc: string): WireEntry => ({ kind: 'epoch', number: 70, doc, epoch: 3 });
    peer.say(offer({ entries: [epoch(here.doc), epoch('r/s0000000000000000A/0')] }));
    await settle();
    expect(peer.of('offered')).toMatchObject([{ taken: 0, refused: 2 }]);
    await peer.push(9, [{ ...here.writeBo('three'), epoch: 5 }]);
    expect(peer.of('refused')).toMatchObject([{ batch: 9, reason: 'epoch' }]);
    expect(ahead?.take(here.joined.workspace)).toEqual([{ doc: here.doc, epoch: 5 }]);
    expect(ahead?.take(here.joined.workspace)).toEqual([]);
  });

  test('[S182] a document that had begun anew does so again, unless somebody has written in it since', async () => {
    const here = await recovering();
    const page = `p/${here.joined.space}/t1`;
    const epoch = (doc: string): WireEntry => ({ kind: 'epoch', number: 70, doc, epoch: 3 });
    const cell = { client: clientIdOf(1, here.ann.deviceNo, 5), clock: 0, key: 'k+t', value: 'four', t: 1 };
    const later = { ...here.lost, envelope: { ...cellEnvelope(here.doc, cell), epoch: 3 } };
    here.peer.say(offer({ entries: [epoch(here.doc), later, epoch(page)] }));
    await settle();
    expect(here.peer.of('offered')).toMatchObject([{ taken: 3, known: 0, refused: 0 }]);
    const { log } = here.scene;
    expect(await log.docState(here.joined.workspace, here.doc)).toMatchObject({ epoch: 3, snapshot: { size: 2 } });
    expect(here.peer.of('snapshot')).toMatchObject([
      { doc: here.doc, epoch: 3, total: 2 },
      { doc: page, epoch: 3 },
    ]);
    expect(wordsIn(here.peer).at(-1)).toBe('four');
    here.peer.say(offer({ entries: [epoch(here.doc)] }));
    await settle();
    expect(here.peer.of('offered').at(-1)).toMatchObject({ taken: 0, known: 1 });
  });

  test('[S108] a device that may no longer write gives back nothing unstamped', async () => {
    const here = await recovering();
    const foreign = {
      ...here.lost,
      deviceNo: here.bo.deviceNo,
      envelope: writer(here.bo, 'r/s0000000000000000A/0')('four'),
    };
    here.peer.say(offer({ entries: [foreign] }));
    await settle();
    expect(here.peer.of('offered')).toMatchObject([{ taken: 0, refused: 1 }]);
  });

  test('[S200] what is here already is known, in whatever cut, also to a reader who may not write it any more; what is not is refused', async () => {
    const here = await recovering();
    const { scene, ann, bo, joined } = here;
    const own: WireEntry = {
      ...here.lost,
      person: bo.person,
      deviceNo: bo.deviceNo,
      envelope: here.writeBo('three'),
    };
    here.peer.say(offer({ entries: [own, here.lost], last: false }));
    await settle();
    expect(here.peer.of('offered')).toMatchObject([{ taken: 2 }]);
    const workspace = await scene.relay.workspace(joined.workspace);
    await workspace?.room.returning.open();
    const { space } = joined;
    ann.ask = scene.ask;
    await ann.signIn(joined);
    await ann.propose(joined, { type: 'role-set', space, person: bo.person, role: 'viewer' });
    const cut = { ...here.lost, envelope: { ...here.lost.envelope, from: 0 } };
    const unknown = { ...own, envelope: here.writeBo('four') };
    for (const entry of [own, here.lost, cut, unknown]) {
      here.peer.say(offer({ entries: [entry], last: false }));
      await settle();
    }
    expect(
      here.peer
        .of('offered')
        .slice(1)
        .map(({ taken, known, refused }) => [taken, known, refused]),
    ).toEqual([
      [0, 1, 0],
      [0, 1, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });

  test('[S200] of a document that they may not read nobody is told more than that these very bytes are here', async () => {
    const here = await recovering();
    const { person, device, deviceNo } = here.bo;
    const who = { person, device, deviceNo };
    const workspace = await here.scene.relay.workspace(here.joined.workspace);
    if (!workspace) throw new Error('the workspace is there');
    const mine = { ...here.lost, deviceNo: here.bo.deviceNo, envelope: here.writeBo('three') };
    const standingNow = { ...workspace.room.returning.standing, isRecovering: false };
    const asked = () => {
      const by = { who, rights: workspace.rights, standing: standingNow };
      return offeredFrom(offer({ entries: [here.lost, mine] }), by).offered.updates.map(({ as }) => as);
    };
    expect(asked()).toEqual(['known by clock', 'new']);
    Object.assign(workspace.rights, { mayRead: () => false, mayWrite: () => false });
    expect(asked()).toEqual(['known by bytes', 'known by clock']);
  });

  test('[S201] what only deletes in a page is taken from whoever may write it, also once the line is open; with words in it, not', async () => {
    const here = await recovering();
    const page = `p/${here.joined.space}/t1`;
    const ydoc = new Y.Doc();
    ydoc.clientID = clientIdOf(1, here.ann.deviceNo, 7);
    ydoc.getText('content').insert(0, 'one');
    const made = Y.encodeStateAsUpdate(ydoc);
    let erased = new Uint8Array();
    ydoc.on('update', (update: Uint8Array) => (erased = new Uint8Array(update)));
    ydoc.getText('content').delete(0, 3);
    const entryOf = (doc: string, bytes: Uint8Array, to: number): WireEntry => ({
      ...here.lost,
      envelope: { doc, epoch: 0, client: ydoc.clientID, from: 0, to, bytes },
    });
    const answers: unknown[] = [];
    const give = async (entry: WireEntry): Promise<void> => {
      here.peer.say(offer({ entries: [entry], last: false }));
      await settle();
      answers.push(here.peer.of('offered').at(-1));
    };
    await give(entryOf(page, made, 3));
    const workspace = await here.scene.relay.workspace(here.joined.workspace);
    await workspace?.room.returning.open();
    await give(entryOf(page, erased, 0));
    await give(entryOf(page, erased, 0));
    await give(entryOf(here.doc, erased, 0));
    await give(entryOf(page.replace('t1', 't2'), made, 3));
    expect(answers).toMatchObject([
      { taken: 1 },
      { taken: 1 },
      { known: 1 },
      { taken: 0, refused: 1 },
      { taken: 0, refused: 1 },
    ]);
    const { entries } = await here.scene.log.readDoc(here.joined.workspace, { doc: page, after: 0, limit: 1e6 });
    expect(entries.at(-1)).toMatchObject({ person: here.bo.person, envelope: { doc: page, to: 0 } });
  });

  test('[S109] what two devices bring is numbered once; what builds on a missing part waits for it', async () => {
    const here = await recovering();
    const anns = await TestPeer.join(here.scene, { device: here.ann, joined: here.joined, cursor: here.anns.cursor });
    anns.say({ type: 'trail', points: [] });
    await settle();
    const three = { ...here.lost, number: here.lost.number + 1, envelope: here.write('three') };
    anns.say(offer({ entries: [three], last: false }));
    await settle();
    expect(anns.of('offered')).toMatchObject([{ taken: 0, known: 0, refused: 0 }]);
    here.peer.say(offer({ entries: here.covered, stamps: [here.stamp] }));
    await settle();
    anns.say(offer({ entries: [here.lost, three] }));
    await settle();
    expect(anns.of('offered').at(-1)).toMatchObject({ taken: 1, known: 1, refused: 0 });
    expect(wordsIn(anns)).toEqual(['one', 'two', 'three']);
  });

  test('[S210] the line does not open while a device waits with a part for what has come meanwhile', async () => {
    const here = await recovering();
    const three = { ...here.lost, number: here.lost.number + 1, envelope: here.write('three') };
    const again = await TestPeer.join(here.scene, { device: here.ann, joined: here.joined, cursor: here.anns.cursor });
    again.say({ type: 'trail', points: [] });
    await settle();
    again.say(offer({ entries: [three] }));
    await settle();
    expect((await standing(here.scene, here)).isRecovering).toBe(true);
    here.peer.say(offer({ entries: here.covered, stamps: [here.stamp] }));
    await settle();
    // Everybody has said all; what the one waited for has come since.
    expect((await standing(here.scene, here)).isRecovering).toBe(true);
    again.say(offer({ entries: [three] }));
    await settle();
    expect(again.of('offered').at(-1)).toMatchObject({ taken: 1 });
    expect((await standing(here.scene, here)).isRecovering).toBe(false);
  });

  test('[S350] a device that had nothing to say and comes again with a part that waits is not heard yet', async () => {
    const here = await recovering();
    const three = { ...here.lost, number: here.lost.number + 1, envelope: here.write('three') };
    const again = await TestPeer.join(here.scene, { device: here.ann, joined: here.joined, cursor: here.anns.cursor });
    again.say({ type: 'trail', points: [] });
    await settle();
    again.say(offer({}));
    await settle();
    again.say(offer({ entries: [three] }));
    await settle();
    // Nor by being on the line, as it is after a cut.
    const open = await here.scene.relay.workspace(here.joined.workspace);
    open?.room.returning.came(here.ann.deviceNo);
    here.peer.say(offer({ entries: here.covered, stamps: [here.stamp] }));
    await settle();
    expect((await standing(here.scene, here)).isRecovering).toBe(true);
    again.say(offer({ entries: [three] }));
    await settle();
    expect(again.of('offered').at(-1)).toMatchObject({ taken: 1 });
    expect((await standing(here.scene, here)).isRecovering).toBe(false);
  });

  test('[S210] what waits for a part that nobody has does not keep the line closed', async () => {
    const here = await recovering();
    const three = { ...here.lost, number: here.lost.number + 1, envelope: here.write('three') };
    const again = await TestPeer.join(here.scene, { device: here.ann, joined: here.joined, cursor: here.anns.cursor });
    again.say({ type: 'trail', points: [] });
    await settle();
    here.peer.say(offer({}));
    await settle();
    expect((await standing(here.scene, here)).isRecovering).toBe(true);
    again.say(offer({ entries: [three] }));
    await settle();
    expect(again.of('offered')).toMatchObject([{ taken: 0, known: 0, refused: 0 }]);
    expect((await standing(here.scene, here)).isRecovering).toBe(false);
  });

  test('[S109] short numbers come back to their records, behind the update that wrote them', async () => {
    const here = await recovering();
    const numbers: WireEntry = { kind: 'numbers', number: 90, project: 'p1', given: [['t1', 128]] };
    here.peer.say(offer({ entries: [...here.covered, numbers], stamps: [here.stamp], last: false }));
    await settle();
    here.peer.say(
      offer({
        entries: [
          ...here.covered,
          {
            ...numbers,
            given: [
              ['t1', 5],
              ['t2', 128],
            ],
          },
        ],
        stamps: [here.stamp],
      }),
    );
    await settle();
    const given = here.peer.entries.flatMap((entry) => (entry.kind === 'numbers' ? entry.given : []));
    // The record keeps its number, and the number its record.
    expect(given).toEqual([
      ['t1', 128],
      ['t2', 129],
    ]);
  });

  test('[S110] a batch that others gave back is acknowledged where it lies now, and another one in its place is not', async () => {
    const here = await recovering();
    here.peer.say(offer({ entries: here.covered, stamps: [here.stamp] }));
    await settle();
    const anns = await TestPeer.join(here.scene, { device: here.ann, joined: here.joined, cursor: here.peer.cursor });
    anns.say({ type: 'trail', points: here.peer.cursor ? [here.peer.cursor] : [] });
    await settle();
    anns.say(offer({}));
    await settle();
    await anns.push(2, [here.lost.envelope]);
    expect(anns.of('ack')).toMatchObject([{ batch: 2, numbers: [here.peer.updates.at(-1)?.number] }]);
    await anns.push(9, [writer(here.ann, here.doc)('four')]);
    expect(anns.of('refused')).toMatchObject([{ batch: 9 }]);
  });

  test('[S21] a device that has given back all is fed from where both lines part, pushes wait until then', async () => {
    const here = await recovering();
    here.peer.say({ type: 'push', batch: 7, envelopes: [here.writeBo('four')], asks: [] });
    await settle();
    expect(here.peer.of('ack')).toEqual([]);
    here.peer.say(offer({ entries: here.covered, stamps: [here.stamp] }));
    await settle();
    expect(here.peer.of('ack')).toMatchObject([{ batch: 7 }]);
    expect(wordsIn(here.peer)).toEqual(['one', 'two']);
  });
});
