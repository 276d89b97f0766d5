// A column goes to the archive of its board, from its menu or its settings: its tasks rest with it, what was signed about it does not.
import { archiveColumn } from '@baton/model/board/column-commands';
import type { ColumnAnswer } from '@baton/model/board/queries';
import type { RuledColumn } from '@baton/model/decided/queries';
import { useToast } from '@baton/ui/toast';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { holdsOnText } from '../../parts/gate-words.ts';

export function useArchiveColumn(
  { id, name }: Pick<ColumnAnswer, 'id' | 'name'>,
  rule: RuledColumn | undefined,
): () => Promise<void> {
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  return async () => {
    if ((await run(archiveColumn, { column: id })) === undefined) return;
    const text = `“${name}” is in the archive of this board, with its tasks.${holdsOnText(rule)}`;
    toast.show({ text, onUndo });
  };
}
