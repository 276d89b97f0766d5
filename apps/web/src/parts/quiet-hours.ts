// When the system shows nothing: between two times of the day by this clock, and, if wished, outside of working hours.
import { isWorkingNow, type Pattern } from '@baton/model/person/working';

export interface QuietHours {
  /** Minutes since midnight; alike: no quiet hours. */
  readonly from: number;
  readonly to: number;
  readonly outsideWork: boolean;
}
export const usualQuiet: QuietHours = { from: 19 * 60, to: 8 * 60, outsideWork: false };

/** Past midnight where the end is before the beginning. */
const isWithin = ({ from, to }: QuietHours, minute: number): boolean =>
  from <= to ? minute >= from && minute < to : minute >= from || minute < to;

/** Who told no week or no zone has no working hours to be outside of. */
const isOffWork = (pattern: Pattern | undefined, at: number): boolean =>
  pattern !== undefined && pattern.zone !== null && Object.keys(pattern.weeks).length > 0 && !isWorkingNow(pattern, at);

export function isQuiet(hours: QuietHours, pattern: Pattern | undefined, at: Date): boolean {
  const minute = at.getHours() * 60 + at.getMinutes();
  return isWithin(hours, minute) || (hours.outsideWork && isOffWork(pattern, at.getTime()));
}

const clock = /^([01]\d|2[0-3]):([0-5]\d)$/u;
/** "19:00" → 1140; nothing where it is no time of the day. */
export function minuteOf(text: string): number | undefined {
  const match = clock.exec(text);
  return match === null ? undefined : Number(match[1]) * 60 + Number(match[2]);
}
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** As this browser keeps it: "1140-480", with "w" for outside of work. */
export function readQuiet(text: string | null): QuietHours {
  const match = /^(\d{1,4})-(\d{1,4})(w?)$/u.exec(text ?? '');
  const [from, to] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || from > 1_439 || to > 1_439) return usualQuiet;
  return { from, to, outsideWork: match[3] === 'w' };
}
export const quietText = ({ from, to, outsideWork }: QuietHours): string => `${from}-${to}${outsideWork ? 'w' : ''}`;
