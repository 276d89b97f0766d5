// The frames of `baton.1`. One WebSocket a device, binary, documents by short handles that live as long as the
// connection (codec.ts). frames.test.ts pins the bytes of each frame and demands a version bump when they change.

export const protocolVersion = 1;

/** (number, chain): chain is 8 bytes of a running hash over the workspace's whole log; as the relay tells it, half hash, half seal. */
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
    }
  /** From here on the document has this epoch: what is held of an earlier one is dropped, a snapshot follows. */
  | { readonly kind: 'epoch'; readonly number: number; readonly doc: string; readonly epoch: number };

/**
 * The relay's word that it once numbered these: 16 bytes of an HMAC over (incarnation, workspace, document, epoch, first,
 * last, sha256 of what the document's entries with those numbers are chained as; of a snapshot: its bytes, first 0). With
 * it any device can give them back to a relay that lost them.
 */
export interface Stamp {
  readonly incarnation: number;
  readonly doc: string;
  readonly epoch: number;
  readonly first: number;
  readonly last: number;
  readonly mac: Uint8Array;
}
/**
 * A part of a document's state at a number; parts come in order, the last one has the stamp. One of nothing (total 0) is a
 * mark: the whole of the document up to the number has been sent, in snapshot and entries. With number 0 it begins a
 * document of which there is no snapshot.
 */
export interface SnapshotPart {
  readonly doc: string;
  readonly epoch: number;
  /** All of the document's entries up to here are in it. */
  readonly number: number;
  readonly offset: number;
  readonly total: number;
  readonly bytes: Uint8Array;
  readonly stamp: Uint8Array | null;
}
/** open · read-only: the relay's disk takes nothing · recovering: edits flow, nothing is decided. */
export type RelayState = 'open' | 'read-only' | 'recovering';

export interface Presence {
  readonly person: string;
  readonly deviceNo: number;
  readonly at: string;
  readonly on: string | null;
  readonly field: string | null;
}

/** Somebody else on a page: an awareness update, of no client when they only came; empty when they left. */
export interface Carets {
  readonly person: string;
  readonly deviceNo: number;
  readonly bytes: Uint8Array;
}

export type DeviceFrame =
  | {
      readonly type: 'hello';
      readonly version: number;
      readonly workspace: string;
      readonly ticket: string;
      readonly incarnation: number;
      readonly cursor: Cursor | null;
      /** Documents held beyond the cursor, after a catch-up that was cut: [document, epoch, number]. */
      readonly ahead: readonly (readonly [doc: string, epoch: number, number: number])[];
    }
  | {
      readonly type: 'push';
      readonly batch: number;
      readonly envelopes: readonly WireEnvelope[];
      readonly asks: readonly NumberAsk[];
    }
  | { readonly type: 'present'; readonly at: string; readonly on: string | null; readonly field: string | null }
  | { readonly type: 'bad'; readonly number: number; readonly reason: string }
  /**
   * Documents of class B and C to be kept on this device from now on, by name or by what names have in common (holding.ts).
   * Each is answered by what there is of it and a mark. A device that has never said what it holds is sent all.
   */
  | { readonly type: 'hold'; readonly docs: readonly string[] }
  | { readonly type: 'drop'; readonly docs: readonly string[] }
  /** After a welcome that says `rolledBack`: cursors of the past, newest first, so that the relay finds where we parted. */
  | { readonly type: 'trail'; readonly points: readonly Cursor[] }
  /** What the relay lost: entries above the base in order, with stamps that cover the updates. `last`: there is no more. */
  | {
      readonly type: 'offer';
      readonly entries: readonly WireEntry[];
      readonly stamps: readonly Stamp[];
      readonly snapshots: readonly SnapshotPart[];
      readonly last: boolean;
    }
  /**
   * The page is open here: an awareness update (y-protocols) of this device's own client ids, of none where no caret
   * stands in it. From then on the relay tells who else has it open. Empty: it was closed.
   */
  | { readonly type: 'caret'; readonly doc: string; readonly bytes: Uint8Array };

/**
 * Why a batch was refused, whole. `retime` and `resend` are mended by the device itself, `later` waits for the relay's
 * state to be open; the rest go to the tray.
 */
export type RefuseReason =
  | 'retime'
  | 'resend'
  | 'wait'
  | 'clone'
  | 'epoch'
  | 'not-allowed'
  | 'too-large'
  | 'guard'
  | 'later';

export type RelayFrame =
  | {
      readonly type: 'welcome';
      readonly incarnation: number;
      readonly deviceNo: number;
      readonly head: number;
      readonly now: number;
      /** This relay does not hold what the device has seen: answer with `trail`. */
      readonly rolledBack: boolean;
      /** Highest number that a verified backup holds; a device keeps raw entries and stamps above it. */
      readonly safe: number;
      readonly state: RelayState;
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
  /** Where both lines are still one; the device offers what it holds above, and is fed from there. */
  | { readonly type: 'resume'; readonly base: Cursor }
  | ({ readonly type: 'snapshot' } & SnapshotPart)
  | { readonly type: 'stamps'; readonly stamps: readonly Stamp[] }
  | { readonly type: 'safe'; readonly number: number }
  | { readonly type: 'state'; readonly state: RelayState; readonly sentence: string }
  /** So far offers were taken in; the next may come. */
  | { readonly type: 'offered'; readonly taken: number; readonly known: number; readonly refused: number }
  /** What changed among the others on a page that is open here since the last one: at most ten times a second. */
  | { readonly type: 'carets'; readonly doc: string; readonly here: readonly Carets[] }
  /** So many devices wait to be let in by this one (GET /api/knocks says which); told when it changed. */
  | { readonly type: 'knocks'; readonly waiting: number }
  | { readonly type: 'bye'; readonly code: number; readonly reason: string };

/** 4400–4499 are final, 4500–4599 mean try again (as y-websocket has it). */
export const closeCodes = {
  badFrame: 4400,
  badTicket: 4401,
  notAllowed: 4403,
  revoked: 4404,
  /** By its person, everywhere: they have to be there once more. */
  signedOut: 4405,
  /** The device is older than the relay. */
  oldVersion: 4406,
  /** The relay is older than the device. */
  oldRelay: 4407,
  rolledBack: 4409,
  /** Their person is suspended: nothing is erased, and it may be asked again. */
  suspended: 4410,
  tooBig: 4413,
  slow: 4500,
  restart: 4503,
  timeout: 4508,
  /** Another connection of the same device came; the one that is really used comes back. */
  takenOver: 4509,
} as const;
