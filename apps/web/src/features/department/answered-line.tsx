// How a request was answered, in one line: by whom, why, and the task that came of it. It can wait anew.
import type { RequestAnswer } from '@baton/model/request/queries';
import { Button } from '@baton/ui/button';
import { Link, useParams } from '@tanstack/react-router';
import { useToday } from '../../lib/use-today.ts';
import { longDay, timeText } from '../../parts/day-text.ts';
import { useNames } from '../../parts/people.tsx';
import { useReadOnly } from '../../parts/read-only.tsx';
import styles from './department.module.css';

interface AnsweredLineProps {
  readonly request: RequestAnswer;
  readonly onReopen: (request: RequestAnswer) => void;
}

export function AnsweredLine({ request, onReopen }: AnsweredLineProps) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const nameOf = useNames();
  const today = useToday();
  const isReadOnly = useReadOnly() !== null;
  const { title, task, answered, state, why, until } = request;
  const by = nameOf(answered?.by ?? '');
  const words = {
    taken: `taken by ${by}`,
    declined: `declined by ${by}: ${why ?? ''}`,
    duplicate: `${by}: there is such a task`,
    later: until === null ? `put off by ${by}` : `put off by ${by}, waits again on ${longDay(until, today)}`,
    waiting: '',
  }[state];
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <b>{title}</b>
        <span>
          {words}
          {answered !== null && `, ${timeText(answered.at)}`}
          {task !== null && (
            <>
              {', '}
              <Link to="/w/$workspace/task/$key" params={{ workspace, key: task.key }}>
                {state === 'duplicate' ? `${task.key} ${task.title}` : task.key}
              </Link>
            </>
          )}
        </span>
      </div>
      {!isReadOnly && state !== 'taken' && (
        <Button size={24} aria-label={`Let “${title}” wait again`} onClick={() => onReopen(request)}>
          Wait again
        </Button>
      )}
    </li>
  );
}
