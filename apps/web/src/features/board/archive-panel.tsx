// What this board has put away: columns and tasks, each back by one press.
import { type ArchivedAnswer, archivedOnBoard } from '@baton/model/board/queries';
import { restoreColumn } from '@baton/model/board/column-commands';
import { restoreTask } from '@baton/model/task/commands';
import { Button } from '@baton/ui/button';
import { SidePanel } from '@baton/ui/side-panel';
import { useLive } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { timeText } from '../../parts/day-text.ts';
import { counted } from '../../parts/number-text.ts';
import { quarterText } from '../../parts/quarter-text.ts';
import styles from './archive-panel.module.css';

interface ArchivePanelProps {
  readonly board: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function ArchivePanel({ board, open, onClose }: ArchivePanelProps) {
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      label="Archive of this board"
      head={<h2 className={styles.title}>Archive of this board</h2>}
    >
      {open && <Archived board={board} />}
    </SidePanel>
  );
}

function Archived({ board }: { board: string }) {
  const rows = useLive(archivedOnBoard, { board });
  if (rows === undefined) return null;
  if (rows.length === 0)
    return (
      <p className={styles.none}>
        Nothing is archived here. Archived columns and tasks wait here until you restore them.
      </p>
    );
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <ArchivedRow key={row.id} row={row} />
      ))}
    </ul>
  );
}

function ArchivedRow({ row }: { row: ArchivedAnswer }) {
  const run = useRun();
  const isColumn = row.what === 'column';
  const name = isColumn ? row.name : row.task.title;
  const restore = () => void (isColumn ? run(restoreColumn, { column: row.id }) : run(restoreTask, { task: row.id }));
  const restsWithColumn = !isColumn && row.column !== null;
  const quarter = isColumn ? null : row.quarter;
  return (
    <li>
      <span className={styles.name}>
        {!isColumn && <span className={styles.key}>{row.task.key}</span>} {name}
        <span className={styles.meta}>
          {isColumn ? `Column with ${counted(row.tasks, 'task')}, ` : restsWithColumn ? 'Rests with its column, ' : ''}
          {quarter === null ? timeText(row.archived) : `Closed, in the archive of ${quarterText(quarter)}`}
        </span>
      </span>
      {!restsWithColumn && quarter === null && (
        <Button size={24} aria-label={`Restore ${name}`} onClick={restore}>
          Restore
        </Button>
      )}
    </li>
  );
}
