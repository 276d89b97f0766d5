// What a calendar file would bring, in words.
import type { HolidayFile, Reason } from '@baton/interchange/ical/holidays';
import { counted, listText } from '../../parts/number-text.ts';

const reasons: Readonly<Record<Reason, string>> = {
  timed: 'at a time of the day, not for a whole day',
  long: 'longer than two weeks',
  rule: 'by a rule that no public holiday has',
  cancelled: 'called off',
  outside: 'over, or more than ten years away',
  damaged: 'without a day that can be read',
};
const fewNames = 3;

/** "School holidays and 2 others: longer than two weeks". */
function nameSome(names: readonly string[]): string {
  const shown = [...new Set(names)].slice(0, fewNames);
  const rest = new Set(names).size - shown.length;
  return listText(rest > 0 ? [...shown, rest === 1 ? '1 other' : `${rest} others`] : shown);
}

export const leftOutLines = ({ leftOut }: Pick<HolidayFile, 'leftOut'>): readonly string[] =>
  [...leftOut].map(([reason, names]) => `${nameSome(names)}: ${reasons[reason]}.`);

export interface Coming {
  readonly fresh: number;
  readonly renamed: number;
  readonly known: number;
}
/** "11 days are new, 2 get another name, 3 are here already." */
export function comingText({ fresh, renamed, known }: Coming): string {
  const parts = [
    fresh > 0 && `${counted(fresh, 'day is', 'days are')} new`,
    renamed > 0 && `${renamed} ${renamed === 1 ? 'gets' : 'get'} another name`,
    known > 0 && `${known} ${known === 1 ? 'is' : 'are'} here already`,
  ].filter((part) => part !== false);
  const text = parts.length === 0 ? 'No day of it is a holiday' : parts.join(', ');
  return `${text}.`;
}
