// What the replica gives and takes. Yjs is met behind this contract and nowhere else but in `editor`.
import type { Command } from '@baton/model/command';
import type { Ctx } from '@baton/model/ctx';
import type { Instant } from '@baton/model/day';
import type { ChangedDecisions, Overlay } from '@baton/model/decided/on-record';
import type { FieldGroups } from '@baton/model/field-groups';
import type { PersonId } from '@baton/model/ids';
import type { Refusal } from '@baton/model/refusal';
import type { TableName } from '@baton/model/records';
import type { Rows } from '@baton/model/tx';
import type { Receiver, Told } from './reception/reception.ts';
import type { Moved } from './records/home.ts';
import type { Partitions } from './layout.ts';
import type { Leaving } from './writing/moving.ts';

/**
 * A document's name, `<class>/<space>/<rest>`:
 * `r/<space>/<n>` records · `x/<space>/<group>/<n>` records, or fields, with readers of their own ·
 * `p/<space>/<record>` page · `f/<space>/<record>/<2026q1>` feed · `p/<space>/<group>/<record>` and
 * `f/<space>/<group>/<record>/<2026q1>` beside a record that was born for the readers of a group ·
 * `o/people` profiles (author-owned, workspace-wide) · `v/<person>` private, `v/<person>/<record>` and
 * `v/<person>/<record>/<2026q1>` page and feed beside one of its records.
 */
export type DocName = string;

/** One document's part of a gesture, as it leaves the device. `to` is exclusive. */
export interface Envelope {
  readonly doc: DocName;
  readonly epoch: number;
  readonly client: number;
  readonly from: number;
  readonly to: number;
  readonly bytes: Uint8Array;
}
/** One cell as it stands or stood; `item` is its Yjs id, by which a gesture knows its own cell again. */
export interface Cell {
  readonly key: string;
  readonly value: unknown;
  readonly t: number;
  readonly by: PersonId;
  readonly item: readonly [client: number, clock: number];
}
/** What undo needs: for each cell that the gesture wrote, what was there before. */
export interface Gesture {
  readonly id: string;
  readonly name: string;
  readonly cells: readonly {
    readonly doc: DocName;
    readonly key: string;
    readonly before: unknown;
    readonly item: readonly [number, number];
  }[];
}
export type RowChange =
  | {
      readonly table: TableName;
      readonly id: string;
      readonly kind: 'put';
      readonly by: PersonId;
      readonly fields: readonly string[];
      readonly own: boolean;
    }
  | { readonly table: TableName; readonly id: string; readonly kind: 'gone'; readonly own: boolean };

/** The value that lost when two wrote apart; shown until somebody restores or dismisses it. */
export interface Superseded {
  readonly doc: DocName;
  readonly record: string;
  readonly field: string;
  readonly lost: Cell;
  readonly won: Cell;
}
/** The newest cell of its key where Yjs shows an older one: kept beside a snapshot that this device has cut itself. */
export interface HiddenCell {
  readonly record: string;
  /** Whose root it stands under, in author-owned documents. */
  readonly author: string | null;
  readonly code: string;
  readonly value: unknown;
  readonly t: number;
  readonly by: string;
  readonly item: readonly [client: number, clock: number];
}
export interface Written<R> {
  readonly result: R;
  readonly gesture: Gesture;
  /** In the order in which they were written; one batch (L5). Empty when nothing was written. */
  readonly envelopes: readonly Envelope[];
  readonly changes: readonly RowChange[];
  readonly superseded: readonly Superseded[];
}
export interface Received {
  readonly changes: readonly RowChange[];
  readonly superseded: readonly Superseded[];
}
/** Batches, or which they are when their turn has come: what others write meanwhile comes before. */
export type Refusing = readonly string[] | (() => readonly string[]);
/** One gesture of somebody, as far as cells alone tell: what they wrote in one second. */
export interface Writing {
  readonly by: PersonId;
  readonly at: Instant;
}
/** What came whole. Its entries are not here; what they wrote is read when somebody asks. */
export interface ReceivedWhole extends Received {
  readonly writings: () => readonly Writing[];
}
/** Where the bytes come from when a document must be opened to be written. All confirmed bytes in order, snapshot first. */
export interface Bytes {
  confirmed(doc: DocName): Promise<readonly Uint8Array[]>;
}
export interface ReplicaOptions {
  readonly bytes: Bytes;
  /** Client id of this device's record and feed documents (clientIdOf(incarnation, deviceNo, session)). */
  readonly client: number;
  /** Milliseconds since 1970 by this device plus the offset learned from the relay. */
  readonly now: () => Instant;
  /** Partitions of a space or of one of its groups, oldest first; new records go to the last. */
  readonly partitions: Partitions;
  /** Whether all of an archive is here, and not a part that is on its way. Always, unless it is said. */
  readonly isWhole?: (archive: DocName) => boolean;
  /** Which fields have readers of their own; those of the product unless it is said. */
  readonly groups?: FieldGroups;
}
export interface Replica {
  readonly rows: Rows;
  /** Why an entry of the relay cannot be: the guard of sync.md, on the device. To be asked before `receive`. */
  faultIn(told: Told, receiver: Receiver): string | undefined;
  /** The same of a document that comes whole. @param personOf whose device has this number, by the directory. */
  faultInWhole(doc: DocName, bytes: Uint8Array, personOf: Receiver['personOf']): string | undefined;
  /** Confirmed bytes, ours or another's, from the store at start or from the relay. Rows move; nothing is opened. */
  receive(doc: DocName, bytes: Uint8Array, author: { readonly person: PersonId; readonly own: boolean }): Received;
  /** A document's state up to some entry, in place of the entries; what is here beyond it stays. */
  receiveSnapshot(doc: DocName, bytes: Uint8Array, hidden?: readonly HiddenCell[]): ReceivedWhole;
  /**
   * The document begins anew from these bytes: what was confirmed of it before is forgotten, and envelopes say the epoch.
   * What is pending in it can no longer be sent as it is: `refuse` and `reauthor` follow.
   */
  renew(doc: DocName, epoch: number, bytes: Uint8Array): ReceivedWhole;
  /** At the start, before anything is read: the epoch that is held of a document. */
  setEpoch(doc: DocName, epoch: number): void;
  /** A gesture still in the outbox, read back at start: shown above what is confirmed. */
  restorePending(batch: string, envelopes: readonly Envelope[]): Received;
  /** The relay has numbered this batch: its cells are confirmed now. Rows do not change by it. */
  confirm(batch: string): void;
  /** Decides and writes in one turn. `batch` is the id under which confirm or refuse will speak of it. */
  run<A, R>(batch: string, command: Command<A, R>, args: A, ctx: Ctx): Promise<Written<R> | Refusal>;
  /** Writes `before` back wherever the cell is still the gesture's own; says how many were skipped. */
  undo(
    batch: string,
    gesture: Gesture,
    ctx: Ctx,
  ): Promise<Written<{ readonly undone: number; readonly skipped: number }>>;
  /** A newer version of Baton wrote there in a way that this one would harm: it is read here, and nothing else. */
  isAhead(doc: DocName): boolean;
  allAhead(): readonly DocName[];
  /** What the directory says of moves: records that count elsewhere now come or go. */
  setMoved(moved: Moved): readonly RowChange[];
  /** What was decided about work: tasks show it in place of what their cells say. */
  setDecided(overlay: Overlay, changed: ChangedDecisions): readonly RowChange[];
  /** Tasks that were written to since they went to their archive: it is needed here, to bring them back. */
  awake(): readonly string[];
  /** Whether this device holds copies that do not count, or tasks that come back from their archive. */
  hasStrays(): boolean;
  /** Moves that are not on record, whoever began them. */
  leaving(): readonly Leaving[];
  /**
   * Writes what was still written to copies that count no more after their records, and what archives have of tasks that
   * come back, where this person may write.
   */
  carry(batch: string, ctx: Ctx): Promise<Written<null>>;
  /** These batches and all later ones in the same streams: a refusal takes them with it (they build on what is refused). */
  followersOf(batches: readonly string[]): readonly string[];
  /** Writes the cells of refused envelopes anew, with a new time and client id: after *retime* or *clone*, following `refuse`. */
  reauthor(batch: string, envelopes: readonly Envelope[], ctx: Ctx): Promise<Written<null>>;
  /**
   * Writes the cells of another device of the same person under this one's name, each with the time and author it has:
   * the same cell, whichever of the two devices the relay hears first. What stands newer here is left.
   */
  carryOver(batch: string, envelopes: readonly Envelope[], ctx: Ctx): Promise<Written<null>>;
  /**
   * The relay refused these batches, with their followers: the documents are rebuilt from confirmed bytes, under a new client
   * id. `gone`: all of which nothing is left here; what is not among them was written after that, and stands.
   */
  refuse(batches: Refusing, client: number): Promise<Received & { readonly gone: ReadonlySet<string> }>;
  /** Cells of the confirmed layer of one document, as one blob, and back. Loading tells of no row: nobody has asked yet. */
  project(doc: DocName): Uint8Array;
  loadProjection(doc: DocName, blob: Uint8Array): void;
  /** Makes what is asked of all rows ready, so many rows at most. False: nothing is left to do. */
  warm(most: number): boolean;
  /** The current cells of a record, with time and author: history, fork marks, tints. */
  cellsOf(record: string): readonly Cell[];
  /** The same without what is pending here. */
  confirmedCellsOf(record: string): readonly Cell[];
  /** The documents that hold cells of a record: more than one after a move. */
  docsOf(record: string): readonly DocName[];
}
