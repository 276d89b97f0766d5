// One workspace's tables as a commit sees them: synchronous, inside one transaction. The log's rules (take-batch.ts)
// are written once over this; SQLite and memory each give it.
import type { LogEntry } from './contract.ts';

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
export interface Desk {
  head(): HeadRow;
  moveHead(head: HeadRow): void;
  epochOf(doc: string): number;
  /** The next clock that this document expects of a client; 0 for one never seen. */
  clockOf(doc: string, client: number): number;
  setClock(doc: string, client: number, next: number): void;
  batchOf(deviceNo: number, batch: number): TakenBatch | undefined;
  keepBatch(deviceNo: number, batch: number, taken: TakenBatch): void;
  shortOf(project: string, record: string): number | undefined;
  /** Gives the project's next number to the record. */
  /** The wished number if it is free; else the next one. @param wish 0: none. */
  give(project: string, record: string, wish: number): number;
  /** @param bytes the entry as it is chained (chain.ts). */
  put(entry: LogEntry, bytes: Uint8Array, chain: Uint8Array): void;
}
export const emptyHead = (chain: Uint8Array): HeadRow => ({ number: 0, chain, ledgerHead: 0, time: 0 });
