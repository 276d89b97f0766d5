// What stands under group-log.ts: a store that takes a group of writes in one durable transaction.
import type { Batch, Head, LedgerPart, LogEntry, Page } from './contract.ts';
import type { Cursor } from '@baton/protocol/frames';
import type { ContributorsAsk } from './contributed.ts';
import type { DocPage, DocSince, DocState, DocWriters, NewEpoch, NewSnapshot, StoredSnapshot } from './documents.ts';
import type { Standing, StandingChange } from './standing.ts';
import type { Offered } from './taking/take-back.ts';
import type { Taken } from './taking/taken.ts';

export type Op =
  | { readonly kind: 'batch'; readonly workspace: string; readonly batch: Batch; readonly now: number }
  | {
      readonly kind: 'ledger';
      readonly workspace: string;
      readonly append: readonly LedgerPart[];
      readonly expect: number;
      readonly time: number;
    }
  /** A piece of a large snapshot that is kept, or not, by a later operation which names the same key. */
  | {
      readonly kind: 'part';
      readonly workspace: string;
      readonly key: string;
      readonly at: number;
      readonly bytes: Uint8Array;
    }
  | {
      readonly kind: 'snapshot';
      readonly workspace: string;
      readonly made: NewSnapshot;
      readonly parts: Parts | null;
      readonly now: number;
    }
  | {
      readonly kind: 'epoch';
      readonly workspace: string;
      readonly made: NewEpoch;
      readonly parts: Parts | null;
      readonly now: number;
    }
  | { readonly kind: 'open'; readonly workspace: string; readonly doc: string; readonly now: number }
  | { readonly kind: 'forget'; readonly workspace: string; readonly doc: string }
  | {
      readonly kind: 'holds';
      readonly workspace: string;
      readonly deviceNo: number;
      readonly hold: readonly string[];
      readonly drop: readonly string[];
    }
  | { readonly kind: 'safe'; readonly workspace: string; readonly number: number }
  | { readonly kind: 'drop'; readonly workspace: string; readonly parts: readonly Droppable[] }
  | { readonly kind: 'back'; readonly workspace: string; readonly offered: Offered; readonly now: number }
  | { readonly kind: 'stand'; readonly workspace: string; readonly change: StandingChange };
/** A snapshot's bytes came before it, piece by piece. */
export interface Parts {
  readonly key: string;
  readonly size: number;
}
/** Raw entries of one document that may go. */
export interface Droppable {
  readonly doc: string;
  readonly upTo: number;
}
/** One answer for each operation, in order; `heads` are the cursors of the workspaces that moved. */
export interface GroupEnd {
  readonly taken: readonly Taken[];
  readonly heads: ReadonlyMap<string, Cursor>;
}
export interface Backend {
  standing(workspace: string): Promise<Standing>;
  workspaces(): Promise<readonly string[]>;
  head(workspace: string): Promise<Head | undefined>;
  /** All or nothing; resolves when it is durable, rejects when the store could not write. */
  commit(group: readonly Op[]): Promise<GroupEnd>;
  read(workspace: string, after: number, limit: number): Promise<Page>;
  chainAt(workspace: string, number: number): Promise<Uint8Array | undefined>;
  ledgerAfter(workspace: string, number: number): Promise<readonly Extract<LogEntry, { kind: 'ledger' }>[]>;
  docsAfter(workspace: string, number: number): Promise<readonly DocSince[]>;
  docState(workspace: string, doc: string): Promise<DocState | undefined>;
  readDoc(workspace: string, ask: DocAsk): Promise<DocPage>;
  readUnbound(workspace: string, ask: LineAsk): Promise<DocPage>;
  snapshot(workspace: string, doc: string): Promise<StoredSnapshot | 'damaged' | undefined>;
  writersOf(workspace: string, doc: string): Promise<DocWriters>;
  historyOf(workspace: string, doc: string): Promise<readonly Uint8Array[]>;
  contributors(workspace: string, ask: ContributorsAsk): Promise<readonly string[]>;
  holds(workspace: string, deviceNo: number): Promise<readonly string[]>;
  bounds(workspace: string): Promise<Bounds>;
  droppable(workspace: string, ask: DropAsk): Promise<readonly Droppable[]>;
  probe(): Promise<void>;
  close(): Promise<void>;
}
export interface LineAsk {
  readonly after: number;
  readonly limit: number;
}
export interface DocAsk extends LineAsk {
  readonly doc: string;
}
export interface DropAsk {
  readonly before: number;
  readonly most: number;
}
export interface Bounds {
  readonly safe: number;
  readonly horizon: number;
}
