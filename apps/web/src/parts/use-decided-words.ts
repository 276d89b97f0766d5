// The words beside decisions on a task: notes, questions, reasons. Read from this device when a task is looked at, and again
// when something more was decided about it.
import type { Matter, Said } from '@baton/model/decided/schema';
import type { RecordId } from '@baton/model/ids';
import type { Audited } from '@baton/workspace/contract';
import { useAsked } from '../lib/use-asked.ts';
import { useHeld } from '../lib/use-held.ts';
import { useSync } from '../lib/use-sync.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';

const none: readonly Audited[] = [];

/** On record, oldest first. @param matter read again whenever it is another; what was read before stands until then. */
export function useDecisionsOn(task: RecordId, matter: Matter | undefined): readonly Audited[] {
  const workspace = useWorkspace();
  const { value } = useAsked(() => workspace.decisionsOn(task), [task, matter ?? null]);
  return useHeld(value) ?? none;
}

/** What was said with one decision, on record or signed here. */
export function useWordsOf(task: string, matter: Matter | undefined): (said: Said | null | undefined) => string | null {
  const read = useDecisionsOn(task, matter);
  const { decisions } = useSync();
  return (said) => {
    if (said == null) return null;
    const entry = read.find(({ number, device }) => number === said.number && device === said.device);
    if (entry !== undefined) return entry.text;
    // Above what is on record: by when it was signed here.
    const own = decisions.filter(({ decision }) => 'task' in decision && decision.task === task);
    return own.find(({ at }) => at === said.at)?.text ?? null;
  };
}
