// How a guest is called: known to those who run the workspace, in no byte to anybody else.
import { createEncoder } from '@baton/protocol/codec';
import { expect, test } from 'vitest';
import { guestOf } from '../test/guest.fixture.ts';
import { cast, openScene, settle, TestPeer } from '../test/scene.fixture.ts';

function bytesTo(peer: TestPeer): string {
  const encoder = createEncoder();
  return peer.frames.map((frame) => new TextDecoder('latin1').decode(encoder.encode(frame))).join('\n');
}

test('[S379] an admin is told how a guest calls themselves, live and later; a member and another guest are not', async () => {
  const scene = await openScene();
  const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
  const { guest: other } = await guestOf(scene, { by: ann, joined, spaces: [joined.space] });
  const here = {
    ann: await TestPeer.join(scene, { device: ann, joined }),
    bo: await TestPeer.join(scene, { device: bo, joined }),
    other: await TestPeer.join(scene, { device: other, joined }),
  };
  await guestOf(scene, { by: ann, joined, spaces: [joined.space], name: 'Clara Canary' });
  await settle();
  const later = {
    ann: await TestPeer.join(scene, { device: ann, joined }),
    bo: await TestPeer.join(scene, { device: bo, joined }),
    other: await TestPeer.join(scene, { device: other, joined }),
  };
  for (const peers of [here, later]) {
    expect(bytesTo(peers.ann)).toContain('Clara Canary');
    expect(bytesTo(peers.bo)).not.toContain('Canary');
    expect(bytesTo(peers.other)).not.toContain('Canary');
  }
});
