// What sleeps, closed at first: it comes back by itself.
import type { WorkAnswer } from '@baton/model/work/queries';
import type { Day } from '@baton/model/day';
import { FoldHead } from './work-group.tsx';
import { WorkRow } from './work-row.tsx';
import styles from './work.module.css';

interface AsleepRowsProps {
  readonly rows: readonly WorkAnswer[];
  readonly isOpen: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly today: Day;
  readonly home: string | undefined;
  readonly opened: string | undefined;
}

export function AsleepRows({ rows, isOpen, onToggle, ...of }: AsleepRowsProps) {
  if (rows.length === 0) return null;
  return (
    <section aria-label="Asleep">
      <FoldHead title="Asleep" count={rows.length} isOpen={isOpen} onToggle={onToggle} />
      {isOpen && (
        <ul className={styles.rows} aria-label={`Asleep, ${rows.length}`}>
          {rows.map((row) => (
            <WorkRow
              key={row.id}
              row={row}
              today={of.today}
              place={0}
              isHome={row.id === of.home}
              isOpen={row.id === of.opened}
              isFirst={false}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
