// What a guest's device is sent: an extract of the directory in place of decisions, the documents that they were given,
// and nothing else in any byte.
import { decodeExtract, enterExtract, isExtract, type DirectoryExtract } from '@baton/ledger/extract';
import { openBook } from '@baton/ledger/book';
import { createEncoder } from '@baton/protocol/codec';
import type { WireEnvelope } from '@baton/protocol/frames';
import { homeNameOf } from '@baton/model/directory/home-name';
import { mayRead, personOf } from '@baton/model/directory/queries';
import { isIllegal } from '@baton/model/directory/rules';
import type { PersonId, RecordId, SpaceId } from '@baton/model/ids';
import type { Decision, GroupRole } from '@baton/model/directory/schema';
import { scopeIn } from '../access/scope.ts';
import { foldable } from '../ledger/foldable.ts';
import { clientIdOf } from '@baton/replica/client-id';
import { paragraphsToUpdate } from '@baton/replica/pages/page';
import { expect, test, vi } from 'vitest';
import { parseUpdateMeta } from 'yjs';
import { newId, type TestDevice, writer } from '../test/device.fixture.ts';
import { guestOf } from '../test/guest.fixture.ts';
import { cast, openScene, settle, TestPeer, type Scene } from '../test/scene.fixture.ts';

const quiet = async (): Promise<void> => {
  for (let turn = 0; turn < 8; turn += 1) await settle();
};
function bytesTo(peer: TestPeer): string {
  const encoder = createEncoder();
  return peer.frames.map((frame) => Buffer.from(encoder.encode(frame)).toString('latin1')).join('\n');
}
function typed(device: TestDevice, doc: string, session: number): WireEnvelope {
  const client = clientIdOf(device.incarnation, device.deviceNo, session);
  const bytes = paragraphsToUpdate([`page of ${session}`], client) ?? new Uint8Array();
  return { doc, epoch: 0, client, from: 0, to: parseUpdateMeta(bytes).to.get(client) ?? 0, bytes };
}
const docsTo = (peer: TestPeer): string[] => peer.updates.map(({ envelope }) => envelope.doc).toSorted();
const told = (peer: TestPeer): DirectoryExtract[] =>
  peer.entries.flatMap((entry) => {
    const extract = entry.kind === 'ledger' && isExtract(entry.entry) ? decodeExtract(entry.entry) : null;
    return extract === null || isIllegal(extract) ? [] : [extract];
  });
const knows = (peer: TestPeer): PersonId[] =>
  (Object.keys(told(peer).at(-1)?.directory.persons ?? {}) as PersonId[]).toSorted();

/** Ann, Bo and Cy in one open space; Gil is a guest in its group, which Ann and Bo read too. */
async function office() {
  const scene = await openScene();
  const { ann, bo, cy, joined } = await cast(scene, 'ann', 'bo', 'cy');
  const { space } = joined;
  const group = homeNameOf(space, 'clients');
  const set = (of: readonly TestDevice[], roles: Readonly<Record<PersonId, GroupRole>> = {}) =>
    ann.propose(joined, { type: 'group-set', space, group: 'clients', readers: of.map(({ person }) => person), roles });
  await set([ann, bo]);
  const { guest: gil, look } = await guestOf(scene, { by: ann, joined, groups: [group] });
  const peerOf = (device: TestDevice, cursor: TestPeer['cursor'] = null) =>
    TestPeer.join(scene, { device, joined, cursor });
  const peers = { ann: await peerOf(ann), bo: await peerOf(bo), cy: await peerOf(cy), gil: await peerOf(gil) };
  await quiet();
  const shared = `x/${space}/clients/0`;
  return { scene, ann, bo, cy, gil, joined, space, group, set, peers, peerOf, shared, look };
}
const opened = ({ scene }: { readonly scene: Scene }, joined: { readonly workspace: string }) =>
  scene.relay.workspace(joined.workspace);

test('[S240] a guest is told one extract and no decision, whole or by its header, as they come and as others decide', async () => {
  const { ann, bo, cy, gil, joined, peers, look, space } = await office();
  expect(look.json.spaces).toEqual([]);
  const ledger = peers.gil.entries.filter(({ kind }) => kind === 'ledger');
  expect([ledger.length, told(peers.gil).length, knows(peers.gil)]).toEqual([1, 1, [gil.person]]);
  const sent = peers.gil.frames.length;
  await ann.propose(joined, { type: 'space-titled', space }, 'canary');
  await ann.propose(joined, { type: 'person-role-set', person: cy.person, role: 'admin' });
  await bo.invite(joined);
  await quiet();
  expect(peers.gil.frames).toHaveLength(sent);
  const bytes = bytesTo(peers.gil);
  for (const secret of ['canary', 'Marketing', ann.person, bo.person, cy.person, ann.device])
    expect(bytes).not.toContain(secret);
});

test('[S241] the extract is signed for this guest, and answers what they may read as the relay does', async () => {
  const { gil, joined, peers, shared, scene, space } = await office();
  const extract = told(peers.gil)[0]!;
  const book = await enterExtract(openBook(joined.workspace, joined.relayKey), extract, gil.person);
  if (isIllegal(book)) throw new Error(book.illegal);
  const { rights } = (await opened({ scene }, joined))!;
  for (const doc of [shared, `r/${space}/0`, 'o/people', `f/${space}/t1/2026q1`, `f/${space}/clients/t1/2026q1`])
    expect([doc, mayRead(book.directory!, gil.person, scopeIn(doc)!)]).toEqual([doc, rights.mayRead(gil.person, doc)]);
  expect(personOf(book.directory!, gil.deviceNo)).toBe(gil.person);
});

test('[S242] who writes where a guest reads is told before it is sent, and nobody who only reads', async () => {
  const { ann, bo, cy, gil, peers, peerOf, shared, space } = await office();
  await peers.bo.push(1, [writer(bo, shared)('for the guest')]);
  await peers.cy.push(1, [writer(cy, `r/${space}/0`)('not for the guest')]);
  await quiet();
  expect(docsTo(peers.gil)).toEqual([shared]);
  expect(knows(peers.gil)).toEqual([gil.person, bo.person].toSorted());
  expect(bytesTo(peers.gil)).not.toContain(ann.person);
  const kinds = peers.gil.entries.map(({ kind }) => kind);
  expect(kinds).toEqual(['ledger', 'ledger', 'update']);
  const later = await peerOf(gil);
  await vi.waitFor(() => expect(later.entries).toHaveLength(2));
  await quiet();
  expect([knows(later), later.entries.map(({ kind }) => kind)]).toEqual([knows(peers.gil), ['ledger', 'update']]);
  const again = await peerOf(gil, peers.gil.cursor);
  await quiet();
  expect(knows(again)).toEqual(knows(peers.gil));
});

test('[S243] comments from before a task was shared, and those among colleagues, never reach a guest; the shared ones do', async () => {
  const { ann, cy, joined, space, group, peers } = await office();
  const task: RecordId = newId('t');
  const inside = writer(ann, `f/${space}/${task}/2026q1`, 1);
  await peers.ann.push(1, [inside('before')]);
  expect(
    (await ann.propose(joined, { type: 'moved', records: [task], born: space, from: space, to: group })).status,
  ).toBe(200);
  await peers.ann.push(2, [inside('after'), writer(ann, `f/${group}~internal/${task}/2026q1`, 2)('inside')]);
  const feed = `f/${group}/${task}/2026q1`;
  await peers.ann.push(3, [writer(ann, feed, 3)('for all three')]);
  await quiet();
  expect(docsTo(peers.gil)).toEqual([feed]);
  for (const secret of ['before', 'after', 'inside']) expect(bytesTo(peers.gil)).not.toContain(secret);
  expect(docsTo(peers.bo)).toHaveLength(4);
  expect(docsTo(peers.cy)).toEqual([`f/${space}/${task}/2026q1`]);
  // Taken back, what was said with the guest is its new readers', and the guest's no more.
  expect(
    (await ann.propose(joined, { type: 'moved', records: [task], born: space, from: group, to: space })).status,
  ).toBe(200);
  await quiet();
  expect(docsTo(peers.cy)).toContain(feed);
  await peers.ann.push(4, [writer(ann, feed, 4)('later')]);
  await quiet();
  expect(docsTo(peers.gil)).toEqual([feed]);
  expect(cy.person).not.toBe('');
});

test('[S433] a page given to guests comes to them whole, and they read, comment or edit it as they were let, until it is taken back', async () => {
  const { ann, gil, joined, space, group, set, peers } = await office();
  const task: RecordId = newId('t');
  const [page, feed] = [`p/${space}/${task}`, `f/${group}/${task}/2026q1`];
  await peers.ann.push(1, [typed(ann, page, 1)]);
  await ann.propose(joined, { type: 'moved', records: [task], born: space, from: space, to: group });
  await quiet();
  expect(docsTo(peers.gil)).toEqual([page]);
  let batch = 0;
  const taken = async (envelope: WireEnvelope): Promise<boolean> => {
    batch += 1;
    await peers.gil.push(batch, [envelope]);
    await quiet();
    return !peers.gil.of('refused').some((refused) => refused.batch === batch);
  };
  const may = async (role: 'viewer' | 'commenter' | 'member', session: number) => {
    await set([ann, gil], role === 'member' ? {} : { [gil.person]: role });
    await quiet();
    return [await taken(writer(gil, feed, session)('said')), await taken(typed(gil, page, session + 1))];
  };
  expect([await may('viewer', 1), await may('commenter', 3), await may('member', 5)]).toEqual([
    [false, false],
    [true, false],
    [true, true],
  ]);
  // Also what a colleague writes on it later; nothing once it was taken back.
  await peers.ann.push(2, [typed(ann, page, 2)]);
  await quiet();
  const before = docsTo(peers.gil).length;
  expect(docsTo(peers.gil).filter((doc) => doc === page)).toHaveLength(2);
  await ann.propose(joined, { type: 'moved', records: [task], born: space, from: group, to: space });
  await peers.ann.push(3, [typed(ann, page, 3)]);
  expect(await taken(typed(gil, page, 7))).toBe(false);
  expect(docsTo(peers.gil)).toHaveLength(before);
});

test('[S244] a guest hears of others only in places that they read, and no frame says that somebody moved elsewhere', async () => {
  const { ann, gil, scene, peers, space } = await office();
  const frames = () => peers.gil.of('presence').length;
  await scene.clock.pass(3_000);
  peers.gil.say({ type: 'present', at: '', on: null, field: null });
  await scene.clock.pass(3_000);
  const before = frames();
  for (const field of ['a', 'b', 'c']) {
    peers.ann.say({ type: 'present', at: `r/${space}/0`, on: null, field });
    await scene.clock.pass(3_000);
  }
  expect(frames()).toBe(before);
  expect(bytesTo(peers.gil)).not.toContain(ann.person);
  expect(
    peers.ann
      .of('presence')
      .at(-1)
      ?.here.map(({ person }) => person),
  ).toContain(gil.person);
});

test('[S245] a refused decision of a guest tells nothing of what there is', async () => {
  const { gil, cy, joined, space } = await office();
  const answers = [
    await gil.propose(joined, { type: 'member-removed', space, person: cy.person }),
    await gil.propose(joined, { type: 'member-removed', space: newId('s'), person: cy.person }),
    await gil.propose(joined, { type: 'person-suspended', person: cy.person }),
  ];
  expect(new Set(answers.map(({ status, json }) => `${status} ${JSON.stringify(json)}`)).size).toBe(1);
});

test('[S246] a guest who becomes a member is sent the decisions from the first and all that they gained, before the statement', async () => {
  const { ann, gil, cy, joined, space, peers, peerOf } = await office();
  await peers.cy.push(1, [writer(cy, `r/${space}/0`)('for members'), writer(cy, 'o/people', 2)('Cy')]);
  await quiet();
  const from = peers.gil.cursor;
  expect((await ann.propose(joined, { type: 'person-role-set', person: gil.person, role: 'member' })).status).toBe(200);
  await quiet();
  for (const peer of [peers.gil, await peerOf(gil, from)]) {
    await quiet();
    expect(docsTo(peer)).toEqual(['o/people', `r/${space}/0`]);
    const ledger = peer.entries.flatMap((entry) => (entry.kind === 'ledger' && !isExtract(entry.entry) ? [entry] : []));
    expect(ledger[0]?.number).toBe(1);
    const numbers = ledger.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)]);
    expect(peer.entries.at(-1)).toMatchObject({ kind: 'ledger', number: numbers.at(-1) });
  }
});

test('[S247] a member who becomes a guest is sent an extract and nothing more of what they read', async () => {
  const { ann, bo, cy, joined, space, peers } = await office();
  const sent = peers.bo.entries.length;
  await ann.propose(joined, { type: 'person-role-set', person: bo.person, role: 'guest' });
  await peers.cy.push(1, [writer(cy, `r/${space}/0`)('no more'), writer(cy, 'o/people', 2)('Cy')]);
  await ann.propose(joined, { type: 'space-titled', space }, 'Sales');
  await quiet();
  const since = peers.bo.entries.slice(sent);
  expect(since.map(({ kind }) => kind)).toEqual(['ledger']);
  expect(knows(peers.bo)).toEqual([bo.person]);
});

test('[S248] who was suspended is sent, when they are back, what opened to them meanwhile, whole', async () => {
  const { ann, cy, joined, peers, peerOf } = await office();
  const from = peers.cy.cursor;
  const done = async (decision: Decision) => expect((await ann.propose(joined, decision, 'Stores')).status).toBe(200);
  await done({ type: 'person-suspended', person: cy.person });
  expect(peers.cy.closed).toBeDefined();
  const space: SpaceId = newId('s');
  await done({ type: 'space-opened', space, open: false, members: [ann.person] });
  await peers.ann.push(1, [writer(ann, `r/${space}/0`)('closed as yet')]);
  await done({ type: 'space-shown', space, open: true, members: [] });
  await peers.ann.push(2, [writer(ann, `r/${space}/0`, 1)('open')]);
  await done({ type: 'person-resumed', person: cy.person });
  const back = await peerOf(cy, from);
  await quiet();
  expect(docsTo(back)).toEqual([`r/${space}/0`, `r/${space}/0`]);
  const ledgers = back.entries.flatMap((entry) => (entry.kind === 'ledger' ? [foldable([entry]).length] : []));
  expect(ledgers).not.toContain(0);
});
