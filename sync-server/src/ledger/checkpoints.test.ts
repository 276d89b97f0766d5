import { enter, openBook } from '@baton/ledger/book';
import { checkpointOf, isCheckpoint } from '@baton/ledger/checkpoint';
import { decodeEntry, type Entry } from '@baton/ledger/entry';
import { isIllegal } from '@baton/model/directory/rules';
import type { WireEntry } from '@baton/protocol/frames';
import { expect, test } from 'vitest';
import { TestDevice, writer, type Joined } from '../test/device.fixture.ts';
import { cast, openScene, settle, TestPeer, type Scene } from '../test/scene.fixture.ts';
import { Due } from './due.ts';

function read(bytes: Uint8Array): Entry {
  const entry = decodeEntry(bytes);
  if (isIllegal(entry)) throw new Error(entry.illegal);
  return entry;
}
async function ledgerOf({ log }: Pick<Scene, 'log'>, { workspace }: Joined): Promise<Entry[]> {
  return (await log.ledgerAfter(workspace, 0)).map(({ entry }) => read(entry));
}
const titleAgain = (ann: TestDevice, joined: Joined, title = 'Sales') =>
  ann.propose(joined, { type: 'space-titled', space: joined.space }, title);

test('[S370] after so many entries of a ledger its checkpoint stands in the same commit, behind the entry that makes it due', async () => {
  const scene = await openScene({ checkpointEvery: 3 });
  const { ann, joined } = await cast(scene, 'ann');
  const commits: number[] = [];
  scene.log.follow(joined.workspace, ({ entries }) => commits.push(entries.length));
  // The space's ledger has its opening; the third entry makes one due.
  for (const title of ['one', 'two', 'three', 'four', 'five']) await titleAgain(ann, joined, title);
  const entries = await ledgerOf(scene, joined);
  expect(commits).toEqual([1, 2, 1, 1, 2]);
  const found = entries.flatMap((entry, at) =>
    isCheckpoint(entry) ? [[checkpointOf(entry), entries[at - 1]?.ledger]] : [],
  );
  expect(found).toEqual([
    [joined.space, joined.space],
    [joined.space, joined.space],
  ]);
});

test('[S370] who decides what makes one due is told where their decision stands, and pushes go on', async () => {
  const scene = await openScene({ checkpointEvery: 2 });
  const { ann, joined } = await cast(scene, 'ann');
  const peer = await TestPeer.join(scene, { device: ann, joined });
  const { json } = await titleAgain(ann, joined);
  const entries = await ledgerOf(scene, joined);
  expect(entries.at(-1)).toSatisfy(isCheckpoint);
  expect(json.number).toBe(entries.at(-2)?.number);
  await peer.push(1, [writer(ann, `r/${joined.space}/0`)('word')]);
  await expect.poll(() => peer.of('ack')).toMatchObject([{ batch: 1 }]);
});

test('[S370] decisions that are taken at once each make theirs; a relay that starts again counts on', async () => {
  const scene = await openScene({ checkpointEvery: 1 });
  const { joined } = await cast(scene, 'ann');
  const founding = await ledgerOf(scene, joined);
  expect(founding.map(isCheckpoint)).toEqual([false, true, false, true]);
  expect(founding.map(({ number }) => number)).toEqual([1, 2, 3, 4]);

  const first = await openScene({ checkpointEvery: 3 });
  const { ann, joined: there } = await cast(first, 'ann');
  await titleAgain(ann, there);
  const { disk } = first.log;
  const { relayKey } = first.relay.options;
  const again = await openScene({ disk, relayKey, clock: first.clock, checkpointEvery: 3 });
  ann.ask = again.ask;
  await ann.signIn(there);
  await titleAgain(ann, there);
  expect((await ledgerOf(again, there)).map(isCheckpoint)).toEqual([false, false, false, false, true]);
});

test('[S370] by itself after a thousand', async () => {
  const scene = await openScene();
  const { ann, joined } = await cast(scene, 'ann');
  const ledger = (await scene.relay.workspace(joined.workspace))?.ledger;
  const say = async (): Promise<void> => {
    const { jws, text } = await ann.sign(joined.workspace, { type: 'space-titled', space: joined.space });
    await ledger?.propose([{ jws, text }]);
  };
  for (let said = 1; said < 999; said += 1) await say();
  expect((await ledgerOf(scene, joined)).some(isCheckpoint)).toBe(false);
  await say();
  const entries = await ledgerOf(scene, joined);
  expect([entries.length, entries.findIndex(isCheckpoint)]).toEqual([1_002, 1_001]);
  // As a device does: from the first on, with every signature.
  let book = openBook(joined.workspace);
  for (const entry of entries) {
    const entered = await enter(book, entry);
    if (isIllegal(entered)) throw new Error(entered.illegal);
    ({ book } = entered);
  }
  expect(book.number).toBe(1_002);
});

test('[S370] one that was not made is made with the next decision', () => {
  const due = new Due(2);
  const entry = { ledger: 'dir', leaf: { kind: 'body', body: '' }, text: null } as unknown as Entry;
  for (let count = 0; count < 5; count += 1) due.count(entry);
  const copy = due.copy();
  expect([due.isDue('dir'), due.isDue('other'), copy.isDue('dir')]).toEqual([true, false, true]);
});

test('[S370] none stands behind what is told to others than the readers of its ledger: they would have its key', async () => {
  const scene = await openScene({ checkpointEvery: 1 });
  const { ann, joined } = await cast(scene, 'ann');
  const before = (await ledgerOf(scene, joined)).length;
  const { space } = joined;
  await ann.propose(joined, { type: 'group-set', space, group: 'few', readers: [ann.person] });
  await titleAgain(ann, joined);
  expect((await ledgerOf(scene, joined)).slice(before).map(isCheckpoint)).toEqual([false, false, true]);
});

/** What a guest's device is sent while others decide: how many entries, in however many frames, and what else. */
async function toldToGuest(checkpointEvery: number): Promise<{ entries: number; else: readonly string[] }> {
  const scene = await openScene({ checkpointEvery });
  const { ann, joined } = await cast(scene, 'ann');
  const guest = await TestDevice.make(scene.ask);
  await guest.accept(await ann.invite(joined, { role: 'guest', spaces: [joined.space] }));
  const peer = await TestPeer.join(scene, { device: guest, joined });
  // What they missed has come: the opening of the space they stand in.
  await expect.poll(() => peer.entries.length).toBe(1);
  await settle();
  const before = [peer.frames.length, peer.entries.length] as const;
  await titleAgain(ann, joined, 'Sales');
  await ann.invite(joined);
  await titleAgain(ann, joined, 'Sales and service');
  const told = () => peer.entries.length - before[1];
  await expect.poll(told).toBeGreaterThanOrEqual(2);
  // Time for one that should not come.
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(peer.entries.every((entry) => entry.kind === 'ledger' && isIllegal(decodeEntry(entry.entry)))).toBe(true);
  const further = peer.frames.slice(before[0]).flatMap(({ type }) => (type === 'entries' ? [] : [type]));
  return { entries: told(), else: [...new Set(further)].toSorted() };
}
test('[S371] a guest is told nothing of them, not even that there was one', async () => {
  expect(await toldToGuest(1)).toEqual(await toldToGuest(1_000));
});

type LedgerEntry = Extract<WireEntry, { kind: 'ledger' }>;
test('[S371] lost with the rest they come back in order, and nothing waits for them; with other words, not at all', async () => {
  const before = await openScene({ checkpointEvery: 2 });
  const { ann, joined } = await cast(before, 'ann');
  const picture = before.log.disk.groups.length;
  for (const title of ['one', 'two', 'three']) await titleAgain(ann, joined, title);
  await ann.invite(joined);
  const was = await TestPeer.join(before, { device: ann, joined });
  before.log.disk.rewind(before.log.disk.groups.length - picture);
  const { disk } = before.log;
  const scene = await openScene({
    disk,
    relayKey: before.relay.options.relayKey,
    clock: before.clock,
    checkpointEvery: 2,
  });
  await scene.log.changeStanding(joined.workspace, { do: 'renew', above: 1 });
  const restored = await openScene({
    disk,
    relayKey: before.relay.options.relayKey,
    clock: before.clock,
    checkpointEvery: 2,
  });
  ann.ask = restored.ask;
  await ann.signIn(joined);
  const peer = await TestPeer.join(restored, { device: ann, joined, cursor: was.cursor });
  peer.say({ type: 'trail', points: was.cursor ? [was.cursor] : [] });
  await settle();
  const all = was.entries.filter((entry): entry is LedgerEntry => entry.kind === 'ledger');
  const lost = all.slice(2);
  expect(lost.filter(({ entry }) => isCheckpoint(read(entry))).length).toBe(3);
  const give = (entries: readonly WireEntry[], isLast = false) =>
    peer.say({ type: 'offer', entries, stamps: [], snapshots: [], last: isLast });
  const at = lost.findIndex(({ entry }) => isCheckpoint(read(entry)));
  const spoilt = Uint8Array.from((lost[at] as LedgerEntry).entry);
  const last = spoilt.length - 2;
  spoilt[last] = (spoilt[last] ?? 0) ^ 1;
  give([{ ...(lost[at] as LedgerEntry), entry: spoilt }]);
  await expect.poll(() => peer.of('offered')).toMatchObject([{ refused: 1 }]);
  give(lost.toReversed(), true);
  await expect.poll(() => peer.of('offered').at(1)).toMatchObject({ refused: 0, taken: lost.length });
  expect((await ledgerOf(restored, joined)).slice(2)).toEqual(lost.map(({ entry }) => read(entry)));
  await peer.push(1, [writer(ann, `r/${joined.space}/0`)('word')]);
  await expect.poll(() => peer.of('ack')).toMatchObject([{ batch: 1 }]);
});
