// The lines of an iCalendar file as properties, component by component. It judges nothing of what they say, and takes time
// in proportion to the file.

export interface Property {
  readonly name: string;
  /** Upper-case names; quotes are taken off. */
  readonly params: ReadonlyMap<string, string>;
  readonly value: string;
}
export type Component = readonly Property[];

/** Long lines are folded: what begins with a space goes on with the line before. */
const unfolded = (text: string): string => text.replaceAll(/\r\n|\r/g, '\n').replaceAll(/\n[ \t]/g, '');

/** Where a sign stands first, outside of quotes; -1: nowhere. */
function outsideQuotes(text: string, sign: string, from = 0): number {
  let isQuoted = false;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === sign && !isQuoted) return at;
  }
  return -1;
}

function splitOutsideQuotes(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = outsideQuotes(text, ';'); at !== -1; at = outsideQuotes(text, ';', from)) {
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  return [...parts, text.slice(from)];
}

/** undefined: no property. */
function propertyOf(line: string): Property | undefined {
  const colon = outsideQuotes(line, ':');
  if (colon < 1) return undefined;
  const [name = '', ...params] = splitOutsideQuotes(line.slice(0, colon));
  const pairs = params.map((param): [string, string] => {
    const [key = '', ...rest] = param.split('=');
    return [key.toUpperCase(), rest.join('=').replaceAll('"', '')];
  });
  return { name: name.toUpperCase(), params: new Map(pairs), value: line.slice(colon + 1) };
}

/** "a\, b\nc" → "a, b c". */
export const plainText = (value: string): string =>
  value
    .replaceAll(/\\([nN\\,;])/g, (_, sign: string) => (/n/i.test(sign) ? ' ' : sign))
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim();

export interface Calendar {
  /** Of the calendar itself. */
  readonly own: Component;
  readonly events: readonly Component[];
  /** Whether each thing that begins ends, the calendar last. */
  readonly isWhole: boolean;
}

interface Reading {
  readonly own: Property[];
  readonly events: Property[][];
  /** What has begun and not ended, the outermost first. */
  readonly open: string[];
  isWhole: boolean;
  isCalendar: boolean;
}

function begin(at: Reading, what: string): void {
  at.open.push(what);
  at.isCalendar ||= what === 'VCALENDAR';
  if (what === 'VEVENT') at.events.push([]);
}

/** What stands inside an event but in a component of its own (an alarm) is none of the event's. */
function take(at: Reading, property: Property): void {
  const inside = at.open.at(-1);
  if (inside === 'VEVENT') at.events.at(-1)?.push(property);
  else if (inside === 'VCALENDAR') at.own.push(property);
}

/** undefined: it holds no calendar. */
export function calendarIn(text: string): Calendar | undefined {
  const at: Reading = { own: [], events: [], open: [], isWhole: true, isCalendar: false };
  for (const line of unfolded(text).split('\n')) {
    const property = propertyOf(line);
    if (property === undefined) continue;
    const what = property.value.trim().toUpperCase();
    if (property.name === 'BEGIN') begin(at, what);
    else if (property.name === 'END') at.isWhole = at.open.pop() === what && at.isWhole;
    else take(at, property);
  }
  return at.isCalendar ? { ...at, isWhole: at.isWhole && at.open.length === 0 } : undefined;
}
