// A device's socket in tests: the real codec, everything that came, and a way to wait for more.
import { createDecoder, createEncoder, isMalformed } from '@baton/protocol/codec';
import {
  protocolVersion,
  type Cursor,
  type DeviceFrame,
  type NumberAsk,
  type RelayFrame,
  type WireEnvelope,
} from '@baton/protocol/frames';
import { WebSocket } from 'ws';
import type { Joined, TestDevice } from './device.fixture.ts';

type Frame<T extends RelayFrame['type']> = Extract<RelayFrame, { type: T }>;
export interface Opening {
  readonly device: TestDevice;
  readonly joined: Joined;
  readonly cursor?: Cursor | null;
}

/** A device's socket: what it was sent, in order, and a way to wait for more. */
export class TestLink {
  readonly frames: RelayFrame[] = [];
  readonly socket: WebSocket;
  closed: { readonly code: number; readonly reason: string } | undefined;
  cursor: Cursor | null;
  readonly #encoder = createEncoder();
  readonly #decoder = createDecoder('relay');
  #waiting: (() => void)[] = [];

  private constructor(socket: WebSocket, cursor: Cursor | null) {
    this.socket = socket;
    this.cursor = cursor;
    socket.on('message', (bytes: Buffer) => this.#onMessage(bytes));
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.#wake();
    });
    socket.on('error', () => this.#wake());
  }

  static async open(base: string, { device, joined, cursor = null }: Opening): Promise<TestLink> {
    const ticket = await device.ticket(joined);
    const socket = new WebSocket(`${base.replace('http', 'ws')}/sync`, { origin: base, perMessageDeflate: false });
    const link = new TestLink(socket, cursor);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const { workspace } = joined;
    link.send({
      type: 'hello',
      version: protocolVersion,
      workspace,
      ticket,
      incarnation: device.incarnation,
      cursor,
      ahead: [],
    });
    return link;
  }

  send(frame: DeviceFrame): void {
    this.socket.send(this.#encoder.encode(frame));
  }
  push(batch: number, envelopes: readonly WireEnvelope[], asks: readonly NumberAsk[] = []): void {
    this.send({ type: 'push', batch, envelopes, asks });
  }
  async acked(batch: number): Promise<Frame<'ack'>> {
    return this.until((frame): frame is Frame<'ack'> => frame.type === 'ack' && frame.batch === batch);
  }
  get updates() {
    const entries = this.frames.flatMap((frame) => (frame.type === 'entries' ? frame.entries : []));
    return entries.filter((entry) => entry.kind === 'update');
  }

  /** The first frame, come or yet to come, that is so. */
  async until<T extends RelayFrame>(is: (frame: RelayFrame) => frame is T): Promise<T> {
    for (const deadline = Date.now() + 10_000; ;) {
      const found = this.frames.find(is);
      if (found) return found;
      if (this.closed || Date.now() > deadline) throw new Error(`did not come; closed: ${JSON.stringify(this.closed)}`);
      await this.#next();
    }
  }
  live = () => this.until((frame): frame is Frame<'entries'> => frame.type === 'entries' && frame.live);
  async isClosed(): Promise<{ readonly code: number; readonly reason: string }> {
    while (!this.closed) await this.#next();
    return this.closed;
  }
  async settled(check: () => boolean): Promise<void> {
    for (const deadline = Date.now() + 10_000; !check();) {
      if (Date.now() > deadline) throw new Error('it did not come to this');
      await this.#next();
    }
  }
  close(): void {
    this.socket.close();
  }

  #onMessage(bytes: Uint8Array): void {
    const frame = this.#decoder.decode(bytes);
    if (isMalformed(frame)) throw new Error(frame.malformed);
    if (frame.type === 'entries' || frame.type === 'ack') this.cursor = frame.cursor;
    this.frames.push(frame);
    this.#wake();
  }
  #next(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, 250);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
