// What a person may ask about saving, merging and storage: the sync centre, the tray, "where is my edit", history.
// Everything can be cloned by postMessage. contract.ts joins it to the workspace.
import type { Instant } from '@baton/model/day';
import type { WorkDecision } from '@baton/model/decided/schema';
import type { PersonId } from '@baton/model/ids';
import type { Refusal } from '@baton/model/refusal';
import type { Lost, Stop } from './contract.ts';
import type { NotDone } from './doors/door.ts';
import type { NewKeySaid } from './doors/new-key.ts';

/** While this device could not reach the relay, and what came of it; kept until the person closes it. */
export interface Away {
  readonly from: Instant;
  /** null: it still is away, or is still catching up. */
  readonly to: Instant | null;
  /** When own gestures were made, and when others' were: at most 200 of each, evenly thinned. */
  readonly own: readonly Instant[];
  readonly others: readonly Instant[];
  readonly ownCount: number;
  readonly othersCount: number;
  readonly people: readonly PersonId[];
  /** Own values that lost against others', until they are restored or dismissed. Newest first. */
  readonly replaced: readonly Lost[];
  /** Where others changed something: a record (project, board, task, page) and how many changes. Most first. */
  readonly places: readonly { readonly record: string; readonly count: number; readonly people: readonly PersonId[] }[];
  readonly refused: number;
  /** Own text that stood in a passage that somebody deleted meanwhile: told until each is put away, also after `closeAway`. */
  readonly deletedPassages: readonly {
    readonly id: string;
    readonly doc: string;
    /** Beside which the page stands. */
    readonly record: string;
    readonly text: string;
    readonly at: Instant;
  }[];
}
/** Catching up: how much of the line has come. Null when there is nothing to say (less than a second's worth). */
export interface Arriving {
  readonly done: number;
  readonly total: number;
  readonly since: Instant;
}
export interface Edited {
  /** A record of the workspace, or null when the edit touches none that is known here. */
  readonly record: string | null;
  readonly doc: string;
  /** `member`: of a set (`after` true or null) or a map; null where the field is one value. */
  readonly fields: readonly {
    readonly field: string;
    readonly member: string | null;
    readonly before: unknown;
    readonly after: unknown;
  }[];
  /** Words that were typed, for copying. */
  readonly texts: readonly string[];
}
export interface WaitingEdit {
  readonly batch: number;
  readonly at: Instant;
  readonly name: string | null;
  readonly edits: readonly Edited[];
}
/** Of what a removed device had not sent, as the relay tells it to an admin: the parts that they read. */
export interface HeldBatch {
  readonly batch: number;
  readonly at: Instant;
  readonly name: string | null;
  /** Parts that stand where they do not read. */
  readonly hidden: number;
  readonly envelopes: readonly {
    readonly doc: string;
    readonly epoch: number;
    readonly client: number;
    readonly from: number;
    readonly to: number;
    readonly bytes: Uint8Array;
  }[];
}
export interface HeldEdit extends WaitingEdit {
  readonly hidden: number;
}
export type WhyRefused = 'access' | 'epoch' | 'too-large' | 'guard' | 'clone' | 'newer' | 'other';
export interface RefusedEdit extends WaitingEdit {
  readonly refusedAt: Instant;
  readonly why: WhyRefused;
  /** A plain sentence: why, and what can be done. */
  readonly detail: string;
  /**
   * Whether it can be written anew by itself: the person may write there now, and it is values of fields. Typed text
   * stands in a place that may be gone, so it is copied by hand.
   */
  readonly mayTryAgain: boolean;
}
export interface Storage {
  /** Bytes; null where the browser does not tell. */
  readonly used: number | null;
  readonly quota: number | null;
  /** Bytes; null: not measured yet. */
  readonly parts: {
    readonly documents: number | null;
    readonly history: number | null;
    readonly waiting: number;
  };
  /** kept: the browser promised not to clear it · may-be-cleared · none: nothing survives this window. */
  readonly keeping: 'kept' | 'may-be-cleared' | 'none' | 'unknown';
  /** own · shared: somebody else's computer, nothing stays after the window · private: the browser keeps nothing. */
  readonly device: 'own' | 'shared' | 'private';
  /** This device had held the workspace before, and the browser wiped it: since then it was loaded anew. */
  readonly wiped: Instant | null;
  /** Records that a person keeps here whatever happens. */
  readonly pinned: readonly string[];
  /** Room was wanted: also a small workspace is not kept whole here. */
  readonly lean: boolean;
  /** What is here by why it is; null: not measured yet. */
  readonly classes: Readonly<Record<StorageClass, { readonly documents: number; readonly bytes: number }>> | null;
}
/** always: whoever reads it has it · pinned · recent: mine, or of the last 90 days · on-demand: goes when room is short. */
export type StorageClass = 'always' | 'pinned' | 'recent' | 'on-demand';
/** What is here of one record beside the fields by which it is found. */
export interface OnDevice {
  /** coming: it is being fetched · not-here: it is fetched when the relay can be reached. */
  readonly page: 'here' | 'coming' | 'not-here';
  /** Those of more than 90 days ago. */
  readonly comments: OnDevice['page'];
  /** The archive that has the rest of its fields, its checklist and links; null: it is in none. */
  readonly archive: { readonly quarter: string; readonly stand: OnDevice['page'] } | null;
  /** Kept whatever happens: for itself, or because its project is. */
  readonly pinned: 'itself' | 'with-project' | null;
}
export interface DeviceState {
  readonly device: string;
  readonly deviceNo: number;
  readonly person: PersonId;
  /** Its enrolment, by the relay's clock. */
  readonly since: Instant;
  readonly lastSeen: Instant | null;
  readonly revoked: boolean;
  readonly me: boolean;
}
/** A decision about work that was signed here and is not on record. */
export interface IntentState {
  /** Of the statement. */
  readonly hash: string;
  readonly decision: WorkDecision;
  /** Whose deputy signed it. */
  readonly via: PersonId | null;
  /** What stands beside it: a note, a question, a reason. */
  readonly text: string | null;
  readonly at: Instant;
  /** Why it never will be; null: it waits for the relay. */
  readonly refused: { readonly sentence: string; readonly at: Instant } | null;
}
export interface SyncState {
  /** In the order in which they were signed. */
  readonly decisions: readonly IntentState[];
  readonly away: Away | null;
  readonly arriving: Arriving | null;
  /** Newest first, at most 200 of `waitingCount`. */
  readonly waiting: readonly WaitingEdit[];
  readonly waitingCount: number;
  readonly refused: readonly RefusedEdit[];
  readonly storage: Storage;
  readonly devices: readonly DeviceState[];
  /** The relay as it says of itself; its address; round trip in ms; when all that is held was last complete here. */
  readonly relay: {
    readonly address: string;
    readonly state: 'open' | 'read-only' | 'recovering' | 'other-key' | 'away' | 'ended';
    readonly sentence: string | null;
    readonly roundTrip: number | null;
    readonly completeAt: Instant | null;
  };
}
/** Where the newest edits of one record are; of several, the least safe is told. */
export type Whereabouts =
  /** On this screen only: it is being written to the disk, or cannot be. */
  | { readonly state: 'unsaved'; readonly since: Instant; readonly why: string }
  /** `here`: on this device as well, its page too. */
  | { readonly state: 'relay'; readonly since: Instant | null; readonly here: boolean }
  | { readonly state: 'here'; readonly since: Instant; readonly why: string }
  | { readonly state: 'refused'; readonly since: Instant; readonly why: string };

/** One change of one field, or of a page's text. `number` null: not on the relay yet. */
export interface Change {
  readonly id: string;
  readonly number: number | null;
  readonly at: Instant;
  readonly person: PersonId;
  /** 0: given back by this person to a relay that had lost it; who made the change is not verified. */
  readonly deviceNo: number;
  readonly record: string;
  readonly field: string;
  readonly member: string | null;
  readonly before: unknown;
  readonly after: unknown;
  /** stands · replaced by a later one · lost against one made apart · refused. */
  readonly fate: 'stands' | 'replaced' | 'lost' | 'refused';
}
export interface HistoryAnswer {
  /** Newest first. */
  readonly changes: readonly Change[];
  /** Older ones are on the relay and can be asked for with `older: true`. */
  readonly more: 'none' | 'on-relay' | 'unreachable';
  /** Its page is not on this device: what was written there is not among these, unless the relay told it. */
  readonly notHere: boolean;
}
export interface ChangesRead {
  /** Edits of the other device that this one sends too when it reaches the relay. */
  readonly own: number;
  /** Edits of others that the other device had received. */
  readonly received: number;
  readonly known: number;
  /** Typed text, which only the device where it was typed can send. */
  readonly left: number;
}
export interface SyncDoor {
  onSync(handler: (state: SyncState) => void): Stop;
  whereIs(record: string, handler: (where: Whereabouts) => void): Stop;
  closeAway(): Promise<void>;
  /** The person has read or copied their text of a deleted passage: it is not shown again. */
  dismissPassage(id: string): Promise<void>;
  /** Writes the refused edit anew, as of now. */
  tryAgain(batch: number): Promise<Refusal | null>;
  /** The place on the line up to which everything is here. */
  reached(): Promise<number>;
  /** Of one record; `null`: all that this person changed, in whatever record. */
  history(ask: {
    readonly record: string | null;
    readonly field?: string;
    readonly older?: boolean;
  }): Promise<HistoryAnswer>;
  /**
   * Pending and received changes as a file, signed by this device; another device of the same person reads it in. Where
   * it cannot be read, `what` of the refusal is a sentence, and nothing was changed.
   */
  carryOut(): Promise<Uint8Array>;
  /** In words, beside what is confirmed here. */
  readHeld(batches: readonly HeldBatch[]): Promise<readonly HeldEdit[]>;
  /** What was written here and is not on the relay, to be read without Baton. */
  unsentText(): Promise<string>;
  carryIn(file: Uint8Array): Promise<ChangesRead | Refusal>;
  onDevice(record: string, handler: (on: OnDevice) => void): Stop;
  /** Keeps a record's page and comments on this device whatever happens (of a project those of its tasks), or no more. */
  pin(record: string, on: boolean): Promise<void>;
  /**
   * What is neither pinned nor this person's work and was not open here since then goes from this device; an edit that is
   * nowhere else never does. Answers how many documents went.
   */
  freeSpace(before: Instant): Promise<number>;
  /** Everything is kept again, where the workspace is small. */
  keepAll(): Promise<void>;
  /** Forgets what is here of documents that were stopped, and reads them from the relay again. */
  loadAnew(): Promise<void>;
  /** The relay lost its secret: its new key is signed in with an owner's recovery link. Null: done, and this device goes on. */
  signRelayKey(said: NewKeySaid): Promise<NotDone | null>;
  /** Asks the browser to keep what is here. */
  askToKeep(): Promise<'kept' | 'may-be-cleared'>;
  /** Sends what waits (or, with `discard`, names what is given up), then erases everything of this workspace here. */
  signOut(how: 'send-first' | 'discard'): Promise<Refusal | null>;
}
