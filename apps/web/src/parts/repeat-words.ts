// A rule by which a task comes again, in words: "Every 2 weeks on Mon, Thu, until 1 July".
import type { Day } from '@baton/model/day';
import type { Repeat } from '@baton/model/task/repeat';
import { longDay } from './day-text.ts';
import { weekdayNames } from './weekday-names.ts';

const units = {
  day: ['day', 'days'],
  workday: ['working day', 'working days'],
  week: ['week', 'weeks'],
  month: ['month', 'months'],
  year: ['year', 'years'],
} as const;

function onText({ unit, on, dayOfMonth }: Repeat): string {
  if (unit === 'week' && on !== undefined && on.length > 0)
    return ` on ${on.map((day) => weekdayNames()[day - 1]).join(', ')}`;
  return unit === 'month' && dayOfMonth !== undefined ? ` on day ${dayOfMonth}` : '';
}

export function repeatText(rule: Repeat, today: Day): string {
  const [one, many] = units[rule.unit];
  const span = rule.every === 1 ? one : `${rule.every} ${many}`;
  const how =
    rule.from === 'done'
      ? `${rule.every === 1 ? 'A' : rule.every} ${rule.every === 1 ? one : many} after it is done`
      : `Every ${span}${onText(rule)}`;
  const end = [
    rule.workdays === true && 'on working days',
    rule.until !== undefined && `until ${longDay(rule.until, today)}`,
    rule.times !== undefined && `${rule.times} times in all`,
  ].filter(Boolean);
  return [how, ...end].join(', ');
}
