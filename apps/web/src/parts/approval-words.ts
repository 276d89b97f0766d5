// An approval in words, the same on the task, in a list and on the approver's page.
import type { DecidedAnswer } from '@baton/model/decided/answer';
import { type ApprovalStanding, approvedIn, standingOf } from '@baton/model/decided/approval-rules';
import type { Approval, Matter } from '@baton/model/decided/schema';
import type { Directory } from '@baton/model/directory/schema';
import { versionOf } from '@baton/model/decided/versions';
import type { TaskAnswer } from '@baton/model/task/answer';
import { useWorld } from '../lib/use-world.ts';

export interface ApprovalShown {
  readonly approval: Approval;
  readonly matter: Matter;
  readonly version: number;
  /** Number of the version with which it is compared. */
  readonly since: number | null;
  readonly standing: ApprovalStanding;
  /** It, or the last that was said about it, is signed here and not on record. */
  readonly isLocal: boolean;
  /** The version that is approved, and which it is. */
  readonly approved: { readonly approval: Approval; readonly version: number } | null;
}

const isLocalIn = ({ matter, local }: DecidedAnswer): boolean =>
  local !== null && JSON.stringify(matter.approval) !== JSON.stringify(local.approval);

/** Null: nobody ever asked for approval of it. */
export function useApprovalOf({ decided }: Pick<TaskAnswer, 'decided'>): ApprovalShown | null {
  return approvalOf(useWorld().directory, decided);
}
export function approvalOf(directory: Directory, decided: TaskAnswer['decided']): ApprovalShown | null {
  if (decided === null) return null;
  const matter = decided.local ?? decided.matter;
  const { approval } = matter;
  if (approval === null) return null;
  const approved = approvedIn(directory, matter);
  return {
    approval,
    matter,
    version: versionOf(matter, approval.id),
    since: approval.since === null ? null : versionOf(matter, approval.since),
    standing: standingOf(directory, approval),
    isLocal: isLocalIn(decided),
    approved: approved && { approval: approved, version: versionOf(matter, approved.id) },
  };
}

const amount = (quorum: number, seats: number): string => {
  if (quorum === seats) return seats === 1 ? 'one must sign' : 'all must sign';
  return `${quorum} of ${seats} must sign`;
};
export const termsText = ({ quorum, seats, order, signatures }: Approval): string => {
  const signed = signatures.filter(({ says }) => says === 'yes').length;
  const turns = seats.length === 1 ? '' : order === 'in-order' ? ', in this order' : ', any order';
  return `${signed} of ${seats.length}, ${amount(quorum, seats.length)}${turns}`;
};
