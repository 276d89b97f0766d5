// The due day on a card: today in bold ink, late in crimson with its span in words.
import { daysBetween, type Day } from '@baton/model/day';
import { shortDay } from './day-text.ts';
import styles from './due-text.module.css';

interface Due {
  readonly due: Day;
  readonly late: boolean;
  readonly today: Day;
}

export function dueWords({ due, late, today }: Due): string {
  if (late) return `${daysBetween(due, today)}\u00A0d late`;
  return due === today ? 'Today' : shortDay(due, today);
}

export function DueText(props: Due) {
  const state = props.late ? 'late' : props.due === props.today ? 'today' : 'ahead';
  return <span className={styles[state]}>{dueWords(props)}</span>;
}
