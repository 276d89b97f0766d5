// The week looked back on: what was done day by day, what is late, what sleeps. Nothing is counted about anybody else.
import { addDays, type Day, mondayOf } from '@baton/model/day';
import type { WorkAnswer } from '@baton/model/work/queries';
import { IconButton } from '@baton/ui/icon-button';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { longDay, shortDay } from '../../parts/day-text.ts';
import { DoneLog } from './done-log.tsx';
import { TaskLink } from '../../parts/task-link.tsx';
import type { Groups } from './work-model.ts';
import styles from './work.module.css';

export function WeekReview({ groups, today }: { groups: Groups; today: Day }) {
  const [back, setBack] = useState(0);
  const monday = addDays(mondayOf(today), -7 * back);
  const awake = [...groups.now, ...groups.next, ...groups.later];
  const late = awake.filter((row) => row.late);
  const noDate = awake.filter(({ due }) => due === null);
  return (
    <div className={styles.review}>
      <header>
        <h2>
          {shortDay(monday, today)} to {shortDay(addDays(monday, 6), today)}
        </h2>
        <IconButton icon={ChevronLeft} label="Week before" onClick={() => setBack(back + 1)} />
        <IconButton
          icon={ChevronRight}
          label="Week after"
          disabledReason={back === 0 ? 'This is the present week.' : undefined}
          onClick={() => setBack(Math.max(0, back - 1))}
        />
      </header>
      <section aria-label="Done">
        <h2>Done</h2>
        <DoneLog from={monday} to={addDays(monday, 6)} today={today} />
      </section>
      {back === 0 && (
        <>
          <Left
            title="Late"
            rows={late}
            none="Nothing of yours is late."
            say={(row) => `due ${shortDay(row.due ?? today, today)}`}
          />
          <Left
            title="Asleep"
            rows={groups.asleep}
            none="Nothing sleeps."
            say={(row) =>
              row.until === null ? `until ${row.after?.title ?? ''} is done` : `until ${longDay(row.until, today)}`
            }
          />
          <Left title="Without a date" rows={noDate} none="Everything has a date." say={() => ''} />
        </>
      )}
    </div>
  );
}

interface LeftProps {
  readonly title: string;
  readonly rows: readonly WorkAnswer[];
  readonly none: string;
  readonly say: (row: WorkAnswer) => string;
}
const most = 20;

function Left({ title, rows, none, say }: LeftProps) {
  return (
    <section aria-label={title}>
      <h2>
        {title} {rows.length > 0 && <span className={styles.count}>{rows.length}</span>}
      </h2>
      {rows.length === 0 && <p className={styles.none}>{none}</p>}
      <ul className={styles.done}>
        {rows.slice(0, most).map((row) => (
          <li key={row.id}>
            <TaskLink to={row.key} from="work" className={styles.text}>
              {row.title}
            </TaskLink>
            <span className={styles.time}>{say(row)}</span>
          </li>
        ))}
      </ul>
      {rows.length > most && <p className={styles.none}>{rows.length - most} more in the list.</p>}
    </section>
  );
}
