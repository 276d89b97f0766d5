// What a tab and the leading engine say to each other, directly or through a BroadcastChannel: plain data only. A
// tab numbers its calls; (seat, call) is the id by which a leader knows a repeated command.
import type { WorkDecision } from '@baton/model/decided/schema';
import type { PersonId, RecordId } from '@baton/model/ids';
import type { Assertion } from '@baton/protocol/http-parts';
import type { Gesture } from '@baton/replica/contract';
import type { ProofOf } from '../decisions/proving.ts';
import type { NewKeySaid } from '../doors/new-key.ts';
import type { FileAct, FileStand } from '../files-contract.ts';
import type { AnswerDiff, Carets, DecidingWork, Here, Lost, Status, World } from '../contract.ts';
import type { AskHistory } from '../sync/history.ts';
import type { HeldBatch, OnDevice, SyncState, Whereabouts } from '../sync-contract.ts';

/** Tab → leader. A call stays the tab's until it is answered, and is repeated to the next leader. */
export type Ask =
  | { readonly ask: 'run'; readonly call: number; readonly command: string; readonly args: unknown }
  | { readonly ask: 'undo'; readonly call: number; readonly gesture: Gesture }
  | {
      readonly ask: 'sign';
      readonly call: number;
      readonly ledger: string;
      readonly decision: unknown;
      readonly text: string | null;
    }
  | { readonly ask: 'decide'; readonly call: number; readonly deciding: DecidingWork }
  /** Undo of what was decided, the last first. */
  | { readonly ask: 'unsay'; readonly call: number; readonly said: readonly WorkDecision[] }
  | { readonly ask: 'dismissDecision'; readonly call: number; readonly hash: string }
  | { readonly ask: 'decisionsOn'; readonly call: number; readonly task: RecordId }
  | { readonly ask: 'proof'; readonly call: number; readonly of: ProofOf }
  /** What a passkey said over a statement that was signed already. */
  | { readonly ask: 'confirm'; readonly call: number; readonly challenge: string; readonly assertion: Assertion }
  | { readonly ask: 'restore'; readonly call: number; readonly superseded: string }
  | { readonly ask: 'dismiss'; readonly call: number; readonly superseded: string }
  | { readonly ask: 'dismissRefused'; readonly call: number; readonly batch: number }
  /** Opens a page, or takes an open one over to a new leader with the client id it has. */
  | { readonly ask: 'page'; readonly call: number; readonly doc: string; readonly client: number | null }
  | { readonly ask: 'write'; readonly call: number; readonly page: number; readonly update: Uint8Array }
  /** Where the caret stands in an open page; what nobody answers. */
  | { readonly ask: 'caret'; readonly page: number; readonly update: Uint8Array }
  | { readonly ask: 'live'; readonly call: number; readonly question: string; readonly args: unknown }
  | { readonly ask: 'lost'; readonly call: number; readonly record: string }
  | { readonly ask: 'closeAway'; readonly call: number }
  | { readonly ask: 'dismissPassage'; readonly call: number; readonly id: string }
  | { readonly ask: 'carryOut'; readonly call: number }
  | { readonly ask: 'readHeld'; readonly call: number; readonly batches: readonly HeldBatch[] }
  | { readonly ask: 'unsentText'; readonly call: number }
  | { readonly ask: 'reached'; readonly call: number }
  | { readonly ask: 'audit'; readonly call: number; readonly before: number | null }
  | { readonly ask: 'carryIn'; readonly call: number; readonly file: Uint8Array }
  | { readonly ask: 'history'; readonly call: number; readonly about: AskHistory }
  /** The browser was asked to keep what is here: look again. */
  | { readonly ask: 'measure'; readonly call: number }
  | { readonly ask: 'loadAnew'; readonly call: number }
  | { readonly ask: 'signRelayKey'; readonly call: number; readonly said: NewKeySaid }
  | { readonly ask: 'signOut'; readonly call: number; readonly how: 'send-first' | 'discard' }
  | { readonly ask: 'tryAgain'; readonly call: number; readonly batch: number }
  | { readonly ask: 'sync'; readonly call: number }
  | { readonly ask: 'where'; readonly call: number; readonly record: string }
  | { readonly ask: 'device'; readonly call: number; readonly record: string }
  | { readonly ask: 'pin'; readonly call: number; readonly record: string; readonly on: boolean }
  | { readonly ask: 'keepAll'; readonly call: number }
  | { readonly ask: 'file'; readonly call: number; readonly act: FileAct }
  | { readonly ask: 'files'; readonly call: number }
  | { readonly ask: 'freeSpace'; readonly call: number; readonly before: number }
  /** Ends a live question, a list of losses, what is told of saving, or a page. */
  | { readonly ask: 'stop'; readonly call: number }
  | { readonly ask: 'present'; readonly at: string; readonly on: string | null; readonly field: string | null }
  | { readonly ask: 'leave' };

/** Leader → tab. */
export type Tell =
  | { readonly tell: 'world'; readonly world: World }
  | { readonly tell: 'status'; readonly status: Status }
  | { readonly tell: 'here'; readonly here: readonly Here[] }
  | { readonly tell: 'answer'; readonly call: number; readonly value: unknown }
  | { readonly tell: 'fault'; readonly call: number; readonly sentence: string }
  /** `whole`: the first of this leader; the tab compares it with what it shows. */
  | {
      readonly tell: 'diff';
      readonly call: number;
      readonly diff: AnswerDiff<{ readonly id: string }>;
      readonly whole: boolean;
    }
  | { readonly tell: 'lost'; readonly call: number; readonly lost: readonly Lost[] }
  /** A page was set back: what the relay refused of it is in the tray. */
  | { readonly tell: 'reset'; readonly call: number }
  /** There is no world to be told, and there will be none. */
  | { readonly tell: 'closed'; readonly sentence: string }
  | { readonly tell: 'sync'; readonly call: number; readonly state: SyncState }
  | { readonly tell: 'where'; readonly call: number; readonly where: Whereabouts }
  | { readonly tell: 'device'; readonly call: number; readonly on: OnDevice }
  | { readonly tell: 'files'; readonly call: number; readonly stands: readonly FileStand[] }
  | { readonly tell: 'update'; readonly call: number; readonly update: Uint8Array; readonly by: PersonId }
  | { readonly tell: 'carets'; readonly call: number; readonly here: readonly Carets[] };

export interface Ran {
  readonly result: unknown;
  readonly gesture: Gesture | null;
}
export interface Undone {
  readonly undone: number;
  readonly skipped: number;
  readonly gesture: Gesture | null;
}
export interface OpenedPage {
  readonly call: number;
  readonly bytes: readonly Uint8Array[];
  readonly client: number;
  readonly mayWrite: boolean;
}

/** A tab's way to whoever leads. */
export interface Port {
  post(ask: Ask): void;
  listen(handlers: PortHandlers): void;
  close(): void;
}
export interface PortHandlers {
  readonly tell: (tell: Tell) => void;
  /** Somebody leads from now on: everything that is open is asked again. */
  readonly led: () => void;
  /** It is over: the database is wanted elsewhere, the browser lacks something. */
  readonly ended: (sentence: string) => void;
}
