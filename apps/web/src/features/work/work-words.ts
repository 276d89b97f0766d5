// The words of My work.
import { addDays, type Day, mondayOf } from '@baton/model/day';
import type { Section } from '@baton/model/work/schema';
import { formatDuration } from '@baton/ui/duration';

export const sectionWords: Readonly<Record<Section, string>> = { now: 'Now', next: 'Next', later: 'Later' };

/** "4.3 h", "30 m"; nothing where nothing is estimated. */
export function shortHours(minutes: number): string {
  if (minutes === 0) return '';
  return minutes < 60 ? formatDuration(minutes) : `${Math.round(minutes / 6) / 10}\u00A0h`;
}

interface DayChoice {
  readonly id: string;
  readonly label: string;
  readonly day: Day;
}
/** Days that one puts things off to. */
export const laterDays = (today: Day): readonly DayChoice[] => [
  { id: 'tomorrow', label: 'Tomorrow', day: addDays(today, 1) },
  { id: 'in-three-days', label: 'In three days', day: addDays(today, 3) },
  { id: 'next-monday', label: 'Next Monday', day: addDays(mondayOf(today), 7) },
  { id: 'in-a-month', label: 'In four weeks', day: addDays(today, 28) },
];
