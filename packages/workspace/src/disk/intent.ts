// A decision about work as this device keeps it while no relay has put it on record.
import { readStatement } from '@baton/ledger/statement';
import type { WorkDecision } from '@baton/model/decided/schema';
import { isOfWork } from '@baton/model/directory/decision';
import { isIllegal } from '@baton/model/directory/rules';
import type { PersonId } from '@baton/model/ids';
import type { IntentRow } from '@baton/store/schema';

export interface Intent extends IntentRow {
  readonly decision: WorkDecision;
  readonly via: PersonId | null;
}

/** Null for what this version does not know: it stays on the disk. */
export function intentOf(row: IntentRow): Intent | null {
  const read = readStatement(row.jws);
  if (isIllegal(read) || !isOfWork(read.decision)) return null;
  return { ...row, decision: read.decision, via: read.skeleton.via ?? null };
}
export const isPending = ({ refused }: Pick<IntentRow, 'refused'>): boolean => refused === null;
