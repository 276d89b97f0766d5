// What one statement opens beside a whole space: documents beside a moved record, and restricted records of a group.
import type { RecordId, SpaceId } from '@baton/model/ids';
import { expect, test } from 'vitest';
import type { WireEnvelope } from '@baton/protocol/frames';
import { clientIdOf } from '@baton/replica/client-id';
import { paragraphsToUpdate } from '@baton/replica/pages/page';
import * as Y from 'yjs';
import { newId, type TestDevice, writer } from '../test/device.fixture.ts';
import { cast, openScene, settle, TestPeer, type SceneOptions } from '../test/scene.fixture.ts';

/** The next paragraph that this device writes on a page. */
function typist(device: TestDevice, doc: string, session: number) {
  const client = clientIdOf(device.incarnation, device.deviceNo, session);
  const written: Uint8Array[] = [];
  return (text: string): WireEnvelope => {
    const bytes = paragraphsToUpdate([text], client, written) ?? new Uint8Array();
    written.push(bytes);
    const { from, to } = Y.parseUpdateMeta(bytes);
    return { doc, epoch: 0, client, from: from.get(client) ?? 0, to: to.get(client) ?? 0, bytes };
  };
}

/** Ann in two closed spaces, Cy in the one that things move to; Bo is in neither. */
async function twoClosed(options: SceneOptions = {}) {
  const scene = await openScene(options);
  const { ann, bo, cy, joined } = await cast(scene, 'ann', 'bo', 'cy');
  const [from, to] = [newId('s') as SpaceId, newId('s') as SpaceId];
  const task: RecordId = newId('t');
  await ann.propose(joined, { type: 'space-opened', space: from, open: false, members: [ann.person] }, 'Board room');
  await ann.propose(
    joined,
    { type: 'space-opened', space: to, open: false, members: [ann.person, cy.person] },
    'Audit',
  );
  const [anns, bos, cys] = [
    await TestPeer.join(scene, { device: ann, joined }),
    await TestPeer.join(scene, { device: bo, joined }),
    await TestPeer.join(scene, { device: cy, joined }),
  ];
  const page = typist(ann, `p/${from}/${task}`, 1);
  const feed = writer(ann, `f/${from}/${task}/2026q1`, 2);
  const other = typist(ann, `p/${from}/${newId('t') as string}`, 3);
  const move = (records: readonly RecordId[] = [task]) =>
    ann.propose(joined, { type: 'moved', records: [...records], born: from, from, to });
  return { scene, ann, bo, cy, joined, from, to, task, anns, bos, cys, page, feed, other, move };
}
const docsOf = (peer: TestPeer): readonly string[] =>
  peer.entries.flatMap((entry) => (entry.kind === 'update' ? [entry.envelope.doc] : []));
const quiet = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) await settle();
};

test('[S141] the page and the feeds of a moved record reach the readers of its new space before the statement, and no others', async () => {
  const { from, task, anns, bos, cys, page, feed, other, move } = await twoClosed();
  await anns.push(1, [page('words')]);
  await anns.push(2, [feed('said'), other('not moved')]);
  await quiet();
  expect([docsOf(bos), docsOf(cys)]).toEqual([[], []]);
  expect((await move()).status).toBe(200);
  await quiet();
  expect(docsOf(cys).toSorted()).toEqual([`f/${from}/${task}/2026q1`, `p/${from}/${task}`]);
  expect(docsOf(bos)).toEqual([]);
  const lastUpdate = cys.entries.findLastIndex(({ kind }) => kind === 'update');
  const moved = cys.entries.findLastIndex(({ kind }) => kind === 'ledger');
  expect(moved).toBeGreaterThan(lastUpdate);
  await anns.push(3, [page('and more')]);
  await quiet();
  expect(docsOf(cys).length).toBe(3);
});

test('[S141] who was away while a record was moved is sent its page once, with what was written before and after', async () => {
  const { scene, cy, joined, anns, cys, page, move } = await twoClosed();
  await anns.push(1, [page('before Cy left')]);
  const { cursor } = cys;
  cys.place?.leave();
  await anns.push(2, [page('while away')]);
  await move();
  await anns.push(3, [page('after')]);
  const again = await TestPeer.join(scene, { device: cy, joined, cursor });
  await quiet();
  const numbers = again.entries.flatMap((entry) => (entry.kind === 'update' ? [entry.number] : []));
  expect([numbers.length, new Set(numbers).size]).toEqual([3, 3]);
});

test('[S141] a reader of both spaces is sent nothing again', async () => {
  const { scene, ann, joined, page, anns, move } = await twoClosed();
  await anns.push(1, [page('words')]);
  anns.place?.leave();
  const again = await TestPeer.join(scene, { device: ann, joined, cursor: anns.cursor });
  await move();
  await quiet();
  expect(docsOf(again)).toEqual([]);
});

test('[S142] restricted records reach who is taken up among their readers, and not who is let into the space', async () => {
  const { ann, bo, cy, joined, from, anns, bos, cys } = await twoClosed();
  const readers = (...persons: { readonly person: string }[]) =>
    ann.propose(joined, {
      type: 'group-set',
      space: from,
      group: 'money',
      readers: persons.map(({ person }) => person) as never,
    });
  expect((await readers(ann)).status).toBe(200);
  const money = writer(ann, `x/${from}/money/0`, 4);
  await anns.push(1, [money('rate')]);
  await ann.propose(joined, { type: 'member-added', space: from, person: bo.person });
  await quiet();
  expect([docsOf(bos), docsOf(cys)]).toEqual([[], []]);
  await readers(ann, cy);
  await quiet();
  expect(docsOf(cys)).toEqual([`x/${from}/money/0`]);
  expect(docsOf(bos)).toEqual([]);
});

test('[S143] whoever is let in later has what was moved in, and nothing of what was moved out', async () => {
  const { ann, bo, joined, from, to, task, anns, bos, page, other, move } = await twoClosed();
  await anns.push(1, [page('words')]);
  await anns.push(2, [other('stays')]);
  await move();
  await ann.propose(joined, { type: 'member-added', space: from, person: bo.person });
  await quiet();
  expect(docsOf(bos)).toHaveLength(1);
  expect(docsOf(bos)).not.toContain(`p/${from}/${task}`);
  await ann.propose(joined, { type: 'member-added', space: to, person: bo.person });
  await quiet();
  expect(docsOf(bos)).toContain(`p/${from}/${task}`);
});

test('[S28] [S141] who was let into a space while away, from which a record was moved on since to where they stand, is sent its page', async () => {
  const { scene, ann, cy, joined, from, task, anns, cys, page, move } = await twoClosed();
  await anns.push(1, [page('words')]);
  const { cursor } = cys;
  cys.place?.leave();
  await ann.propose(joined, { type: 'member-added', space: from, person: cy.person });
  await move();
  const again = await TestPeer.join(scene, { device: cy, joined, cursor });
  await quiet();
  expect(docsOf(again)).toEqual([`p/${from}/${task}`]);
});

test('[S28] [S98] by document, too, what was withheld of a space’s ledger comes before the statement that opens it', async () => {
  const isFar = { farBehind: 1, isShorter: () => true };
  const { scene, ann, bo, joined, from, anns, bos, page } = await twoClosed(isFar);
  await anns.push(1, [page('words')]);
  const { cursor } = bos;
  bos.place?.leave();
  await ann.propose(joined, { type: 'member-added', space: from, person: bo.person });
  const again = await TestPeer.join(scene, { device: bo, joined, cursor });
  await quiet();
  const ledgers = again.entries.flatMap((one) => (one.kind === 'ledger' && one.ledger === from ? [one.number] : []));
  expect(ledgers).toEqual(ledgers.toSorted((a, b) => a - b));
  expect(ledgers.length).toBe(2);
});

test('[S28] along the line nothing of what a grant opens comes before its beginning: what was written while away comes behind it, once', async () => {
  const { scene, ann, bo, joined, from, anns, bos, page } = await twoClosed();
  await anns.push(1, [page('before Bo left')]);
  // A decision is told to all: Bo's cursor stands behind what he may not read.
  await ann.propose(joined, { type: 'space-titled', space: from }, 'Board');
  await quiet();
  const { cursor } = bos;
  bos.place?.leave();
  await anns.push(2, [page('while away')]);
  await ann.propose(joined, { type: 'member-added', space: from, person: bo.person });
  await anns.push(3, [page('after')]);
  const again = await TestPeer.join(scene, { device: bo, joined, cursor });
  await quiet();
  const numbers = again.entries.flatMap((entry) => (entry.kind === 'update' ? [entry.number] : []));
  expect(numbers).toHaveLength(3);
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
});
