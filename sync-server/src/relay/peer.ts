// What a room knows of a device's connection: it can be sent frames, be closed, and says how much waits in it.
import type { RelayFrame } from '@baton/protocol/frames';
import type { PersonId } from '@baton/model/ids';

export interface Peer {
  /** In order. After `close` nothing more is sent. */
  send(frame: RelayFrame): void;
  close(code: number, reason: string): void;
  /** Bytes that were sent and have not left yet. */
  buffered(): number;
}
/** Who sits at the other end, by the ticket of the first frame. */
export interface Guest {
  readonly person: PersonId;
  readonly device: string;
  readonly deviceNo: number;
}
