/* Spans of work in minutes. Pure; the field beside it shows and reads them. */

const shapes: readonly [RegExp, (parts: readonly string[]) => number][] = [
  // 1:30, 0:05, 12:00
  [/^(\d{1,4}):([0-5]?\d)$/u, ([hours, minutes]) => Number(hours) * 60 + Number(minutes)],
  // 1.5 and 1,5 are hours
  [/^(\d{0,4}(?:[.,]\d{1,3})?)\s*(?:h|hr|hrs|hour|hours|std)?$/u, ([hours]) => decimal(hours) * 60],
  [/^(\d{1,6})\s*(?:m|min|mins|minute|minutes)$/u, ([minutes]) => Number(minutes)],
  // 1h 30, 1h30m, 2 h 5 min
  [
    /^(\d{1,4})\s*(?:h|hr|hrs|hour|hours|std)\s*(\d{1,2})\s*(?:m|min|mins|minutes)?$/u,
    ([hours, minutes]) => Number(hours) * 60 + Number(minutes),
  ],
];

/** Minutes, or nothing where the text is no span. A bare number is hours, as people write them in a timesheet. */
export function parseDuration(text: string): number | undefined {
  const plain = text
    .replaceAll(/[\s\u00A0\u202F]+/gu, ' ')
    .trim()
    .toLowerCase();
  if (!/\d/u.test(plain)) return undefined;
  for (const [shape, toMinutes] of shapes) {
    const match = shape.exec(plain);
    if (match === null) continue;
    const minutes = Math.round(toMinutes(match.slice(1)));
    return Number.isFinite(minutes) ? minutes : undefined;
  }
  return undefined;
}

/** "5 h", "2 h 30", "45 m"; number and unit keep together. parseDuration gives it back unchanged. */
export function formatDuration(minutes: number): string {
  const whole = Math.round(Math.abs(minutes));
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  const sign = minutes < 0 ? '-' : '';
  if (hours === 0) return `${sign}${rest}\u00A0m`;
  return `${sign}${hours}\u00A0h${rest === 0 ? '' : `\u00A0${String(rest).padStart(2, '0')}`}`;
}

function decimal(text = ''): number {
  return Number(text.replace(',', '.'));
}
