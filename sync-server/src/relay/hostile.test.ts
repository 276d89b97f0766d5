// What one device sends must not hurt the others' connections, nor the relay that serves them.
import { createEncoder } from '@baton/protocol/codec';
import type { RelayFrame } from '@baton/protocol/frames';
import { expect, test } from 'vitest';
import { writer } from '../test/device.fixture.ts';
import { cast, openScene, settle, TestPeer } from '../test/scene.fixture.ts';

/** A peer that encodes what it is sent, as a connection does: what does not fit throws. */
class EncodingPeer extends TestPeer {
  readonly #encoder = createEncoder();
  override send(frame: RelayFrame): void {
    this.#encoder.encode(frame);
    super.send(frame);
  }
}
const longAsks = Array.from({ length: 5_000 }, (_, at) => ({ project: 'p1', record: `${at}`.padStart(200, 't') }));

async function annAndBo() {
  const commits: (() => void)[] = [];
  const held = { isHeld: false };
  const scene = await openScene({ fsync: (done) => (held.isHeld ? void commits.push(done) : done()) });
  const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
  const anns = await TestPeer.join(scene, { device: ann, joined });
  const sitDown = async (): Promise<EncodingPeer> => {
    const peer = new EncodingPeer();
    const workspace = await scene.relay.workspace(joined.workspace);
    const who = { person: bo.person, device: bo.device, deviceNo: bo.deviceNo };
    peer.place = workspace?.room.join(who, peer, { incarnation: 1, cursor: null });
    await settle();
    return peer;
  };
  const write = writer(ann, `r/${joined.space}/0`);
  /** Two batches of Ann's in one commit. */
  const pushTwo = async (asks: readonly { project: string; record: string }[]): Promise<void> => {
    await anns.push(1, [write('first')]);
    held.isHeld = true;
    anns.say({ type: 'push', batch: 2, envelopes: [write('alone')], asks: [] });
    for (const batch of [3, 4])
      anns.say({
        type: 'push',
        batch,
        envelopes: [write('x')],
        asks: asks.map((ask) => ({ ...ask, project: `p${batch}` })),
      });
    held.isHeld = false;
    for (const commit of commits.splice(0)) commit();
    await settle();
    await settle();
  };
  return { scene, anns, sitDown, pushTwo };
}

test('[S22] short numbers asked for under very long names still fit their readers’ frames, live and later', async () => {
  const { scene, anns, sitDown, pushTwo } = await annAndBo();
  const live = await sitDown();
  await pushTwo(longAsks);
  expect(anns.of('ack').map(({ batch }) => batch)).toEqual([1, 2, 3, 4]);
  expect(live.closed).toBeUndefined();
  expect(live.entries.filter(({ kind }) => kind === 'numbers').length).toBe(2);
  live.place?.leave();
  const later = await sitDown();
  await settle();
  expect(later.closed).toBeUndefined();
  expect(later.updates.length).toBe(live.updates.length);
  expect(scene.troubles).toEqual([]);
});

test('[S33] a device that cannot be sent a commit is sent away alone; the others and the writer get theirs', async () => {
  const { scene, anns, sitDown, pushTwo } = await annAndBo();
  const live = await sitDown();
  const send = live.send.bind(live);
  live.send = (frame) => {
    if (frame.type === 'entries') throw new Error('its line is broken');
    send(frame);
  };
  await pushTwo([]);
  expect(anns.of('ack').map(({ batch }) => batch)).toEqual([1, 2, 3, 4]);
  expect(live.closed).toMatchObject({ code: 4503 });
  expect(scene.troubles).toEqual(['the store failed: its line is broken']);
});
