// A removed device as tests need one: it wrote, was removed, and hands over what it had not sent.
import { writeCarryFile } from '@baton/ledger/carry-file';
import { hashOf, toBase64, utf8 } from '@baton/ledger/bytes';
import { signBytes, type SigningKey } from '@baton/ledger/keys';
import { heldMessage } from '@baton/ledger/proofs';
import type { WireEnvelope } from '@baton/protocol/frames';
import { TestDevice, writer, type Joined } from '../../test/device.fixture.ts';
import { cast, openScene, type Scene, TestPeer } from '../../test/scene.fixture.ts';

export interface HeldScene {
  readonly scene: Scene;
  readonly joined: Joined;
  readonly ann: TestDevice;
  readonly bo: TestDevice;
  /** A second device of Bo's, removed by Ann. It had sent one edit. */
  readonly phone: TestDevice;
  readonly write: (value: string) => WireEnvelope;
}

export async function openHeld(): Promise<HeldScene> {
  const scene = await openScene({ founding: 'open' });
  const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
  const phone = await TestDevice.make(scene.ask, bo.person);
  const device = { id: phone.device, key: phone.key.publicKey };
  await bo.propose(joined, { type: 'device-enrolled', person: bo.person, device, how: 'code' });
  await phone.signIn(joined);
  const write = writer(phone, `r/${joined.space}/0`);
  const peer = await TestPeer.join(scene, { device: phone, joined });
  await peer.push(1, [write('sent in time')]);
  await ann.propose(joined, { type: 'device-revoked', device: phone.device });
  return { scene, joined, ann, bo, phone, write };
}

export interface Handing {
  readonly by: TestDevice;
  readonly batches: readonly { readonly batch: number; readonly envelopes: readonly WireEnvelope[] }[];
  /** Of another device: a thief's. */
  readonly key?: SigningKey;
  readonly nonce?: string;
}

export async function fileOf({ joined }: HeldScene, { by, batches, key = by.key }: Handing): Promise<Uint8Array> {
  const head = {
    version: 1 as const,
    workspace: joined.workspace,
    device: by.device,
    madeAt: 1,
    incarnation: 1,
    after: 0,
    upTo: 0,
    received: [],
    pending: batches.map(({ batch, envelopes }) => ({
      batch,
      name: 'addTask',
      at: 5,
      envelopes: envelopes.map(({ bytes, ...rest }) => ({ ...rest, size: bytes.length })),
    })),
  };
  const parts = batches.flatMap(({ envelopes }) => envelopes.map(({ bytes }) => bytes));
  return writeCarryFile({ head, parts }, key);
}

export async function handOver(held: HeldScene, handing: Handing) {
  const { joined } = held;
  const { by, key = by.key } = handing;
  const file = toBase64(await fileOf(held, handing));
  const nonce = handing.nonce ?? ((await by.post('/api/challenges', {})).json.nonce as string);
  const { workspace, relayKey } = joined;
  const message = heldMessage({ relayKey, workspace, device: by.device, nonce, fileHash: await hashOf(utf8(file)) });
  const body = { workspace, device: by.device, nonce, signature: await signBytes(key, message), file };
  return { ...(await by.post('/api/held', body)), nonce };
}

export const heldSeenBy = async ({ joined }: HeldScene, by: TestDevice) =>
  (await by.get(`/api/held/${joined.workspace}`)).json.held;
