// An open workspace as a screen sees it. The engine behind it is headless: the same in a worker, in the command line
// and in the simulator. Everything that crosses this contract can be cloned by postMessage.
import type { Command, Question } from '@baton/model/command';
import type { Decision, Directory } from '@baton/model/directory/schema';
import type { WorkDecision } from '@baton/model/decided/schema';
import type { PersonId, RecordId, SpaceId, TeamId, WorkspaceId } from '@baton/model/ids';
import type { Refusal } from '@baton/model/refusal';
import type { Assertion } from '@baton/protocol/http-parts';
import type { Superseded } from '@baton/replica/contract';
import type { ProofOf } from './decisions/proving.ts';
import type { FilesDoor } from './files-contract.ts';
import type { SyncDoor } from './sync-contract.ts';

/** The states of `product.md` 2, as data. `editing` is the screen's own, before a command runs. */
export type SaveState =
  | { readonly state: 'relay' }
  | { readonly state: 'here'; readonly waiting: number; readonly since: number }
  | { readonly state: 'offline'; readonly waiting: number; readonly since: number }
  | { readonly state: 'unsaved'; readonly reason: 'full' | 'blocked' | 'stale' | 'refused'; readonly sentence: string };

export interface Status {
  readonly save: SaveState;
  /** Gestures and page updates that are not on this disk yet. While it is above 0 the screen says *Editing*. */
  readonly saving: number;
  readonly link: 'connecting' | 'behind' | 'live' | 'away' | 'ended';
  /** Why the link ended for good: revoked, another version, relay rolled back. */
  readonly ended: string | null;
  /** So many devices wait to be let in by this one. */
  readonly knocks: number;
  /**
   * This device was removed from the workspace. Nothing of it is shown from `erasing` on; at `erased` nothing of it is
   * on this device but the edits that had not been sent (store/left).
   */
  readonly removed: 'erasing' | 'erased' | null;
  /** What this device holds is not to be shown until the relay has been met: why, and what of it. */
  readonly locked: Lock | null;
  /** When that will be so, unless the relay is met before; null while it is more than five days away. */
  readonly leaseEnds: number | null;
  readonly leader: boolean;
  readonly refused: readonly {
    readonly batch: number;
    readonly reason: string;
    readonly at: number;
    readonly texts: readonly string[];
  }[];
  /** Documents of which the relay sent something that cannot be right: shown as they last were good. */
  readonly stopped: readonly string[];
  /** Documents that a newer version of Baton has written in a way that this one would harm: they are read here alone. */
  readonly ahead: readonly string[];
}
export type Lock =
  | { readonly why: 'suspended' }
  /** Its person signed out on all their devices: it opens when they were there once more. */
  | { readonly why: 'signed-out' }
  /** Not met for so many days, since then. */
  | { readonly why: 'lease'; readonly since: number; readonly days: number };
export interface Here {
  readonly person: PersonId;
  readonly deviceNo: number;
  readonly at: string;
  readonly on: string | null;
  readonly field: string | null;
  readonly me: boolean;
}
export interface Me {
  readonly workspace: WorkspaceId;
  readonly person: PersonId;
  readonly device: string;
  readonly deviceNo: number;
}
export interface Titles {
  readonly workspace: string;
  readonly spaces: Readonly<Record<SpaceId, string>>;
  readonly teams: Readonly<Record<TeamId, string>>;
  /** By the credential's id. Left out before they had names. */
  readonly passkeys?: Readonly<Record<string, string>>;
  /** How guests called themselves when they came, told to those who run the workspace. */
  readonly guests?: Readonly<Record<PersonId, string>>;
}
export interface World {
  readonly me: Me;
  readonly directory: Directory;
  readonly titles: Titles;
}

/** Row diff of a live question; `order` is the whole order of ids when it changed. */
export interface AnswerDiff<Answer> {
  readonly put: readonly Answer[];
  readonly gone: readonly string[];
  readonly order: readonly string[] | null;
  /** Ids changed by somebody else, and who: their tint fades on screen. */
  readonly touched: readonly { readonly id: string; readonly by: PersonId }[];
}
export type Stop = () => void;
/** A value that lost a merge; `id` names it for restore and dismiss. */
export type Lost = Superseded & { readonly id: string };

/** Somebody else who has a page open: an awareness update (y-protocols), of no client while no caret stands in it. */
export interface Carets {
  readonly person: PersonId;
  /** 0: another program than Baton. */
  readonly deviceNo: number;
  /** null: they have it open no more. */
  readonly update: Uint8Array | null;
}
export interface PageLink {
  /** Everything the device knows of the page, to be applied to an empty Y.Doc before the editor binds. */
  readonly bytes: readonly Uint8Array[];
  /** Assigned client id for this editing session; set it on the Y.Doc after applying `bytes`. */
  readonly client: number;
  /** False where the page may be read only: nothing is to be typed that would be refused. */
  readonly mayWrite: boolean;
  /** A local Yjs update; resolves when it is saved on this device. */
  write(update: Uint8Array): Promise<void>;
  onUpdate(handler: (update: Uint8Array, by: PersonId) => void): Stop;
  /** What was written here was refused and lies in the tray: this link writes no more, open the page anew. */
  onReset(handler: () => void): Stop;
  /** Where the caret stands, as an awareness update of `client`; others are told while they have the page open too. */
  caret(update: Uint8Array): void;
  /** Who else has it open, and what changed among them since; from here on they are told that it is open here. */
  onCarets(handler: (here: readonly Carets[]) => void): Stop;
  close(): void;
}
export interface RunHow {
  /** False for what is no act of the person at this screen (a name given at the door, a demo seeded): Ctrl Z passes it by. */
  readonly undoable: boolean;
}
/** A gesture that was undone or done again: how many of its values, and how many were left as others changed them since. */
export interface TurnedBack {
  readonly name: string;
  readonly undone: number;
  readonly skipped: number;
  /** Where something was decided with it. */
  readonly unsaid?: Unsaid;
}
/** Of decisions: how many were taken back by a statement, and how many end what is not open again. */
export interface Unsaid {
  readonly takenBack: number;
  readonly stays: number;
}
export interface DecideHow {
  /** It goes with the command that was run last: one step of undo. */
  readonly beside: 'last-command';
}
/** One entry of a ledger. */
export interface Audited {
  readonly number: number;
  /** By the relay's clock. */
  readonly time: number;
  readonly ledger: string;
  /** Of the entry's header: the next entry of its ledger names it. */
  readonly hash: string;
  /** null: the relay alone, or withheld. */
  readonly person: PersonId | null;
  readonly device: string | null;
  /** null: withheld from this person. */
  readonly decision: Decision | null;
  /** What stands beside the statement: a title, a name, a reason. */
  readonly text: string | null;
}
export interface DecidingWork {
  readonly decision: WorkDecision;
  /** A note, a question, a reason: beside the statement. */
  readonly text: string | null;
  readonly via?: PersonId | undefined;
}
/** A strong step: it is signed, and a passkey of this person has to say it too. */
export interface ToConfirm {
  /** The statement's hash, base64url. */
  readonly challenge: string;
  /** Ids of the passkeys that may. */
  readonly passkeys: readonly string[];
  readonly decision: Decision;
  readonly text: string | null;
}
/** What the passkey said; null: none did. */
export type Confirm = (asked: ToConfirm) => Promise<Assertion | null>;

export interface Workspace extends SyncDoor, FilesDoor {
  readonly world: World;
  onWorld(handler: (world: World) => void): Stop;
  /** Resolves when it is saved on this device (strict), with the command's result. Pushes the gesture on this tab's undo stack. */
  run<A, R>(command: Command<A, R>, args: A, how?: RunHow): Promise<R | Refusal>;
  /** Null: there is nothing to undo. What is refused (nothing can be saved now) stays the next step. */
  undo(): Promise<TurnedBack | Refusal | null>;
  redo(): Promise<TurnedBack | Refusal | null>;
  onUndoable(handler: (state: { readonly undo: string | null; readonly redo: string | null }) => void): Stop;
  live<A, Answer extends { readonly id: string }>(
    question: Question<A, Answer>,
    args: A,
    handler: (diff: AnswerDiff<Answer>) => void,
  ): Stop;
  onStatus(handler: (status: Status) => void): Stop;
  /** Values that lost a merge, for one record; newest first. */
  superseded(record: string, handler: (lost: readonly Lost[]) => void): Stop;
  restore(superseded: string): Promise<Refusal | null>;
  dismiss(superseded: string): Promise<void>;
  dismissRefused(batch: number): Promise<void>;
  present(at: string, on: string | null, field: string | null): void;
  onHere(handler: (here: readonly Here[]) => void): Stop;
  /**
   * Null where it is not on this device and the relay cannot be reached: it is asked for, and `onDevice` tells when it is
   * here. Where the relay can be reached it is waited for.
   */
  openPage(doc: string): Promise<PageLink | null>;
  /** What was decided, as this device holds it, newest first: at most 200, before the entry of this number. */
  audit(before: number | null): Promise<readonly Audited[]>;
  /** Who is asked for a passkey's word where a decision needs one. Without anybody it is refused. */
  onConfirm(confirm: Confirm): Stop;
  /**
   * Signs a decision about work. It is kept here first and brought to the relay as soon as that can be; until it is on record
   * it stands above what is (`SyncState.decisions`). Resolves when it is saved on this device (strict).
   * @param deciding.via whose deputy signs it.
   * It is a step of undo, which takes it back while that is legal and else says why it stands.
   */
  decide(deciding: DecidingWork, how?: DecideHow): Promise<{ readonly hash: string } | Refusal>;
  /** One that came back is put away; one that waits is not. */
  dismissDecision(hash: string): Promise<void>;
  /** What was decided about a task, its moves too, as this device holds it, oldest first. */
  decisionsOn(task: RecordId): Promise<readonly Audited[]>;
  /** A file that proves a decision about a task to whoever has nothing else (decisions/proving); asks no relay. */
  proof(of: ProofOf): Promise<string | Refusal>;
  /** Signs a statement and brings it to the relay; needs the relay. */
  sign(ledger: string, decision: unknown, text: string | null): Promise<{ readonly number: number } | Refusal>;
  close(): Promise<void>;
}
