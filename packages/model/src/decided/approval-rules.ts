// Asking for approval and signing: on one frozen version, each seat once, by persons and not by devices or roles.
import type { Directory, Illegal } from '../directory/schema.ts';
import { hereIn } from '../directory/queries.ts';
import type { PersonId } from '../ids.ts';
import { lastPass, usedFault, withUsed } from './holding.ts';
import type { Approval, Matter, OfWork, Receiver, Signature } from './schema.ts';
import { isDoubted, isReceiver, isVoid, leads, mayHold, receiverFault, seatOf, type WorkAct } from './work-act.ts';

type Answer = Matter | Illegal;

export type ApprovalStanding = 'open' | 'approved' | 'returned' | 'taken-back' | 'over' | 'contested';

const counting = (directory: Directory, { signatures }: Approval): readonly Signature[] =>
  signatures.filter((signature) => !isVoid(directory, signature));
const count = (signatures: readonly Signature[], says: Signature['says']): number =>
  signatures.filter((signature) => signature.says === says).length;

/** Derived of its signatures: one that turns out to be nobody's opens it again. */
export function standingOf(directory: Directory, approval: Approval): ApprovalStanding {
  if (isVoid(directory, approval.said)) return 'over';
  if (approval.takenBack !== null && !isVoid(directory, approval.takenBack)) return 'taken-back';
  const all = counting(directory, approval);
  const sure = all.filter((signature) => !isDoubted(directory, signature));
  if (count(sure, 'yes') >= approval.quorum) return isDoubted(directory, approval.said) ? 'contested' : 'approved';
  if (count(sure, 'no') > approval.seats.length - approval.quorum) return 'returned';
  return sure.length < all.length || isDoubted(directory, approval.said) ? 'contested' : 'open';
}

/** The last version that was approved, and still is. */
export const approvedIn = (directory: Directory, { approved }: Matter): Approval | null =>
  approved !== null && standingOf(directory, approved) === 'approved' ? approved : null;

/**
 * The place on the line up to which the version that is approved has taken in what was written: whoever wrote later has worked
 * on the next one. 0: of none, or nobody said of which.
 */
export const takenInUpTo = (directory: Directory, matter: Matter): number => approvedIn(directory, matter)?.number ?? 0;

/** Seats that nobody has filled, in their order. */
export const emptySeats = (directory: Directory, approval: Approval): readonly number[] => {
  const filled = new Set(counting(directory, approval).map(({ seat }) => seat));
  return approval.seats.flatMap((_, seat) => (filled.has(seat) ? [] : [seat]));
};

/** Who has had it since it was last approved worked on it, whatever the request says; so did whom an earlier one named. */
function contributorsOf({ directory }: WorkAct, matter: Matter, named: readonly PersonId[]): readonly PersonId[] {
  const { approval, had } = matter;
  const isDone = approval === null || standingOf(directory, approval) === 'approved';
  return [...new Set([...named, ...had, ...(isDone ? [] : approval.contributors)])].sort();
}

/** Nobody signs their own work, nor, with four eyes, what they have touched. */
export const isOwnWork = (
  { said, fourEyes, contributors }: Pick<Approval, 'said' | 'fourEyes' | 'contributors'>,
  person: PersonId,
) => said.by === person || (fourEyes && contributors.includes(person));

function askingFault(
  { directory, space, said }: WorkAct,
  matter: Matter,
  { approval: id, since }: OfWork<'approval-asked'>,
): string | null {
  if (said.via !== null || !mayHold(directory, space, said.by)) return 'who asks works in the space';
  const before = matter.approval;
  if (before !== null && ['open', 'contested'].includes(standingOf(directory, before)))
    return 'an approval is asked already';
  if (since !== undefined && approvedIn(directory, matter)?.id !== since) return 'that version is not the approved one';
  return usedFault(matter, id);
}

export function askApproval(act: WorkAct, matter: Matter, decision: OfWork<'approval-asked'>): Answer {
  const {
    type: _type,
    space: _space,
    task: _task,
    approval: id,
    answerBy = null,
    since = null,
    number = null,
    ...terms
  } = decision;
  const made: Approval = {
    ...terms,
    id,
    said: act.said,
    contributors: contributorsOf(act, matter, decision.contributors),
    answerBy,
    since,
    number,
    signatures: [],
    asked: null,
    takenBack: null,
  };
  const fault = askingFault(act, matter, decision) ?? seatsFault(act, made);
  return fault === null ? { ...withUsed(matter, id), approval: made } : { illegal: fault };
}

function seatsFault(act: WorkAct, approval: Approval): string | null {
  const { seats, quorum } = approval;
  if (new Set(seats.map((seat) => JSON.stringify(seat))).size !== seats.length) return 'a seat is named twice';
  if (quorum > seats.length) return 'more are asked for than there are seats';
  for (const seat of seats) {
    const fault = signerFault(act, seat);
    if (fault !== null) return fault;
  }
  const able = seats.filter((seat) => !('person' in seat) || !isOwnWork(approval, seat.person));
  return able.length >= quorum ? null : 'too few of them may sign it: nobody signs their own work';
}
/** A signer need not write there: who reads it may sign it. */
const signerFault = (act: WorkAct, seat: Receiver): string | null => {
  if (!('person' in seat)) return receiverFault(act, seat);
  return isReceiver(act, seat, seat.person) ? null : 'who is named does not stand in this space';
};

const late: { readonly [S in ApprovalStanding]?: string } = {
  approved: 'it was approved before',
  returned: 'it was returned before',
  'taken-back': 'it was taken back before',
  over: 'who asked for it was not who they said',
  contested: 'a device that signed it is contested',
};
function openApproval({ directory }: WorkAct, { approval }: Matter, id: string): Approval | Illegal {
  if (approval?.id !== id) return { illegal: 'there is no such approval' };
  const why = late[standingOf(directory, approval)];
  return why === undefined ? approval : { illegal: why };
}

function seatFault(act: WorkAct, approval: Approval, seat: number): string | null {
  const { directory, said } = act;
  const person = seatOf(act, 'approval');
  if (typeof person !== 'string') return person.illegal;
  if (isOwnWork(approval, said.by) || isOwnWork(approval, person)) return 'nobody signs their own work';
  const signed = counting(directory, approval);
  if (signed.some(({ by, via }) => [by, via].includes(said.by) || [by, via].includes(person)))
    return 'they have signed it already';
  const empty = emptySeats(directory, approval);
  if (!empty.includes(seat)) return 'the seat is filled, or there is no such seat';
  if (approval.order === 'in-order' && seat !== empty[0]) return 'others sign before them';
  const receiver = approval.seats[seat];
  return receiver !== undefined && isReceiver(act, receiver, person) ? null : 'the seat is not theirs';
}

export function sign(act: WorkAct, matter: Matter, decision: OfWork<'approval-given' | 'approval-returned'>): Answer {
  const approval = openApproval(act, matter, decision.approval);
  if ('illegal' in approval) return approval;
  if (decision.hash !== approval.hash) return { illegal: 'this is not the version that is to be approved' };
  if (decision.type === 'approval-given' && decision.strong !== approval.strong)
    return { illegal: 'the signature is not as strong as was asked, or stronger' };
  const fault = seatFault(act, approval, decision.seat);
  if (fault !== null) return { illegal: fault };
  const says = decision.type === 'approval-given' ? 'yes' : 'no';
  const signed = {
    ...approval,
    signatures: [...approval.signatures, { ...act.said, seat: decision.seat, says } as const],
  };
  if (standingOf(act.directory, signed) !== 'approved') return { ...matter, approval: signed };
  const holder = lastPass(matter, act.directory)?.to;
  return { ...matter, approval: signed, approved: signed, had: holder === undefined ? [] : [holder] };
}

export function questionApproval(act: WorkAct, matter: Matter, decision: OfWork<'approval-questioned'>): Answer {
  const approval = openApproval(act, matter, decision.approval);
  if ('illegal' in approval) return approval;
  const person = seatOf(act, 'approval');
  if (typeof person !== 'string') return person;
  if (!approval.seats.some((seat) => isReceiver(act, seat, person)))
    return { illegal: 'they were not asked to sign it' };
  return { ...matter, approval: { ...approval, asked: act.said } };
}

export function takeBackApproval(act: WorkAct, matter: Matter, decision: OfWork<'approval-taken-back'>): Answer {
  const approval = openApproval(act, matter, decision.approval);
  if ('illegal' in approval) return approval;
  const { by } = approval.said;
  const mayFor = hereIn(act.directory, by) === undefined && leads(act, act.said.by);
  if (act.said.via !== null || (by !== act.said.by && !mayFor)) return { illegal: 'only who asked takes it back' };
  return { ...matter, approval: { ...approval, takenBack: act.said } };
}
