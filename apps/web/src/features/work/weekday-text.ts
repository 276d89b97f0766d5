// "Mon": days of a week as their heads are written.
import type { Day } from '@baton/model/day';
import { written } from '../../lib/locale.ts';

const short = written((locale) => new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }));
export const weekdayText = (day: Day): string => short().format(new Date(`${day}T00:00:00Z`));
