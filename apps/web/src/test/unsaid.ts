// Undo of what was decided, over the memory workspace, by the rule of the real one.
import { undoingOf } from '@baton/model/decided/undoing';
import type { WorkDecision } from '@baton/model/decided/schema';
import type { PersonId } from '@baton/model/ids';
import { refuse, type Refusal } from '@baton/model/refusal';
import type { Memory } from '@baton/model/test/memory';
import type { Unsaid } from '@baton/workspace/contract';

export function unsaid(
  memory: Memory,
  person: PersonId,
  {
    said,
    signed,
  }: { said: readonly WorkDecision[]; signed: { ledger: string; decision: unknown; text: null | string }[] },
): Unsaid | Refusal {
  const counts = { takenBack: 0, stays: 0 };
  for (const decision of said.toReversed()) {
    const undoing = undoingOf({ directory: memory.ctx.directory, decided: memory.decided(), person }, decision);
    if (undoing.does === 'refuse') return refuse('not-undone', undoing.why);
    if (undoing.does === 'say') {
      signed.push({ ledger: decision.space, decision: undoing.decision, text: null });
      memory.decide(person, undoing.decision);
    }
    counts[undoing.does === 'stay' ? 'stays' : 'takenBack'] += 1;
  }
  return counts;
}

/** What a row's own cells say, where a gate or a full column holds it elsewhere. */
export function cellsOf<Row extends object>(row: Row): Row {
  const { claimed } = row as { readonly claimed?: { readonly status: string } };
  return claimed === undefined ? row : { ...row, status: claimed.status };
}
