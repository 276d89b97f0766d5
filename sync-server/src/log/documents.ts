// The log seen by document: what a catch-up, a compaction, a stock client and a restore ask of it. Raw entries of a
// document go one day (dropRaw); what they came to stays in its snapshot, who changed what in its history, and the place
// of each on the line with its chain for ever. Rules: SPEC.md, S70–S89.
import type { WireEnvelope } from '@baton/protocol/frames';
import type { LogEntry } from './contract.ts';

export interface StoredSnapshot {
  readonly doc: string;
  readonly epoch: number;
  /** All entries of the document up to here are in it. */
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly sha256: Uint8Array;
}
/** How a document stands, without its bytes. */
export interface DocState {
  readonly doc: string;
  readonly epoch: number;
  /** Number of its newest entry. */
  readonly last: number;
  /** Who holds less than this cannot go on by raw entries: they are gone, or of an older epoch. It needs the snapshot. */
  readonly floor: number;
  /** Up to here who changed what is written down in the document's history. */
  readonly recorded: number;
  readonly snapshot: { readonly number: number; readonly size: number } | null;
  /** Raw entries after the snapshot (without one: all of them). */
  readonly tail: { readonly entries: number; readonly bytes: number };
}
export interface DocSince extends DocState {
  /** Raw entries after the number that was asked for. `whole`: who holds all up to there needs nothing else. */
  readonly since: { readonly entries: number; readonly bytes: number; readonly whole: boolean };
}
export interface DocPage {
  readonly entries: readonly LogEntry[];
  /** All of the document up to here was read. */
  readonly upTo: number;
  readonly more: boolean;
}
/** Who has written in a document, by client id. */
export interface DocWriters {
  readonly clocks: readonly (readonly [client: number, next: number])[];
  /** Whose the ids are that other programs made up. */
  readonly persons: readonly (readonly [client: number, person: string])[];
}
export interface NewSnapshot {
  readonly snapshot: StoredSnapshot;
  /**
   * Cells that lay hidden: numbered in the same commit, before the snapshot counts, under the relay's own client ids. The
   * snapshot holds them already, so it is kept at the number of the last of them.
   */
  readonly writtenBack: readonly WireEnvelope[];
  /** History of the entries after `recorded` that the snapshot covers; kept for ever. null: there are none. */
  readonly history: Uint8Array | null;
}
export interface NewEpoch {
  /** All that the document comes to, in an epoch after its present one; `number` is the document's last. */
  readonly base: StoredSnapshot;
  /** The next clock of every client that wrote in the base. */
  readonly clocks: readonly (readonly [client: number, next: number])[];
  readonly history: Uint8Array | null;
  /** Devices know this epoch of it: it begins above that, also while the line is recovering. */
  readonly above?: number;
}
/** How far an epoch rises, at most, of its own accord (compaction/leap.ts). */
export const mostEpochLeap = 256;
export interface HoldChange {
  readonly hold: readonly string[];
  readonly drop: readonly string[];
}
export interface DocLog {
  /** Documents that have an entry after the number, in the order of their names. */
  docsAfter(workspace: string, number: number): Promise<readonly DocSince[]>;
  docState(workspace: string, doc: string): Promise<DocState | undefined>;
  /**
   * Entries of one document, in order, at most about `limit` bytes and at least one if there is one. Below `floor` it gives
   * what is left, which is not enough.
   */
  readDoc(
    workspace: string,
    ask: { readonly doc: string; readonly after: number; readonly limit: number },
  ): Promise<DocPage>;
  /** Ledger entries and short numbers: what stands on the line and is of no document. Nothing of it is ever dropped. */
  readUnbound(workspace: string, ask: { readonly after: number; readonly limit: number }): Promise<DocPage>;
  /**
   * undefined: there is none. A damaged one is never given: while all its raw entries are there it is forgotten, else this
   * rejects.
   */
  snapshot(workspace: string, doc: string): Promise<StoredSnapshot | undefined>;
  /**
   * Kept, unless the document has got another epoch or a snapshot as new; with cells to write back unless it has got
   * another entry meanwhile. Answers the number at which it was kept, or undefined.
   */
  keepSnapshot(workspace: string, made: NewSnapshot): Promise<number | undefined>;
  /**
   * The document begins anew from this base; an `epoch` entry says so on the line, and envelopes of an older epoch are
   * refused. Answers the number of that entry; undefined when the document has got another entry meanwhile.
   */
  raiseEpoch(workspace: string, made: NewEpoch): Promise<number | undefined>;
  /** Opens a further partition; the line says so by an `epoch` entry with epoch 0. undefined when it was open. */
  openDoc(workspace: string, doc: string): Promise<number | undefined>;
  /** As the document stands now: its clock table and whose made-up ids are. */
  writersOf(workspace: string, doc: string): Promise<DocWriters>;
  /** Blobs of history, oldest first. */
  historyOf(workspace: string, doc: string): Promise<readonly Uint8Array[]>;
  /** Documents of class B and C that this device keeps. */
  holds(workspace: string, deviceNo: number): Promise<ReadonlySet<string>>;
  setHolds(workspace: string, deviceNo: number, change: HoldChange): Promise<void>;
  /** The highest number that a verified backup holds; 0 without one. */
  safe(workspace: string): Promise<number>;
  /** Never lower than it was, never above the head. */
  setSafe(workspace: string, number: number): Promise<void>;
  /**
   * Raw entries up to here may be gone: a cursor below it is fed by document (docsAfter, readUnbound), one at it or above
   * by `read`. `chainAt` answers for every number all the same.
   */
  horizon(workspace: string): Promise<number>;
  /**
   * Drops raw entries that are older than `before`, are in a snapshot and in the history, and are safe; at most about
   * `most` of them. Answers how many were dropped.
   */
  dropRaw(workspace: string, ask: { readonly before: number; readonly most: number }): Promise<number>;
}
