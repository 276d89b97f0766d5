// One workspace's tables as a commit sees them: synchronous, inside one transaction. The log's rules (taking/)
// are written once over this; SQLite and memory each give it.
import type { Touched } from '@baton/model/decided/covered';
import type { Bounds, Parts } from './backend.ts';
import type { LogEntry } from './contract.ts';
import type { DocState, StoredSnapshot } from './documents.ts';
import type { Standing } from './standing.ts';

export interface HeadRow {
  readonly number: number;
  readonly chain: Uint8Array;
  readonly ledgerHead: number;
  readonly time: number;
}
/** What is remembered of a batch, so that pushing it again is answered alike. */
export interface TakenBatch {
  readonly hash: Uint8Array;
  readonly first: number;
  readonly count: number;
  readonly time: number;
}
export interface Base {
  readonly number: number;
  readonly epoch: number;
  /** When it gave way to the next. */
  readonly time: number;
}
/** The wished number if it is free, else the next one. */
export interface Giving {
  readonly project: string;
  readonly record: string;
  /** 0: none. */
  readonly wish: number;
  readonly space: string;
}
export interface Desk {
  head(): HeadRow;
  moveHead(head: HeadRow): void;
  /** undefined for a document that has no entry. */
  docOf(doc: string): DocState | undefined;
  /** What is said here of the snapshot stands beside its bytes (putSnapshot). */
  setDoc(state: DocState): void;
  /** The next clock that this document expects of a client; 0 for one never seen. */
  clockOf(doc: string, client: number): number;
  setClock(doc: string, client: number, next: number): void;
  /** Whether anybody has under a client id of this incarnation or a later one. */
  hasWritten(doc: string, incarnation: number): boolean;
  /** In the document's new epoch nobody has written yet. */
  forgetClocks(doc: string): void;
  /** Whose a client id is that its program made up; undefined while nobody wrote under it. */
  personOf(doc: string, client: number): string | undefined;
  bind(doc: string, client: number, person: string): void;
  batchOf(deviceNo: number, batch: number): TakenBatch | undefined;
  keepBatch(deviceNo: number, batch: number, taken: TakenBatch): void;
  standing(): Standing;
  setStanding(standing: Standing): void;
  /** Where an update lies that a device gave back (take-back.ts); nothing of those that were pushed. */
  givenBack(doc: string, hash: Uint8Array): { readonly number: number; readonly time: number } | undefined;
  keepGivenBack(doc: string, hash: Uint8Array, at: { readonly number: number; readonly time: number }): void;
  /** Of what approvals cover, by an edit with this number. */
  touch(touched: Touched, person: string, number: number): void;
  shortOf(project: string, record: string): number | undefined;
  /** In which space a project's numbers are given: where the first was. undefined before that. */
  spaceOf(project: string): string | undefined;
  give(ask: Giving): number;
  /** @param bytes the entry as it is chained (chain.ts). */
  put(entry: LogEntry, bytes: Uint8Array, chain: Uint8Array): void;
  putPart(key: string, at: number, bytes: Uint8Array): void;
  /** Of what is not kept. */
  removeParts(key: string): void;
  /** In the place of the one before. @param parts under which its bytes have come, or null: they are with it. */
  putSnapshot(snapshot: StoredSnapshot, parts: Parts | null): void;
  removeSnapshot(doc: string): void;
  /** Earlier snapshots that a restore to a moment would begin from, oldest first. */
  basesOf(doc: string): readonly Base[];
  /** The present snapshot stays as one when another takes its place. */
  keepBase(doc: string, time: number): void;
  /** @param number the last that it tells of. */
  putHistory(doc: string, number: number, blob: Uint8Array): void;
  setHold(deviceNo: number, doc: string, on: boolean): void;
  bounds(): Bounds;
  setBounds(bounds: Bounds): void;
  /** How many raw entries of the document after a number, and how many bytes. */
  tailAfter(doc: string, number: number): DocState['tail'];
  /**
   * Takes the bytes of the document's updates up to a number away; their places and chains stay. Bases below it are of no
   * more use. Answers how many.
   */
  dropRaw(doc: string, upTo: number): number;
}
export const emptyHead = (chain: Uint8Array): HeadRow => ({ number: 0, chain, ledgerHead: 0, time: 0 });
