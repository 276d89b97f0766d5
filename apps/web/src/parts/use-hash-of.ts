// The hash of the version with which one is compared: what is approved, or, where that has become this one, what was asked
// for then, out of the decisions on record.
import type { Audited } from '@baton/workspace/contract';
import { useDecisionsOn } from './use-decided-words.ts';
import type { ApprovalShown } from './approval-words.ts';

export function useHashOf(task: string, shown: ApprovalShown): string | null {
  return hashIn(shown, useDecisionsOn(task, shown.matter));
}
/** @param said what is on record about its task. */
export function hashIn({ approval, matter }: ApprovalShown, said: readonly Audited[]): string | null {
  const { since } = approval;
  if (since === null) return null;
  if (matter.approved?.id === since) return matter.approved.hash;
  for (const { decision } of said)
    if (decision?.type === 'approval-asked' && decision.approval === since) return decision.hash;
  return null;
}
