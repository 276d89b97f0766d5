// What a signer says at a gate.
import { agreeingTo } from '@baton/model/decided/agreeing';
import type { Asked } from '@baton/model/decided/answer';
import type { RecordId, SpaceId } from '@baton/model/ids';
import { useWorkDeciding } from './use-work-deciding.ts';

export interface AtGate {
  readonly task: { readonly id: RecordId; readonly title: string };
  readonly space: SpaceId;
  readonly asked: Extract<Asked, { readonly is: 'gate' }>;
  /** What the column is called. */
  readonly column: string;
  /** Who brought it in. */
  readonly from: string;
}
interface GateDeciding {
  readonly sign: () => Promise<boolean>;
  readonly giveBack: (reason: string) => Promise<boolean>;
  readonly ask: (question: string) => Promise<boolean>;
}

export function useGateDeciding({ task, space, asked, column, from }: AtGate): GateDeciding {
  const decide = useWorkDeciding();
  const of = { space, task: task.id, offer: asked.offer };
  const { via } = asked;
  const yes = agreeingTo({ space, task: task.id, approval: null }, asked);
  const at = { ...of, column: asked.column };
  return {
    sign: async () => yes !== null && decide({ decision: yes, done: `Signed at ${column}.`, via }),
    giveBack: (text) => decide({ decision: { type: 'gate-returned', ...at }, done: `Returned to ${from}.`, text, via }),
    ask: (text) => decide({ decision: { type: 'offer-asked', ...of }, done: `Asked ${from}. It waits.`, text, via }),
  };
}
