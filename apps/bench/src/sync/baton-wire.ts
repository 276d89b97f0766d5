// A device of Baton as load makes it: the real codec over a raw socket, prepared envelopes, no document opened.
import { createDecoder, createEncoder, isMalformed } from '@baton/protocol/codec';
import { protocolVersion, type Cursor, type DeviceFrame, type RelayFrame } from '@baton/protocol/frames';
import type { Joined, TestDevice } from '@baton/sync-server/test/device.fixture';
import { WebSocket } from 'ws';

export interface BatonWire {
  /** @returns how many bytes went up. */
  send(frame: DeviceFrame): number;
  onFrame: (frame: RelayFrame, bytes: number) => void;
  /** What comes from now on is received and not read: this end shall not be the limit. */
  deafen(): void;
  close(): void;
}
export interface At {
  readonly device: TestDevice;
  readonly joined: Joined;
  /** The address that a proxy would tell of. */
  readonly from: Readonly<Record<string, string>>;
}

/** A relay that takes nobody more in at this moment is asked again a little later, as devices do. */
async function openSocket(url: string, from: At['from']): Promise<WebSocket> {
  for (let patience = 200; ; patience -= 1) {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/sync`, {
      origin: url,
      headers: from,
      perMessageDeflate: false,
    });
    try {
      await new Promise((done, failed) => socket.once('open', done).once('error', failed));
      return socket;
    } catch (fault) {
      if (patience === 0) throw fault;
      await new Promise((done) => setTimeout(done, 10 + Math.random() * 30));
    }
  }
}

/** Resolves when it has caught up. A ticket is fetched beforehand where the time of connecting is measured. */
export async function openWire(
  url: string,
  { device, joined, from }: At,
  part: { readonly cursor?: Cursor | null; readonly ticket?: string; readonly heard?: BatonWire['onFrame'] } = {},
): Promise<{ readonly wire: BatonWire; readonly cursor: Cursor }> {
  const ticket = part.ticket ?? (await device.ticket(joined));
  const socket = await openSocket(url, from);
  const encoder = createEncoder();
  const decoder = createDecoder('relay');
  let ended = false;
  let deaf = false;
  const wire: BatonWire = {
    onFrame: part.heard ?? (() => {}),
    send(frame) {
      const bytes = encoder.encode(frame);
      socket.send(bytes);
      return bytes.length;
    },
    deafen: () => void (deaf = true),
    close() {
      ended = true;
      socket.terminate();
    },
  };
  socket.once('close', (code, why) => {
    if (!ended) throw new Error(`the relay closed: ${code} ${why.toString()}`);
  });
  return new Promise((done) => {
    socket.on('message', (message: Buffer) => {
      if (deaf) return;
      const frame = decoder.decode(message);
      if (isMalformed(frame)) throw new Error(frame.malformed);
      if (frame.type === 'refused') throw new Error(`refused: ${frame.reason} ${frame.detail}`);
      wire.onFrame(frame, message.length);
      if (frame.type === 'entries' && frame.live) done({ wire, cursor: frame.cursor });
    });
    const { workspace } = joined;
    const cursor = part.cursor ?? null;
    wire.send({
      type: 'hello',
      version: protocolVersion,
      workspace,
      ticket,
      incarnation: device.incarnation,
      cursor,
      ahead: [],
    });
  });
}
