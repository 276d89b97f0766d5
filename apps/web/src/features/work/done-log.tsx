// What was done: today at the foot of the list, and week by week in the review.
import { addDays, type Day } from '@baton/model/day';
import { type DoneAnswer, doneByMe } from '@baton/model/work/queries';
import { type ProjectHue, ProjectMark } from '@baton/ui/project-mark';
import { StatusSign } from '@baton/ui/status-sign';
import { useState } from 'react';
import { useLive } from '../../lib/use-live.ts';
import { clockText, dayHeading, dayOf } from '../../parts/day-text.ts';
import { TaskLink } from '../../parts/task-link.tsx';
import { FoldHead } from './work-group.tsx';
import styles from './work.module.css';

const isDoneOn = (day: Day) => (row: DoneAnswer) => dayOf(row.at) === day;

export function DoneToday({ today }: { today: Day }) {
  const [isOpen, setOpen] = useState(false);
  // The question counts days by UTC, a person by the clock here: a day more is asked for.
  const rows = (useLive(doneByMe, { since: addDays(today, -1) }) ?? []).filter(isDoneOn(today));
  if (rows.length === 0) return null;
  return (
    <section aria-label="Done today">
      <FoldHead title="Done today" count={rows.length} isOpen={isOpen} onToggle={setOpen} />
      {isOpen && <DoneRows rows={rows} />}
    </section>
  );
}

function DoneRows({ rows }: { rows: readonly DoneAnswer[] }) {
  return (
    <ul className={styles.done}>
      {rows.map((row) => (
        <li key={row.id}>
          <StatusSign kind="done" label="Done" />
          <TaskLink to={row.key} from="work" className={styles.text}>
            {row.title}
          </TaskLink>
          <span className={styles.project}>
            {row.hue !== null && <ProjectMark hue={row.hue as ProjectHue} />}
            {row.projectName}
          </span>
          <time className={styles.time} dateTime={new Date(row.at).toISOString()}>
            {clockText(row.at)}
          </time>
        </li>
      ))}
    </ul>
  );
}

/** Day by day, the latest first. */
export function DoneLog({ from, to, today }: { from: Day; to: Day; today: Day }) {
  const rows = useLive(doneByMe, { since: addDays(from, -1) });
  if (rows === undefined) return null;
  const byDay = Map.groupBy(rows, ({ at }) => dayOf(at));
  const days = [...byDay].filter(([day]) => day >= from && day <= to);
  if (days.length === 0) return <p className={styles.none}>Nothing of yours became done in this week.</p>;
  return days.map(([day, done]) => (
    <section key={day} aria-label={dayHeading(day, today)}>
      <h3 className={styles.day}>
        {dayHeading(day, today)} <span className={styles.count}>{done.length}</span>
      </h3>
      <DoneRows rows={done} />
    </section>
  ));
}
