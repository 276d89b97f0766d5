// The log seen by document: what a catch-up, a compaction, a stock client and a restore ask of it. Rules: SPEC.md.
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
  readonly snapshot: { readonly number: number; readonly size: number } | null;
  /** Raw entries after the snapshot. */
  readonly tail: { readonly entries: number; readonly bytes: number };
  /** Raw entries after the number that was asked for. `whole`: none of those was dropped since. */
  readonly since: { readonly entries: number; readonly bytes: number; readonly whole: boolean };
}
export interface DocPage {
  readonly entries: readonly LogEntry[];
  /** All of the document up to here was read. */
  readonly upTo: number;
  readonly more: boolean;
}
export interface NewSnapshot {
  readonly snapshot: StoredSnapshot;
  /** Cells that lay hidden, numbered in the same commit before the snapshot counts. */
  readonly writtenBack: readonly WireEnvelope[];
  /** History of the entries that the snapshot covers and no earlier one did; kept for ever. */
  readonly history: Uint8Array;
}
export interface DocLog {
  /** Documents that have an entry after the number, in the order of their names. */
  docsAfter(workspace: string, number: number): Promise<readonly DocState[]>;
  /** Entries of one document, in order, at most about `limit` bytes and at least one if there is one. */
  readDoc(
    workspace: string,
    ask: { readonly doc: string; readonly after: number; readonly limit: number },
  ): Promise<DocPage>;
  snapshot(workspace: string, doc: string): Promise<StoredSnapshot | undefined>;
  /** Kept, unless the document has got another epoch or a newer snapshot meanwhile. Answers whether it was. */
  keepSnapshot(workspace: string, made: NewSnapshot): Promise<boolean>;
  /** The document begins anew from this snapshot, in the next epoch; an `epoch` entry says so on the line. */
  raiseEpoch(workspace: string, base: StoredSnapshot): Promise<number>;
  /** Blobs of history, oldest first. */
  historyOf(workspace: string, doc: string): Promise<readonly Uint8Array[]>;
  /** Documents of class B and C that this device keeps. */
  holds(workspace: string, deviceNo: number): Promise<ReadonlySet<string>>;
  setHolds(
    workspace: string,
    deviceNo: number,
    change: { readonly hold: readonly string[]; readonly drop: readonly string[] },
  ): Promise<void>;
}
