// A collapsed column: 36 px, its name turned. Cards can be dropped on it; a press opens it.
import type { ColumnAnswer } from '@baton/model/board/queries';
import { collapseColumn } from '@baton/model/board/column-commands';
import { useDropColumn } from '@baton/ui/dnd/use-drop-column';
import { VisuallyHidden } from '@baton/ui/visually-hidden';
import { useRun } from '../../lib/use-run.ts';
import styles from './folded-column.module.css';

export function FoldedColumn({
  column,
  lane,
  count,
  isNamed,
}: {
  column: ColumnAnswer;
  lane: string;
  count: number;
  isNamed: boolean;
}) {
  const run = useRun();
  const { ref } = useDropColumn({ column: column.id, lane });
  return (
    <div ref={ref} className={styles.fold}>
      {isNamed && (
        <button
          type="button"
          aria-expanded="false"
          onClick={() => void run(collapseColumn, { column: column.id, collapsed: false })}
        >
          <VisuallyHidden>Open </VisuallyHidden>
          <span>{column.name}</span> <span className={styles.count}>{column.count}</span>
        </button>
      )}
      {!isNamed && count > 0 && <span className={styles.count}>{count}</span>}
    </div>
  );
}
