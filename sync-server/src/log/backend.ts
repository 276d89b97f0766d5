// What stands under group-log.ts: a store that takes a group of writes in one durable transaction.
import type { Batch, Head, LedgerPart, LogEntry, Page } from './contract.ts';
import type { Cursor } from '@baton/protocol/frames';
import type { Taken } from './take-batch.ts';

export type Op =
  | { readonly kind: 'batch'; readonly workspace: string; readonly batch: Batch; readonly now: number }
  | {
      readonly kind: 'ledger';
      readonly workspace: string;
      readonly append: readonly LedgerPart[];
      readonly expect: number;
      readonly time: number;
    };
/** One answer for each operation, in order; `heads` are the cursors of the workspaces that moved. */
export interface GroupEnd {
  readonly taken: readonly Taken[];
  readonly heads: ReadonlyMap<string, Cursor>;
}
export interface Backend {
  incarnation(): Promise<number>;
  workspaces(): Promise<readonly string[]>;
  head(workspace: string): Promise<Head | undefined>;
  /** All or nothing; resolves when it is durable, rejects when the store could not write. */
  commit(group: readonly Op[]): Promise<GroupEnd>;
  read(workspace: string, after: number, limit: number): Promise<Page>;
  chainAt(workspace: string, number: number): Promise<Uint8Array | undefined>;
  ledgerAfter(workspace: string, number: number): Promise<readonly Extract<LogEntry, { kind: 'ledger' }>[]>;
  close(): Promise<void>;
}
