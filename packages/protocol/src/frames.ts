// The frames of `baton.1`. One WebSocket a device, binary, documents by short handles that live as long as the
// connection (codec.ts). frames.test.ts pins the bytes of each frame and demands a version bump when they change.

export const protocolVersion = 1;

/** (number, chain): chain is 8 bytes of a running hash over the workspace's whole log, told by the relay. */
export interface Cursor {
  readonly number: number;
  readonly chain: Uint8Array;
}

export interface WireEnvelope {
  readonly doc: string;
  readonly epoch: number;
  readonly client: number;
  readonly from: number;
  readonly to: number;
  readonly bytes: Uint8Array;
}
/** Asks the relay to give a record its short number inside a project, once. */
export interface NumberAsk {
  readonly project: string;
  readonly record: string;
  /** The number that it had elsewhere (an import, the demo); given when it is free. 1 to 99,999. */
  readonly wish?: number | undefined;
}

/** What has a place on the workspace's one number line. */
export type WireEntry =
  | {
      readonly kind: 'update';
      readonly number: number;
      readonly person: string;
      readonly deviceNo: number;
      readonly time: number;
      readonly envelope: WireEnvelope;
    }
  | { readonly kind: 'ledger'; readonly number: number; readonly ledger: string; readonly entry: Uint8Array }
  | {
      readonly kind: 'numbers';
      readonly number: number;
      readonly project: string;
      readonly given: readonly (readonly [record: string, short: number])[];
    };

export interface Presence {
  readonly person: string;
  readonly deviceNo: number;
  readonly at: string;
  readonly on: string | null;
  readonly field: string | null;
}

export type DeviceFrame =
  | {
      readonly type: 'hello';
      readonly version: number;
      readonly workspace: string;
      readonly ticket: string;
      readonly incarnation: number;
      readonly cursor: Cursor | null;
    }
  | {
      readonly type: 'push';
      readonly batch: number;
      readonly envelopes: readonly WireEnvelope[];
      readonly asks: readonly NumberAsk[];
    }
  | { readonly type: 'present'; readonly at: string; readonly on: string | null; readonly field: string | null }
  | { readonly type: 'bad'; readonly number: number; readonly reason: string };

/** Why a batch was refused, whole. `retime` and `resend` are mended by the device itself; the rest go to the tray. */
export type RefuseReason = 'retime' | 'resend' | 'wait' | 'clone' | 'epoch' | 'not-allowed' | 'too-large' | 'guard';

export type RelayFrame =
  | {
      readonly type: 'welcome';
      readonly incarnation: number;
      readonly deviceNo: number;
      readonly head: number;
      readonly now: number;
      readonly rolledBack: boolean;
    }
  /** Entries in order, without those this device may not read; `cursor` covers those too. Own envelopes come back only when catching up. */
  | {
      readonly type: 'entries';
      readonly entries: readonly WireEntry[];
      readonly cursor: Cursor;
      readonly live: boolean;
    }
  /** Numbers of the batch's envelopes in order, then of its `numbers` entry if any; `cursor` after them. */
  | {
      readonly type: 'ack';
      readonly batch: number;
      readonly numbers: readonly number[];
      readonly time: number;
      readonly cursor: Cursor;
    }
  | {
      readonly type: 'refused';
      readonly batch: number;
      readonly reason: RefuseReason;
      readonly detail: string;
      readonly now: number;
    }
  | { readonly type: 'presence'; readonly here: readonly Presence[] }
  | { readonly type: 'bye'; readonly code: number; readonly reason: string };

/** 4400–4499 are final, 4500–4599 mean try again (as y-websocket has it). */
export const closeCodes = {
  badFrame: 4400,
  badTicket: 4401,
  notAllowed: 4403,
  revoked: 4404,
  oldVersion: 4406,
  rolledBack: 4409,
  tooBig: 4413,
  slow: 4500,
  restart: 4503,
  timeout: 4508,
  /** Another connection of the same device came; the one that is really used comes back. */
  takenOver: 4509,
} as const;
