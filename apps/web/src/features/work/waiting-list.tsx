// What others have that I wait for: what blocks mine, what I gave, what I watch.
import { type WaitingAnswer, waitingOn } from '@baton/model/work/waiting';
import { Baton } from '@baton/ui/baton';
import { useLive } from '../../lib/use-live.ts';
import { useNow } from '../../lib/use-now.ts';
import { useToday } from '../../lib/use-today.ts';
import { daysBetween } from '@baton/model/day';
import { hueOf } from '../../parts/people.tsx';
import { RemindButton } from '../../parts/remind-button.tsx';
import { TaskBaton } from '../../parts/task-baton.tsx';
import { TaskLink } from '../../parts/task-link.tsx';
import styles from './waiting-list.module.css';

const all = {};
const most = 8;
const everyMs = 60_000;
const whyWords = { blocks: 'blocks yours', gave: 'you gave it', watch: 'you watch it', asked: 'you asked' } as const;

export function WaitingList({ isWide }: { isWide: boolean }) {
  const rows = useLive(waitingOn, all) ?? [];
  if (rows.length === 0) return null;
  return (
    <section className={isWide ? styles.wide : styles.narrow} aria-label="You are waiting on">
      <h2>
        You are waiting on <span>{rows.length}</span>
      </h2>
      <ul>
        {rows.slice(0, most).map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </ul>
      {rows.length > most && <p>{rows.length - most} more.</p>}
    </section>
  );
}

/** How long its holder has it; why it stands here while that is no day yet. */
function spanOf({ since, why }: WaitingAnswer, now: number): { readonly text: string; readonly spoken: string } {
  const days = since === null ? 0 : Math.floor((now - since) / 86_400_000);
  return {
    text: days === 0 ? whyWords[why] : `${days}\u00A0d`,
    spoken: `${days} ${days === 1 ? 'day' : 'days'}`,
  };
}

function Line({ row }: { row: WaitingAnswer }) {
  const today = useToday();
  const { text, spoken } = spanOf(row, useNow(everyMs));
  const late = row.late && row.due !== null ? `${daysBetween(row.due, today)}\u00A0d late` : null;
  return (
    <li>
      <Holder row={row} span={late ?? spoken} />
      <TaskLink to={row.key} from="work" className={styles.title}>
        {row.title}
      </TaskLink>
      <span className={row.late ? styles.late : styles.span}>{late ?? text}</span>
      <Remind row={row} />
    </li>
  );
}

/** Whom a task has nobody for, nobody is reminded of. */
function Remind({ row }: { readonly row: WaitingAnswer }) {
  const { space, why, holder } = row;
  const whom = why === 'asked' ? 'them' : holder?.name;
  return space === null || whom === undefined ? null : <RemindButton task={row} space={space} whom={whom} />;
}

function Holder({ row, span }: { row: WaitingAnswer; span: string }) {
  const { holder, late } = row;
  // Who was asked stands in the baton of what was asked.
  if (row.why === 'asked') return <TaskBaton task={row} size="sm" />;
  if (holder === null) return <span className={styles.nobody}>Nobody</span>;
  const to = { name: holder.name, hue: hueOf(holder.id), guest: holder.guest };
  return <Baton state={late ? 'overdue' : 'waiting'} size="sm" span={span} to={to} />;
}
