// One device's connection: bytes ↔ frames. The first frame says hello with a ticket, within ten seconds; from then on
// frames go to the room. Knows no socket: ws in the relay (socket.ts), a simulated line in the simulator.
import { createDecoder, createEncoder, isMalformed } from '@baton/protocol/codec';
import { closeCodes, protocolVersion, type DeviceFrame, type RelayFrame } from '@baton/protocol/frames';
import type { Guest, Peer } from './peer.ts';
import type { Relay } from './relay.ts';
import type { Place } from './room-options.ts';

export interface Line {
  send(bytes: Uint8Array): void;
  close(code: number, reason: string): void;
  buffered(): number;
}
export interface ConnectionOptions {
  readonly relay: Relay;
  /** Whose ticket it is, once; undefined for any other. */
  readonly redeem: (ticket: string) => (Guest & { readonly workspace: string }) | undefined;
  readonly line: Line;
}
type Hello = Extract<DeviceFrame, { type: 'hello' }>;

const helloMs = 10_000;
/** Frames that came before the room answered. */
const mostEarly = 80;

/** @param version of a device that speaks another one; undefined: these bytes are no frame of any. */
function codeOf(version: number | undefined): number {
  if (version === undefined) return closeCodes.badFrame;
  return version > protocolVersion ? closeCodes.oldRelay : closeCodes.oldVersion;
}

export class Connection {
  readonly #options: ConnectionOptions;
  readonly #decoder = createDecoder('device');
  readonly #encoder = createEncoder();
  readonly #early: DeviceFrame[] = [];
  readonly #stopWaiting: () => void;
  #state: 'new' | 'arriving' | 'in' | 'closed' = 'new';
  #place: Place | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    const { schedule } = options.relay.options;
    this.#stopWaiting = schedule(helloMs, () => this.#end(closeCodes.timeout, 'no hello came'));
  }

  onMessage(bytes: Uint8Array): void {
    if (this.#state === 'closed') return;
    const frame = this.#decoder.decode(bytes);
    if (isMalformed(frame)) {
      return this.#end(codeOf(frame.version), frame.malformed);
    }
    if (this.#state === 'new') return this.#onFirst(frame);
    if (this.#place) return this.#place.onFrame(frame);
    if (this.#early.length >= mostEarly) return this.#end(closeCodes.badFrame, 'too many frames before the welcome');
    this.#early.push(frame);
  }

  onClose(): void {
    this.#state = 'closed';
    this.#stopWaiting();
    this.#place?.leave();
  }

  #onFirst(frame: DeviceFrame): void {
    this.#stopWaiting();
    if (frame.type !== 'hello') return this.#end(closeCodes.badFrame, 'the first frame says hello');
    const guest = this.#options.redeem(frame.ticket);
    if (guest?.workspace !== frame.workspace) return this.#end(closeCodes.badTicket, 'the ticket is not good');
    this.#state = 'arriving';
    this.#arrive(guest, frame).catch(() => this.#end(closeCodes.restart, 'the relay could not open the workspace'));
  }

  async #arrive(guest: Guest, hello: Hello): Promise<void> {
    const workspace = await this.#options.relay.workspace(hello.workspace);
    if (this.#state !== 'arriving') return;
    if (!workspace) return this.#end(closeCodes.badTicket, 'the ticket is not good');
    this.#state = 'in';
    const { incarnation, cursor, ahead } = hello;
    this.#place = workspace.room.join(guest, this.#peer(), { incarnation, cursor, ahead });
    for (const frame of this.#early.splice(0)) this.#place.onFrame(frame);
  }

  #peer(): Peer {
    return {
      send: (frame) => this.#send(frame),
      close: (code, reason) => this.#close(code, reason),
      buffered: () => this.#options.line.buffered(),
    };
  }

  #send(frame: RelayFrame): void {
    if (this.#state === 'closed') return;
    try {
      this.#options.line.send(this.#encoder.encode(frame));
    } catch (fault) {
      // Its encoder is of no more use; the device comes again with a new one.
      const detail = fault instanceof Error ? fault.message : String(fault);
      this.#options.relay.options.onTrouble?.({ what: 'a frame could not be sent', detail });
      this.#close(closeCodes.restart, 'a frame could not be sent');
    }
  }

  #end(code: number, reason: string): void {
    this.#send({ type: 'bye', code, reason });
    this.#close(code, reason);
  }

  #close(code: number, reason: string): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#stopWaiting();
    this.#place?.leave();
    this.#options.line.close(code, reason);
  }
}
