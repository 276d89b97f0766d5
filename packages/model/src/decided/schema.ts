// What a space has decided about its work: who has a task, who is asked to take or to approve it, which gates it has passed.
// It is folded from the space's ledger (fold.ts); names, notes and reasons stand beside the statements and are never folded.
import type { Day, Instant } from '../day.ts';
import type { ApprovalId, DeviceId, OfferId, PersonId, RecordId, SpaceId, TeamId } from '../ids.ts';
import type { Shelves } from './shelves.ts';

/** Who may take or sign: one person, anybody of a team, whoever leads the space. */
export type Receiver = { readonly person: PersonId } | { readonly team: TeamId } | { readonly role: 'lead' };
/** Another date, or somebody else. */
export type Counter = { readonly due: Day } | { readonly person: PersonId };

interface OfTask {
  readonly space: SpaceId;
  readonly task: RecordId;
}
interface OfOffer extends OfTask {
  readonly offer: OfferId;
}
interface OfApproval extends OfTask {
  readonly approval: ApprovalId;
}
interface OfSeat extends OfApproval {
  /** Of the frozen version that was shown. */
  readonly hash: string;
  /** Which of the seats is filled, from 0. */
  readonly seat: number;
}
interface OfGate extends OfOffer {
  readonly column: RecordId;
}

/** Note, conditions, question and reason stand beside the statement. */
export type WorkDecision =
  | (OfOffer & {
      readonly type: 'work-offered';
      readonly to: Receiver;
      readonly answerBy?: Instant | undefined;
      readonly due?: Day | undefined;
    })
  | (OfOffer & { readonly type: 'offer-accepted' })
  | (OfOffer & { readonly type: 'offer-asked' })
  | (OfOffer & { readonly type: 'offer-declined' })
  | (OfOffer & { readonly type: 'offer-countered'; readonly counter: Counter })
  /** By who offered: the date holds and the work is theirs who named it, or it is offered to whom they named. */
  | (OfOffer & { readonly type: 'counter-accepted' })
  | (OfOffer & { readonly type: 'offer-taken-back' })
  /** Of a team's queue, by who leads the team. */
  | (OfOffer & { readonly type: 'offer-given'; readonly to: PersonId })
  | (OfTask & { readonly type: 'work-assigned'; readonly to: PersonId })
  /** What somebody had who leaves, as far as it goes to one and the same person. */
  | {
      readonly type: 'work-handed-on';
      readonly space: SpaceId;
      readonly person: PersonId;
      readonly tasks: readonly RecordId[];
      readonly to: PersonId;
    }
  /** Who waits asks once more those who were asked; left out: whoever has it. */
  | (OfTask & { readonly type: 'work-reminded'; readonly of?: OfferId | ApprovalId | undefined })
  /** What waits for somebody's word about them waits no more: they are put away, or leave a project with its gates. */
  | {
      readonly type: 'asking-ended';
      readonly space: SpaceId;
      readonly tasks: readonly RecordId[];
      /** The project that they leave; left out: they are archived or binned. */
      readonly left?: RecordId | undefined;
    }
  /** What they were to answer: an offer, a seat, a gate that was entered. */
  | {
      readonly type: 'seats-handed-on';
      readonly space: SpaceId;
      readonly person: PersonId;
      readonly tasks: readonly RecordId[];
      readonly to: PersonId;
    }
  | (OfApproval & {
      readonly type: 'approval-asked';
      readonly hash: string;
      readonly seats: readonly Receiver[];
      /** How many of the seats have to say yes. */
      readonly quorum: number;
      readonly order: ApprovalOrder;
      readonly fourEyes: boolean;
      /** Whose edits touched what is approved since it was last approved. */
      readonly contributors: readonly PersonId[];
      /** Each signature needs a passkey's word too. */
      readonly strong: boolean;
      readonly answerBy?: Instant | undefined;
      /** The approved version with which it is compared. */
      readonly since?: ApprovalId | undefined;
      /** The place on the line at which its content was read; left out by versions that named none. */
      readonly number?: number | undefined;
    })
  | (OfSeat & { readonly type: 'approval-given'; readonly strong: boolean })
  | (OfSeat & { readonly type: 'approval-returned' })
  | (OfApproval & { readonly type: 'approval-questioned' })
  | (OfApproval & { readonly type: 'approval-taken-back' })
  /** What holds for a column from now on; work that stands in it keeps its rules. Neither gate nor limit: no rule. */
  | {
      readonly type: 'column-ruled';
      readonly space: SpaceId;
      readonly project: RecordId;
      readonly column: RecordId;
      /** Statuses on its left, the nearest last. Every other one that is not inside lies behind it, also one made later. */
      readonly before: readonly RecordId[];
      readonly inside: readonly RecordId[];
      readonly signers: readonly Receiver[];
      /** A hard limit: so many tasks, each pulled in by a statement. */
      readonly limit: number | null;
      /** So many `work-let-past` of its device it takes, the newest; left out: none. */
      readonly past?: number | undefined;
    }
  /** What lies behind a gate that is about to be set stays there, by the word of the lead who sets it. */
  | {
      readonly type: 'work-let-past';
      readonly space: SpaceId;
      readonly column: RecordId;
      readonly tasks: readonly RecordId[];
    }
  | (OfGate & { readonly type: 'gate-entered' })
  | (OfGate & { readonly type: 'gate-signed' })
  | (OfGate & { readonly type: 'gate-returned' })
  | (OfTask & { readonly type: 'column-pulled'; readonly column: RecordId; readonly instead?: RecordId | undefined })
  | (OfTask & { readonly type: 'column-left'; readonly column: RecordId });

export type ApprovalOrder = 'together' | 'in-order';
export type OfWork<T extends WorkDecision['type']> = Extract<WorkDecision, { readonly type: T }>;

/** Where something was said: what a contested device said is found by it. */
export interface Said {
  readonly by: PersonId;
  /** Whose deputy they were. */
  readonly via: PersonId | null;
  readonly device: DeviceId;
  readonly number: number;
  readonly at: Instant;
}
/** How somebody came to have the work. `began`: they offered it as theirs before anything was on record. */
export interface Pass extends Said {
  readonly how: 'began' | 'accepted' | 'given' | 'assigned' | 'handed-on' | 'signed' | 'returned';
  readonly to: PersonId;
  /** Whose seat the holder fills as their deputy. */
  readonly for: PersonId | null;
  readonly due: Day | null;
}
export type OfferState =
  | { readonly is: 'open' }
  | { readonly is: 'asked'; readonly said: Said }
  | { readonly is: 'countered'; readonly said: Said; readonly counter: Counter }
  /** `put-away`: the task was, or left the project whose gate it had entered. */
  | { readonly is: 'accepted' | 'declined' | 'taken-back' | 'put-away'; readonly said: Said }
  /** The work went another way. */
  | { readonly is: 'ended'; readonly at: Instant };
export interface Offer {
  readonly id: OfferId;
  readonly said: Said;
  readonly to: readonly Receiver[];
  readonly answerBy: Instant | null;
  readonly due: Day | null;
  /** The gate that was entered with it. */
  readonly column: RecordId | null;
  readonly state: OfferState;
}
export interface Signature extends Said {
  readonly seat: number;
  readonly says: 'yes' | 'no';
}
export interface Approval {
  readonly id: ApprovalId;
  readonly said: Said;
  readonly hash: string;
  readonly seats: readonly Receiver[];
  readonly quorum: number;
  readonly order: ApprovalOrder;
  readonly fourEyes: boolean;
  /** Those named in the request, and those who had the task on record since it was last approved. */
  readonly contributors: readonly PersonId[];
  readonly strong: boolean;
  readonly answerBy: Instant | null;
  readonly since: ApprovalId | null;
  /** The place on the line at which what is frozen was read; null: nobody said. */
  readonly number: number | null;
  readonly signatures: readonly Signature[];
  readonly asked: Said | null;
  readonly takenBack: Said | null;
}
/** One task's way through one gate. */
export interface Passage {
  readonly offer: OfferId;
  readonly said: Said;
  readonly signers: readonly Receiver[];
  readonly signatures: readonly Signature[];
  readonly returned: Said | null;
}
/** All that was decided about one task. */
export interface Matter {
  /** The newest last, so many as are of use. */
  readonly passes: readonly Pass[];
  /** Who had it since it was last approved. */
  readonly had: readonly PersonId[];
  readonly offer: Offer | null;
  readonly approval: Approval | null;
  readonly approved: Approval | null;
  readonly gates: Readonly<Record<RecordId, Passage>>;
  /** Gates behind which it lay when they were set. */
  readonly past: Readonly<Record<RecordId, Said>>;
  /** Ids of all offers and approvals: who answers one answers that one, and no other that was called the same later. */
  readonly used: readonly string[];
  /** The newest last, so many as are of use; left out: none. */
  readonly reminded?: readonly Reminder[];
}
export interface Reminder extends Said {
  /** What was asked; null: whoever has it. */
  readonly of: string | null;
}
export interface ColumnRule {
  readonly project: RecordId;
  readonly before: readonly RecordId[];
  readonly inside: readonly RecordId[];
  readonly signers: readonly Receiver[];
  readonly limit: number | null;
  /** Tasks that were pulled in. */
  readonly slots: readonly RecordId[];
}
/** What is to stay behind a gate, until the rule comes that takes it. */
export interface NamedPast {
  readonly said: Said;
  readonly tasks: readonly RecordId[];
}
/** Of one space. */
export interface Decided {
  readonly tasks: Shelves<Matter>;
  readonly columns: Readonly<Record<RecordId, ColumnRule>>;
  /** By column, the newest last; left out: none. */
  readonly named?: Readonly<Record<RecordId, readonly NamedPast[]>>;
}
export type DecidedBySpace = Readonly<Record<string, Decided>>;

export const newMatter: Matter = {
  passes: [],
  had: [],
  offer: null,
  approval: null,
  approved: null,
  gates: {},
  past: {},
  used: [],
};
export const newDecided: Decided = { tasks: {}, columns: {} };
