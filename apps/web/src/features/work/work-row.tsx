// One task in the list: its number in my order, status, key and title, who has it, project, due day and estimate.
import type { WorkAnswer } from '@baton/model/work/queries';
import type { Day } from '@baton/model/day';
import { Chip } from '@baton/ui/chip';
import { cx } from '@baton/ui/cx.ts';
import { Icon } from '@baton/ui/icon';
import { type ProjectHue, ProjectMark } from '@baton/ui/project-mark';
import { StatusSign } from '@baton/ui/status-sign';
import { AlarmClock, GripVertical, Lock, MessageSquare } from 'lucide-react';
import { memo } from 'react';
import { shortDay } from '../../parts/day-text.ts';
import { DueText } from '../../parts/due-text.tsx';
import { kindWords } from '../../parts/kind-words.ts';
import { TaskBaton } from '../../parts/task-baton.tsx';
import { useRow } from './use-row.ts';
import { shortHours } from './work-words.ts';
import styles from './work-row.module.css';

export interface WorkRowProps {
  readonly row: WorkAnswer;
  readonly today: Day;
  /** In the order of all that is awake, from 1. */
  readonly place: number;
  readonly isHome: boolean;
  readonly isOpen: boolean;
  /** The one to do now. */
  readonly isFirst: boolean;
}

export const WorkRow = memo(function WorkRow(props: WorkRowProps) {
  const { row, place, isHome, isOpen, isFirst } = props;
  const ref = useRow(row.id, { isHome, isFixed: row.snoozed });
  return (
    <li
      ref={ref}
      className={cx(styles.row, isFirst && styles.first, isOpen && styles.open)}
      aria-label={spoken(props)}
      aria-current={isOpen ? 'true' : undefined}
    >
      <span className={styles.grip} aria-hidden="true">
        {!row.snoozed && <Icon icon={GripVertical} size={14} />}
      </span>
      <span className={styles.place}>{row.snoozed ? '' : place}</span>
      <StatusSign kind={row.kind} label={kindWords[row.kind]} />
      <span className={styles.key}>{row.onlyMe ? '·' : row.key}</span>
      <span className={styles.title}>
        <span className={styles.text} title={row.title}>
          {row.title}
        </span>
        <Marks row={row} today={props.today} />
      </span>
      <Facts row={row} today={props.today} />
    </li>
  );
});

function Facts({ row, today }: Pick<WorkRowProps, 'row' | 'today'>) {
  return (
    <>
      <span className={styles.baton}>{!row.onlyMe && <TaskBaton task={row} size="sm" />}</span>
      <span className={styles.project}>
        {row.hue !== null && <ProjectMark hue={row.hue as ProjectHue} />}
        <span>{row.projectName}</span>
      </span>
      <span className={styles.due}>{row.due !== null && <DueText due={row.due} late={row.late} today={today} />}</span>
      <span className={styles.hours}>{row.estimate === null ? '' : shortHours(row.estimate)}</span>
    </>
  );
}

function Marks({ row, today }: Pick<WorkRowProps, 'row' | 'today'>) {
  return (
    <>
      {row.comments > 0 && (
        <Chip icon={MessageSquare} round>
          {row.comments}
        </Chip>
      )}
      {row.waitsFor !== null && <Chip tone="late">{blockedText(row)}</Chip>}
      {row.onlyMe && (
        <Chip icon={Lock} round>
          Only you
        </Chip>
      )}
      {row.snoozed && (
        <Chip icon={AlarmClock} round>
          {row.until !== null && row.until > today ? shortDay(row.until, today) : `After ${row.after?.title ?? ''}`}
        </Chip>
      )}
    </>
  );
}

/** The first of what it waits for, and how many more. */
function blockedText({ waitsFor }: WorkAnswer): string {
  const more = (waitsFor?.count ?? 1) - 1;
  return `Blocked by ${waitsFor?.task?.key ?? 'a task elsewhere'}${more > 0 ? ` and ${more} more` : ''}`;
}

function spoken({ row, place, today }: WorkRowProps): string {
  const due =
    row.due === null ? [] : [row.late ? `late since ${shortDay(row.due, today)}` : `due ${shortDay(row.due, today)}`];
  return [
    row.title,
    ...(row.onlyMe ? ['only you'] : [row.key]),
    kindWords[row.kind],
    row.projectName,
    ...due,
    ...(row.waitsFor === null ? [] : [blockedText(row)]),
    ...(row.snoozed ? ['asleep'] : [`number ${place}`]),
  ].join(', ');
}
