// A value of before, put back as an edit of its own.
import type { Change } from '@baton/workspace/sync-contract';
import { useToast } from '@baton/ui/toast';
import { fieldCommand } from './field-commands.ts';
import { useRun } from './use-run.ts';
import { useUndo } from './use-undo.ts';

/** @param textOf the change in words, for the message. */
export function useRestore(
  textOf: (change: Change) => string,
  then: () => void,
): (change: Change) => (() => void) | undefined {
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo(then);
  return (change) => {
    if (change.fate === 'stands') return undefined;
    const back = fieldCommand({ ...change, value: change.after });
    if (!back) return undefined;
    return () =>
      void run(back.command, back.args).then((done) => {
        if (done === undefined) return;
        then();
        toast.show({ text: `Restored. ${textOf(change)}`, onUndo });
      });
  };
}
