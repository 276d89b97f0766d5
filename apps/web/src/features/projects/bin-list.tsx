// The bin: what was thrown away in the last 30 days, with the day on which it goes.
import { type BinAnswer, bin } from '@baton/model/bin/queries';
import { binDays } from '@baton/model/bin/rules';
import { unbinBoard } from '@baton/model/board/commands';
import { unbinProject } from '@baton/model/project/commands';
import { unbinTask } from '@baton/model/task/commands';
import { Button } from '@baton/ui/button';
import { EmptyState } from '@baton/ui/empty-state';
import { Icon } from '@baton/ui/icon';
import { CircleDashed, FolderKanban, SquareKanban } from 'lucide-react';
import { useLive } from '../../lib/use-live.ts';
import { type Run, useRun } from '../../lib/use-run.ts';
import { dayText } from '../../parts/day-text.ts';
import styles from './projects.module.css';

const all = {};
const signs = { project: FolderKanban, board: SquareKanban, task: CircleDashed } as const;
const kinds = { project: 'Project', board: 'Board', task: 'Task' } as const;

function restore(run: Run, { what, id }: BinAnswer): Promise<unknown> {
  if (what === 'project') return run(unbinProject, { project: id });
  return what === 'board' ? run(unbinBoard, { board: id }) : run(unbinTask, { task: id });
}

export function BinList() {
  const run = useRun();
  const rows = useLive(bin, all);
  if (rows === undefined) return null;
  if (rows.length === 0)
    return (
      <div className={styles.fill}>
        <EmptyState pattern="nothing-waiting" title="The bin is empty">
          What is moved to the bin waits here for {binDays} days and can be restored until then.
        </EmptyState>
      </div>
    );
  return (
    <ul className={styles.page} aria-label="Bin">
      {rows.map((row) => (
        <li key={row.id} className={styles.row}>
          <Icon icon={signs[row.what]} size={14} />
          <span className={styles.name}>
            {row.name}
            <span className={styles.meta}>
              {[kinds[row.what], row.what === 'board' ? row.from && `of ${row.from}` : row.from]
                .filter(Boolean)
                .join(' ')}
            </span>
          </span>
          <span className={styles.count}>Goes on {dayText(row.binned + binDays * 86_400_000)}</span>
          <Button size={24} aria-label={`Restore ${row.name}`} onClick={() => void restore(run, row)}>
            Restore
          </Button>
        </li>
      ))}
    </ul>
  );
}
