// The one way in which a screen decides something about work: kept here at once, said as such, brought to the relay by itself.
import type { WorkDecision } from '@baton/model/decided/schema';
import type { PersonId } from '@baton/model/ids';
import { isRefusal, type Refusal } from '@baton/model/refusal';
import { useAnnounce } from '@baton/ui/announcer';
import { useToast } from '@baton/ui/toast';
import { useContext } from 'react';
import { RefusalContext } from '../lib/use-run.ts';
import { useStatusOf } from '../lib/use-status.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';
import { decidedRefusal } from './decided-words.ts';

export interface Deciding {
  readonly decision: WorkDecision;
  /** What it says when it is kept: "Offered to Ben." Null: it goes with an act that is said. */
  readonly done: string | null;
  readonly text?: string | null;
  readonly via?: PersonId | null;
  /** It goes with the command that was run just before: one step of undo. */
  readonly isBeside?: boolean;
}
/** False: it was refused, and why was said. */
export type DecideWork = (deciding: Deciding) => Promise<boolean>;

/** Kept here, and what it is found by; or why not. */
export type Kept = { readonly hash: string } | Refusal;
/** For whoever says themselves how it went. */
export function useKeeping(): (deciding: Omit<Deciding, 'done'>) => Promise<Kept> {
  const workspace = useWorkspace();
  return ({ decision, text = null, via = null, isBeside = false }) => {
    const deciding = { decision, text, ...(via === null ? {} : { via }) };
    return workspace.decide(deciding, isBeside ? { beside: 'last-command' } : undefined);
  };
}

export function useWorkDeciding(): DecideWork {
  const keep = useKeeping();
  const say = useContext(RefusalContext);
  const toast = useToast();
  const { polite } = useAnnounce();
  const isReached = useStatusOf('link') === 'live';
  return async ({ done, ...deciding }) => {
    const answer = await keep(deciding);
    if (isRefusal(answer)) {
      if (answer.kind === 'not-allowed') toast.show({ text: decidedRefusal(answer.what) });
      else say(answer);
      return false;
    }
    if (done === null) return true;
    const said = isReached ? done : `${done} It waits here until the relay is back, and is not on record before.`;
    toast.show({ text: said });
    polite(said);
    return true;
  };
}
