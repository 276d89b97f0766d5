// Many cards changed as one gesture: what became of them is said, and those that were left stay chosen.
import type { CardAnswer } from '@baton/model/board/queries';
import { type Change, editTasks } from '@baton/model/task/bulk-command';
import { useToast } from '@baton/ui/toast';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { type DoneText, editedText } from '../../parts/bulk-words.ts';
import { useNames } from '../../parts/people.tsx';

/** Resolves with the ids of those that were changed. */
export type EditMany = (cards: readonly CardAnswer[], change: Change, done?: DoneText) => Promise<readonly string[]>;

/** @param onLeft those that were not changed, where any was not. */
export function useBulk(onLeft: (ids: readonly string[]) => void): EditMany {
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const nameOf = useNames();
  return async (...[cards, change, done]: Parameters<EditMany>) => {
    const edited = await run(editTasks, { tasks: cards.map(({ id }) => id), change });
    if (edited === undefined) return [];
    const text = editedText(edited, { asked: cards.length, done, nameOf });
    toast.show({ text, ...(edited.tasks.length > 0 ? { onUndo } : {}) });
    if (edited.skipped.length > 0) onLeft(edited.skipped.map(({ task }) => task));
    return edited.tasks;
  };
}
