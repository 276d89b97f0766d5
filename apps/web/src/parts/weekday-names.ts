// Short names of the days of the week, Monday first, as dates are written here.
import { written } from '../lib/locale.ts';

const monday = Date.UTC(2024, 0, 1);

export const weekdayNames = written((locale): readonly string[] => {
  const shape = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, at) => shape.format(monday + at * 86_400_000).replace(/\.$/u, ''));
});
