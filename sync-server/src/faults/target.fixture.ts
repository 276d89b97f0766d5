// What an attacker has: an address, and at best a device of a member of the workspace. Each attack comes from a network
// of its own, as attackers do, so that what the relay allows one address is not what saves it.
import { connect, type Socket } from 'node:net';
import { createEncoder } from '@baton/protocol/codec';
import { protocolVersion, type DeviceFrame } from '@baton/protocol/frames';
import { WebSocket } from 'ws';
import type { Joined, TestDevice } from '../test/device.fixture.ts';

export interface Attack {
  readonly name: string;
  run(target: Target, variant: number): Promise<void>;
}

/** A request as an attacker words it. */
type Asked = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A socket under attack: sends what it likes, and knows how it was shown out. */
export class Rogue {
  readonly socket: WebSocket;
  readonly ended: Promise<number>;
  readonly #encoder = createEncoder();

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('error', () => undefined);
    this.ended = new Promise((resolve) => socket.on('close', (code) => resolve(code)));
  }
  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }
  raw(bytes: Uint8Array | string): void {
    if (this.isOpen) this.socket.send(bytes);
  }
  say(frame: DeviceFrame): void {
    this.raw(this.#encoder.encode(frame));
  }
  /** As a decoder would be fooled: the same frame, some bytes changed. */
  sayDamaged(frame: DeviceFrame, change: (bytes: Uint8Array) => void): void {
    const bytes = Uint8Array.from(this.#encoder.encode(frame));
    change(bytes);
    this.raw(bytes);
  }
}

export class Target {
  readonly base: string;
  readonly port: number;
  readonly joined: Joined;
  /** A member who means harm: everything of theirs is genuine but their intent. */
  readonly mallory: TestDevice;
  #networks = 0;

  constructor(base: string, joined: Joined, mallory: TestDevice) {
    this.base = base;
    this.port = Number(new URL(base).port);
    this.joined = joined;
    this.mallory = mallory;
  }

  /** An address nobody has used yet. */
  network(): Record<string, string> {
    this.#networks += 1;
    return { 'x-forwarded-for': `10.${this.#networks >> 16}.${(this.#networks >> 8) & 255}.${this.#networks & 255}` };
  }

  async socket(headers: Record<string, string> = { origin: this.base }): Promise<Rogue> {
    const socket = new WebSocket(`${this.base.replace('http', 'ws')}/sync`, {
      headers: { ...this.network(), ...headers },
      perMessageDeflate: false,
    });
    const rogue = new Rogue(socket);
    await Promise.race([new Promise((resolve) => socket.once('open', resolve)), rogue.ended]);
    return rogue;
  }
  hello(ticket: string): DeviceFrame {
    const { workspace } = this.joined;
    const { incarnation } = this.mallory;
    return { type: 'hello', version: protocolVersion, workspace, ticket, incarnation, cursor: null, ahead: [] };
  }
  async ticket(): Promise<string> {
    const { json } = await this.mallory.post('/api/tickets', { workspace: this.joined.workspace }, this.network());
    return json.ticket as string;
  }
  /** A socket that has been let in, as mallory's device. */
  async inside(): Promise<Rogue> {
    const rogue = await this.socket();
    rogue.say(this.hello(await this.ticket()));
    await new Promise((resolve) => rogue.socket.once('message', resolve));
    return rogue;
  }

  /** Plain bytes to the port. */
  line(): Promise<Socket> {
    return new Promise((resolve) => {
      const line = connect(this.port, '127.0.0.1', () => resolve(line));
      line.on('error', () => undefined);
    });
  }
  fetch(path: string, init: Asked = {}): Promise<Response> {
    const headers = { origin: this.base, 'content-type': 'application/json', ...this.network(), ...init.headers };
    return fetch(this.base + path, { ...init, headers });
  }
}
