// The one way in which a screen decides something about people and spaces at once: it needs the relay, and says how it went.
import type { Decision } from '@baton/model/directory/schema';
import { ledgerOf } from '@baton/model/directory/decision';
import { isRefusal } from '@baton/model/refusal';
import { useToast } from '@baton/ui/toast';
import { useContext } from 'react';
import { RefusalContext } from '../lib/use-run.ts';
import { useStatusOf } from '../lib/use-status.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';

export interface Deciding {
  /** Why nothing can be decided now. */
  readonly why: string | undefined;
  /** Says `done` when it is in effect, or the refusal. */
  decide(decision: Decision, done: string, text?: string): Promise<boolean>;
}

export function useDeciding(): Deciding {
  const workspace = useWorkspace();
  const say = useContext(RefusalContext);
  const toast = useToast();
  const isReached = useStatusOf('link') === 'live';
  return {
    why: isReached ? undefined : 'This needs the relay, which is away just now.',
    async decide(decision, done, text) {
      const answer = await workspace.sign(ledgerOf(decision), decision, text ?? null);
      if (isRefusal(answer)) say(answer);
      else toast.show({ text: done });
      return !isRefusal(answer);
    },
  };
}
