// The log: one number line a workspace, holding every accepted envelope and every ledger entry. All is asynchronous and
// nothing is promised about order inside a process, so that another store can stand here. Rules: SPEC.md, S1–S12 and,
// seen by document (documents.ts), S70–S89.
import type { Cursor, NumberAsk, RefuseReason, WireEntry, WireEnvelope } from '@baton/protocol/frames';
import type { ContributorsAsk } from './contributed.ts';
import type { DocLog } from './documents.ts';
import type { Standing, StandingChange } from './standing.ts';
import type { Offered, TakenBack } from './taking/take-back.ts';

type Update = Extract<WireEntry, { kind: 'update' }>;
type Ledger = Extract<WireEntry, { kind: 'ledger' }>;
type Numbers = Extract<WireEntry, { kind: 'numbers' }>;
type Epoch = Extract<WireEntry, { kind: 'epoch' }>;
/** `beside` is the document whose readers may see the short numbers. */
export type LogEntry = Update | Ledger | Epoch | (Numbers & { readonly beside: string });

export interface Author {
  readonly person: string;
  readonly deviceNo: number;
  /** Every device number of this person: who owns what stands in author-owned documents. */
  readonly deviceNos: readonly number[];
}
export interface Batch {
  /** Number 0: not a device but another program of this person's, which makes up its client ids (S154). */
  readonly author: Author;
  /** null: nobody will push it again, so nothing of it is remembered. */
  readonly batch: number | null;
  readonly envelopes: readonly WireEnvelope[];
  readonly asks: readonly NumberAsk[];
  /** The ledger's head that access was checked against; when it has moved, the answer is `recheck`. */
  readonly checkedAt: number;
}
export type Appended =
  | { readonly kind: 'accepted'; readonly numbers: readonly number[]; readonly time: number; readonly again: boolean }
  | {
      readonly kind: 'refused';
      readonly reason: RefuseReason;
      readonly detail: string;
      /** Its writer knows a later epoch of the document than the line. */
      readonly ahead?: { readonly doc: string; readonly epoch: number };
    }
  | { readonly kind: 'recheck' };

export interface Head {
  readonly cursor: Cursor;
  /** Number of the newest ledger entry; 0 before the first. */
  readonly ledgerHead: number;
  /** Time of the newest entry: it never runs backwards on one number line. */
  readonly time: number;
}
export interface Page {
  readonly entries: readonly LogEntry[];
  /** Of the last entry read, whoever may see it. */
  readonly cursor: Cursor;
}
/** What one commit added to a workspace, in order and without a gap. */
export interface Commit {
  readonly entries: readonly LogEntry[];
  readonly cursor: Cursor;
}
export interface LedgerPart {
  readonly ledger: string;
  readonly entry: Uint8Array;
}
/** The workspace's line is held still while a turn works: nobody else gets a number. */
export interface Turn {
  readonly head: Head;
  /** The time that this turn's entries have. */
  readonly time: number;
  ledgerAfter(number: number): Promise<readonly Ledger[]>;
}
export interface TurnEnd<T> {
  /** They get the numbers after the head, in this order; none to leave the log as it is. */
  readonly append: readonly LedgerPart[];
  readonly result: T;
}

export interface Log extends DocLog {
  standing(workspace: string): Promise<Standing>;
  /** Told by whoever restores a backup, opens again, or has verified one; and by the room when it is shown a loss. */
  changeStanding(workspace: string, change: StandingChange): Promise<Standing>;
  /** What devices give back of what the line lost (take-back.ts). Resolves after it is on the disk. */
  takeBack(workspace: string, offered: Offered): Promise<TakenBack | { readonly kind: 'recheck' }>;
  workspaces(): Promise<readonly string[]>;
  head(workspace: string): Promise<Head | undefined>;
  /** Resolves after the bytes are on the disk; taken or refused whole. Rejects when the store could not write. */
  append(workspace: string, batch: Batch): Promise<Appended>;
  /** A workspace begins with its first turn. `work` must not call `append`. */
  sequence<T>(workspace: string, work: (turn: Turn) => Promise<TurnEnd<T>>): Promise<T>;
  /**
   * Entries after a number, at most about `limit` bytes of them and at least one if there is one. Rejects below the
   * horizon.
   */
  read(workspace: string, after: number, limit: number): Promise<Page>;
  /** The chain after this number, or undefined when the log does not reach it. */
  chainAt(workspace: string, number: number): Promise<Uint8Array | undefined>;
  ledgerAfter(workspace: string, number: number): Promise<readonly Ledger[]>;
  /** Who has touched what an approval of a task covers, in the order of their ids; as of the last commit. */
  contributors(workspace: string, ask: ContributorsAsk): Promise<readonly string[]>;
  /** Called for each commit in order, before the writer's promise resolves. */
  follow(workspace: string, listener: (commit: Commit) => void): () => void;
  /** Resolves when something could be written; rejects as `append` does while nothing can. */
  probe(): Promise<void>;
  /** Finishes what was begun, takes nothing more. */
  close(): Promise<void>;
}
