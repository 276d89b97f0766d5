// The hash of the version with which one is compared: what is approved, or, where that has become this one, what was asked
// for then, out of the decisions on record.
import { useDecisionsOn } from '../../parts/use-decided-words.ts';
import type { ApprovalShown } from '../../parts/approval-words.ts';

export function useHashOf(task: string, { approval, matter }: ApprovalShown): string | null {
  const said = useDecisionsOn(task, matter);
  const { since } = approval;
  if (since === null) return null;
  if (matter.approved?.id === since) return matter.approved.hash;
  for (const { decision } of said)
    if (decision?.type === 'approval-asked' && decision.approval === since) return decision.hash;
  return null;
}
