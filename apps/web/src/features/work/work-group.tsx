// One section of the list: its head with count and hours, its rows, and the rest behind one press.
import type { WorkAnswer } from '@baton/model/work/queries';
import type { Day } from '@baton/model/day';
import type { Cell } from '@baton/ui/dnd/model';
import { useDropColumn } from '@baton/ui/dnd/use-drop-column';
import { Icon } from '@baton/ui/icon';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { shortHours } from './work-words.ts';
import { WorkRow } from './work-row.tsx';
import styles from './work.module.css';

export interface WorkGroupProps {
  readonly title: string;
  readonly rows: readonly WorkAnswer[];
  readonly cell: Cell;
  readonly today: Day;
  /** How many stand above it. */
  readonly before: number;
  /** How many are drawn before the rest is asked for. */
  readonly atFirst: number;
  readonly home: string | undefined;
  readonly opened: string | undefined;
}

/** Drawn more with each press; what has focus is drawn in any case. */
const step = 50;

export function WorkGroup({ title, rows, cell, today, before, atFirst, ...of }: WorkGroupProps) {
  const [most, setMost] = useState(atFirst);
  const { ref } = useDropColumn(cell);
  const shown = rows.slice(0, Math.max(most, rows.findIndex(({ id }) => id === of.home) + 1));
  const rest = rows.slice(shown.length);
  return (
    <section className={styles.group} aria-label={title} ref={ref}>
      <GroupHead title={title} rows={rows} />
      <ul className={styles.rows} aria-label={`${title}, ${rows.length}`}>
        {shown.map((row, at) => (
          <WorkRow
            key={row.id}
            row={row}
            today={today}
            place={before + at + 1}
            isHome={row.id === of.home}
            isOpen={row.id === of.opened}
            isFirst={before + at === 0 && row.section === 'now'}
          />
        ))}
      </ul>
      {rest.length > 0 && (
        <button type="button" className={styles.fold} onClick={() => setMost(shown.length + step)}>
          <Icon icon={ChevronRight} size={14} />
          <span>Show {Math.min(step, rest.length)} more</span>
          <span className={styles.sum}>{shortHours(sumOf(rest))}</span>
        </button>
      )}
    </section>
  );
}

const sumOf = (rows: readonly WorkAnswer[]): number => rows.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);

export function GroupHead({ title, rows }: Pick<WorkGroupProps, 'title' | 'rows'>) {
  return (
    <h2 className={styles.head}>
      {title} <span className={styles.count}>{rows.length}</span>
      <span className={styles.sum}>{shortHours(sumOf(rows))}</span>
    </h2>
  );
}

interface FoldProps {
  readonly title: string;
  readonly count: number;
  readonly end?: string | undefined;
  readonly isOpen: boolean;
  readonly onToggle: (open: boolean) => void;
}
/** The head of what is closed at first: what sleeps, what was done. */
export function FoldHead({ title, count, end, isOpen, onToggle }: FoldProps) {
  return (
    <h2 className={styles.foldHead}>
      <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={() => onToggle(!isOpen)}>
        <Icon icon={isOpen ? ChevronDown : ChevronRight} size={14} />
        <span>{title}</span> <span className={styles.count}>{count}</span>
        <span className={styles.sum}>{end}</span>
      </button>
    </h2>
  );
}
