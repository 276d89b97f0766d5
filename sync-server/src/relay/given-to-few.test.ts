// What stands beside a task of a few, and a task of everybody that is given to a few: its page and feeds reach its readers
// and are in no byte to anybody else.
import { createEncoder } from '@baton/protocol/codec';
import type { WireEnvelope } from '@baton/protocol/frames';
import { homeNameOf } from '@baton/model/directory/home-name';
import type { RecordId } from '@baton/model/ids';
import { clientIdOf } from '@baton/replica/client-id';
import { paragraphsToUpdate } from '@baton/replica/pages/page';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { newId, type TestDevice, writer } from '../test/device.fixture.ts';
import { cast, openScene, settle, TestPeer } from '../test/scene.fixture.ts';
import { cellEnvelope } from '../test/update.fixture.ts';

const canary = 'canary';

function typed(device: TestDevice, doc: string, session: number): WireEnvelope {
  const client = clientIdOf(device.incarnation, device.deviceNo, session);
  const bytes = paragraphsToUpdate([`${canary} of ${session}`], client) ?? new Uint8Array();
  return { doc, epoch: 0, client, from: 0, to: Y.parseUpdateMeta(bytes).to.get(client) ?? 0, bytes };
}
/** Everything that a peer was sent, as it went over the wire. */
function bytesTo(peer: TestPeer): string {
  const encoder = createEncoder();
  return peer.frames.map((frame) => new TextDecoder('latin1').decode(encoder.encode(frame))).join('\n');
}
const docsTo = (peer: TestPeer): string[] => peer.updates.map(({ envelope }) => envelope.doc).toSorted();
const quiet = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) await settle();
};

/** Ann and Bo are the few of an open space; Cy stands in it too. */
async function office() {
  const scene = await openScene();
  const { ann, bo, cy, joined } = await cast(scene, 'ann', 'bo', 'cy');
  const { space } = joined;
  const few = homeNameOf(space, 'few');
  const task: RecordId = newId('t');
  const readers = (...of: readonly TestDevice[]) =>
    ann.propose(joined, { type: 'group-set', space, group: 'few', readers: of.map(({ person }) => person) });
  expect((await readers(ann, bo)).status).toBe(200);
  const move = (from: typeof few, to: typeof few, born = from) =>
    ann.propose(joined, { type: 'moved', records: [task], born, from, to });
  const peers = {
    ann: await TestPeer.join(scene, { device: ann, joined }),
    bo: await TestPeer.join(scene, { device: bo, joined }),
    cy: await TestPeer.join(scene, { device: cy, joined }),
  };
  const beside = (of: string) => ({ page: `p/${of}/${task}`, feed: `f/${of}/${task}/2026q1` });
  return { scene, ann, bo, cy, joined, space, few, task, readers, move, peers, beside };
}

test('[S175] a page and a feed beside a task of a few reach them, and are in no byte to anybody else', async () => {
  const { scene, ann, cy, joined, few, task, peers, beside } = await office();
  const { page, feed } = beside(few);
  await peers.ann.push(1, [typed(ann, page, 1), writer(ann, feed, 2)(canary)]);
  expect(docsTo(peers.bo)).toEqual([feed, page]);
  expect(bytesTo(peers.cy)).not.toContain(task);
  await peers.cy.push(1, [typed(cy, page, 1)]);
  await peers.cy.push(2, [writer(cy, feed, 2)('mine')]);
  expect(peers.cy.of('refused')).toMatchObject([{ reason: 'not-allowed' }, { reason: 'not-allowed' }]);
  const later = await TestPeer.join(scene, { device: cy, joined });
  later.say({ type: 'hold', docs: [page, feed] });
  await quiet();
  for (const peer of [peers.cy, later]) {
    expect(docsTo(peer)).toEqual([]);
    expect(bytesTo(peer)).not.toContain(canary);
  }
});

test('[S175] who is taken up among the few is sent them whole; who is let go is sent nothing more', async () => {
  const { ann, cy, few, readers, peers, beside } = await office();
  const { page, feed } = beside(few);
  const say = writer(ann, feed, 2);
  await peers.ann.push(1, [typed(ann, page, 1), say(canary)]);
  await readers(ann, cy);
  await quiet();
  expect(docsTo(peers.cy)).toEqual([feed, page]);
  await peers.ann.push(2, [say('after')]);
  expect([docsTo(peers.bo), docsTo(peers.cy)]).toEqual([
    [feed, page],
    [feed, feed, page],
  ]);
});

test('[S176] given to a few, a task’s page and feeds go on to them alone, under the names that they have', async () => {
  const { ann, cy, space, few, move, peers, beside } = await office();
  const { page, feed } = beside(space);
  const say = writer(ann, feed, 2);
  await peers.ann.push(1, [typed(ann, page, 1), say('for all')]);
  expect((await move(space, few)).status).toBe(200);
  await peers.ann.push(2, [say('secret'), typed(ann, page, 3)]);
  await peers.cy.push(1, [writer(cy, feed, 2)('late')]);
  expect(peers.cy.of('refused')).toMatchObject([{ reason: 'not-allowed' }]);
  await quiet();
  expect(docsTo(peers.cy)).toEqual([feed, page]);
  expect(bytesTo(peers.cy)).not.toContain('secret');
  expect(docsTo(peers.bo)).toEqual([feed, feed, page, page]);
});

test('[S176] given back, everybody is sent all of it before the statement that says so, what was born among a few too', async () => {
  for (const born of ['few', 'space'] as const) {
    const { ann, space, few, move, peers, beside } = await office();
    const { page, feed } = beside(born === 'few' ? few : space);
    if (born === 'space') await move(space, few);
    await peers.ann.push(1, [typed(ann, page, 1), writer(ann, feed, 2)(canary)]);
    expect(docsTo(peers.cy)).toEqual([]);
    expect((await move(few, space, born === 'few' ? few : space)).status).toBe(200);
    await quiet();
    expect(docsTo(peers.cy)).toEqual([feed, page]);
    const last = peers.cy.entries.findLastIndex(({ kind }) => kind === 'update');
    expect(peers.cy.entries.findLastIndex(({ kind }) => kind === 'ledger')).toBeGreaterThan(last);
  }
});

test('[S176] who is taken up among the few is sent what was given to them, and who comes into the space is not', async () => {
  const { scene, ann, bo, space, few, readers, move, peers, beside, joined } = await office();
  const { page } = beside(space);
  await peers.ann.push(1, [typed(ann, page, 1)]);
  await move(space, few);
  await readers(ann);
  const away = await TestPeer.join(scene, { device: bo, joined });
  expect(docsTo(away)).toEqual([]);
  await readers(ann, bo);
  await quiet();
  expect(docsTo(away)).toEqual([page]);
});

test('[S177] a page and a feed of one’s own are one’s own alone', async () => {
  const { scene, ann, bo, joined, task, peers } = await office();
  const [page, feed] = [`v/${ann.person}/${task}`, `v/${ann.person}/${task}/2026q1`];
  await peers.ann.push(1, [typed(ann, page, 1), writer(ann, feed, 2)(canary)]);
  expect(peers.ann.of('refused')).toEqual([]);
  await peers.bo.push(1, [typed(bo, page, 1)]);
  expect(peers.bo.of('refused')).toMatchObject([{ reason: 'not-allowed' }]);
  const again = await TestPeer.join(scene, { device: ann, joined });
  expect(docsTo(again)).toEqual([page, feed]);
  const later = await TestPeer.join(scene, { device: bo, joined });
  for (const peer of [peers.bo, peers.cy, later]) expect(bytesTo(peer)).not.toContain(canary);
});

test('[S178] a budget is taken in the documents of those who read money and nowhere else, and reaches them alone', async () => {
  const { ann, bo, joined, space, task, peers } = await office();
  const group = { type: 'group-set', space, group: 'money', readers: [ann.person, bo.person] } as const;
  expect((await ann.propose(joined, group)).status).toBe(200);
  const budget = (doc: string, session: number): WireEnvelope => {
    const client = clientIdOf(ann.incarnation, ann.deviceNo, session);
    const cell = { client, clock: 0, key: `${task}+bu`, value: `${canary} 1200`, by: ann.person };
    return cellEnvelope(doc, cell);
  };
  await peers.ann.push(1, [budget(`r/${space}/0`, 7)]);
  await peers.ann.push(2, [budget(`x/${space}/few/0`, 8)]);
  expect(peers.ann.of('refused')).toMatchObject([{ reason: 'guard' }, { reason: 'guard' }]);
  await peers.ann.push(3, [budget(`x/${space}/money/0`, 9)]);
  expect(docsTo(peers.bo)).toEqual([`x/${space}/money/0`]);
  expect(bytesTo(peers.bo)).toContain(canary);
  expect(docsTo(peers.cy)).toEqual([]);
  expect(bytesTo(peers.cy)).not.toContain(canary);
});
