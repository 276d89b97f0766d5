// How long something has taken, as a finished phrase: "2 hours", "3 days".
import { counted } from './number-text.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** @param ms below a minute: "less than a minute". */
export function spanText(ms: number): string {
  if (ms < minute) return 'less than a minute';
  if (ms < hour) return counted(Math.floor(ms / minute), 'minute');
  if (ms < day) return counted(Math.floor(ms / hour), 'hour');
  return counted(Math.floor(ms / day), 'day');
}
