// Of a task that began as a request: who asked, when, and what for, in their words.
import { requestBehind } from '@baton/model/request/queries';
import { useLiveOne } from '../../lib/use-live.ts';
import { timeText } from '../../parts/day-text.ts';
import styles from './asked-by.module.css';

export function AskedBy({ task }: { readonly task: string }) {
  const request = useLiveOne(requestBehind, { task });
  if (!request) return null;
  const { from, mine, at, note } = request;
  return (
    <section className={styles.asked} aria-label="What was asked">
      <span>
        {mine ? 'You asked' : `${from.name} asked`} for this {timeText(at)}
        {note === null ? '.' : ':'}
      </span>
      {note !== null && <blockquote>{note}</blockquote>}
    </section>
  );
}
