// Decisions after a loss: they come back in the order in which they were signed, nothing is decided meanwhile, and no
// number is ever signed twice.
import { decodeEntry, type Entry } from '@baton/ledger/entry';
import { headOf } from '@baton/ledger/book';
import type { DeviceFrame, WireEntry } from '@baton/protocol/frames';
import { isIllegal } from '@baton/model/directory/rules';
import { expect, test } from 'vitest';
import { TestDevice, writer } from '../test/device.fixture.ts';
import { cast, openScene, settle, TestPeer, unsealed, type Scene } from '../test/scene.fixture.ts';

type Offer = Extract<DeviceFrame, { type: 'offer' }>;
type LedgerEntry = Extract<WireEntry, { kind: 'ledger' }>;
const offer = (entries: readonly WireEntry[], last = true): Offer => ({
  type: 'offer',
  entries,
  stamps: [],
  snapshots: [],
  last,
});
/** Verifying takes its time: waits for the answer, or the end. */
async function give(peer: TestPeer, frame: Offer): Promise<void> {
  const before = peer.of('offered').length;
  peer.say(frame);
  while (peer.of('offered').length === before && !peer.closed) await settle();
  await settle();
}
const ledgerIn = (peer: TestPeer): LedgerEntry[] => peer.entries.filter((entry) => entry.kind === 'ledger');
const read = ({ entry }: LedgerEntry): Entry => {
  const decoded = decodeEntry(entry);
  if (isIllegal(decoded)) throw new Error(decoded.illegal);
  return decoded;
};

/** What was decided after the picture that the relay is set back to; Ann and Bo were there. */
async function afterDecisions(
  decide: (scene: Scene, ann: TestDevice, joined: Awaited<ReturnType<typeof cast>>['joined']) => Promise<void>,
) {
  const before = await openScene();
  const { ann, bo, joined } = await cast(before, 'ann', 'bo');
  const picture = before.log.disk.groups.length;
  await decide(before, ann, joined);
  const anns = await TestPeer.join(before, { device: ann, joined });
  const bos = await TestPeer.join(before, { device: bo, joined });
  before.log.disk.rewind(before.log.disk.groups.length - picture);
  const { relayKey } = before.relay.options;
  const { disk } = before.log;
  const open = async (): Promise<Scene> => {
    const scene = await openScene({ disk, relayKey, clock: before.clock });
    for (const device of [ann, bo]) {
      device.ask = scene.ask;
      await device.signIn(joined);
    }
    return scene;
  };
  const back = async (scene: Scene, device: TestDevice, was: TestPeer): Promise<TestPeer> => {
    const peer = await TestPeer.join(scene, { device, joined, cursor: was.cursor });
    peer.say({ type: 'trail', points: was.cursor ? [unsealed(was.cursor)] : [] });
    await settle();
    return peer;
  };
  return { ann, bo, joined, anns, bos, disk, open, back };
}
/** Ann opens a space and invites; both are lost. The relay knows of its loss. */
async function twoLost() {
  const here = await afterDecisions(async (_, ann, joined) => {
    await ann.propose(joined, { type: 'space-titled', space: joined.space }, 'Sales');
    await ann.invite(joined);
  });
  const unaware = await here.open();
  await unaware.log.changeStanding(here.joined.workspace, { do: 'renew', above: 1 });
  const scene = await here.open();
  return { ...here, scene, lost: ledgerIn(here.anns).slice(-2) };
}
const workspaceOf = async (scene: Scene, { joined }: { joined: { workspace: string } }) => {
  const open = await scene.relay.workspace(joined.workspace);
  if (!open) throw new Error('the workspace is there');
  return open;
};

test('[S111] while it is recovering nothing is decided; edits flow', async () => {
  const here = await twoLost();
  const { status, json } = await here.ann.propose(
    here.joined,
    { type: 'space-titled', space: here.joined.space },
    'Other',
  );
  expect([status, json]).toEqual([409, { refused: 'later', why: 'The relay is being restored; decisions wait.' }]);
  const peer = await here.back(here.scene, here.bo, here.bos);
  await give(peer, offer([]));
  expect(peer.of('welcome')).toMatchObject([{ state: 'recovering', incarnation: 2 }]);
  await peer.push(1, [writer(here.bo, `r/${here.joined.space}/0`)('one')]);
  expect(peer.of('ack')).toMatchObject([{ batch: 1 }]);
});

test('[S107] an entry that the relay signed and does not hold shows the loss; a forged one does not', async () => {
  const here = await afterDecisions((_, ann, joined) => ann.invite(joined).then(() => undefined));
  const scene = await here.open();
  const [lost] = ledgerIn(here.anns).slice(-1);
  if (!lost) throw new Error('the invitation was heard');
  const peer = await here.back(scene, here.ann, here.anns);
  const forged = Uint8Array.from(lost.entry, (byte, at) => (at === lost.entry.length - 3 ? byte ^ 1 : byte));
  await give(peer, offer([{ ...lost, entry: forged }], false));
  expect(peer.of('offered')).toMatchObject([{ refused: 1, taken: 0 }]);
  expect((await scene.log.standing(here.joined.workspace)).incarnation).toBe(1);
  await give(peer, offer([lost]));
  expect(await scene.log.standing(here.joined.workspace)).toEqual({ incarnation: 2, isRecovering: true });
  expect(peer.closed?.code).toBe(4503);
});

test('[S112] lost decisions come back under the numbers that they were signed with, whoever brings them first', async () => {
  const here = await twoLost();
  const peer = await here.back(here.scene, here.ann, here.anns);
  await give(peer, offer(here.lost.toReversed()));
  const back = ledgerIn(peer).slice(-2);
  expect(back.map(({ entry }) => entry)).toEqual(here.lost.map(({ entry }) => entry));
  const { ledger } = await workspaceOf(here.scene, here);
  expect(headOf(ledger.book, 'dir').number).toBe(read(here.lost[1] as LedgerEntry).number);
});

test('[S112] an edit that was made before they came back moves their place on the line, and not their number; what is decided next is signed above both', async () => {
  const here = await twoLost();
  const peer = await here.back(here.scene, here.bo, here.bos);
  await give(peer, offer([]));
  const write = writer(here.bo, `r/${here.joined.space}/0`);
  for (const batch of [1, 2, 3]) await peer.push(batch, [write('word')]);
  const anns = await here.back(here.scene, here.ann, here.anns);
  await give(anns, offer(here.lost));
  const places = ledgerIn(anns).slice(-2);
  expect(places.map(({ number }) => number)).not.toEqual(here.lost.map(({ number }) => number));
  expect(places.map((one) => read(one).number)).toEqual(here.lost.map((one) => read(one).number));
  // Rights follow places on the line: a push that was checked against them is not asked to be checked for ever.
  await peer.push(4, [write('word')]);
  expect(peer.of('ack').at(-1)).toMatchObject({ batch: 4 });
  const { json } = await here.ann.propose(here.joined, { type: 'space-titled', space: here.joined.space }, 'Next');
  expect(json.number).toBeGreaterThan(Math.max(...places.map(({ number }) => number)));
});

test('[S112] started again, the relay folds what was given back', async () => {
  const here = await twoLost();
  const peer = await here.back(here.scene, here.ann, here.anns);
  await give(peer, offer(here.lost));
  const again = await here.open();
  const { ledger, rights } = await workspaceOf(again, here);
  expect(ledger.titles.spaces.get(here.joined.space)).toBe('Sales');
  expect(rights.directory?.invitations).toEqual(ledger.directory?.invitations);
});

test('[S113] a device that was revoked after the picture is not let in again', async () => {
  const here = await afterDecisions(async (scene, ann, joined) => {
    const cy = await TestDevice.make(scene.ask);
    await cy.accept(await ann.invite(joined));
    await ann.propose(joined, { type: 'device-revoked', device: cy.device });
  });
  const scene = await here.open();
  await scene.log.changeStanding(here.joined.workspace, { do: 'renew', above: 1 });
  const restored = await here.open();
  const peer = await here.back(restored, here.bo, here.bos);
  // The revocation alone, out of its order: it counts at once all the same.
  const revoking = ledgerIn(here.bos).at(-1) as LedgerEntry;
  await give(peer, offer([revoking], false));
  const { rights } = await workspaceOf(restored, here);
  const decision = JSON.parse(
    Buffer.from(
      read(revoking).leaf?.kind === 'jws' ? ((read(revoking).leaf as { jws: string }).jws.split('.')[1] ?? '') : '',
      'base64url',
    ).toString(),
  ) as { decision: { device: string } };
  expect(rights.liveNumber(decision.decision.device)).toBeUndefined();
});

test('[S114] when every living device was heard it opens, and says so', async () => {
  const here = await twoLost();
  const anns = await here.back(here.scene, here.ann, here.anns);
  await give(anns, offer(here.lost));
  const { room } = await workspaceOf(here.scene, here);
  expect(room.returning.view).toMatchObject({ isRecovering: true, heard: [here.ann.deviceNo], devices: [1, 2] });
  expect(room.returning.view.head).toBe(read(here.lost[1] as LedgerEntry).number);
  const bos = await here.back(here.scene, here.bo, here.bos);
  await give(bos, offer([]));
  expect(room.returning.view.isRecovering).toBe(false);
  expect(anns.of('state').map(({ state }) => state)).toEqual(['recovering', 'open']);
  expect((await here.ann.propose(here.joined, { type: 'space-titled', space: here.joined.space }, 'Next')).status).toBe(
    200,
  );
});

test('[S114] opened by hand, a decision that nobody has given back yet is said again when it comes, if it still stands', async () => {
  const here = await twoLost();
  const { room, ledger } = await workspaceOf(here.scene, here);
  await room.returning.open();
  await here.ann.propose(here.joined, { type: 'space-titled', space: here.joined.space }, 'Decided since');
  const numbers = ledger.book.number;
  const anns = await here.back(here.scene, here.ann, here.anns);
  await give(anns, offer(here.lost));
  // It came as a branch: the relay has lost it and decided otherwise. Another incarnation hears everybody again.
  expect(room.returning.view.isRecovering).toBe(true);
  const again = await here.back(here.scene, here.ann, here.anns);
  await give(again, offer(here.lost));
  await room.returning.open();
  expect(ledger.book.number).toBeGreaterThan(numbers);
  expect(Object.keys(ledger.directory?.invitations ?? {}).length).toBeGreaterThan(1);
});

test('[S203] a decision of a branch is said again once, and whoever shows it later shows no further loss', async () => {
  const here = await twoLost();
  const { room, ledger } = await workspaceOf(here.scene, here);
  await room.returning.open();
  await here.ann.propose(here.joined, { type: 'space-titled', space: here.joined.space }, 'Decided since');
  await give(await here.back(here.scene, here.ann, here.anns), offer(here.lost));
  await give(await here.back(here.scene, here.ann, here.anns), offer(here.lost));
  await room.returning.open();
  const { incarnation } = room.returning.standing;
  const { number } = ledger.book;
  const late = await here.back(here.scene, here.bo, here.bos);
  await give(late, offer(here.lost));
  expect(late.of('offered')).toMatchObject([{ taken: 0, known: 2, refused: 0 }]);
  expect(room.returning.standing).toMatchObject({ incarnation, isRecovering: false });
  expect(ledger.book.number).toBe(number);
});
