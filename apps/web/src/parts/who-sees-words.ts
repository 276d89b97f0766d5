// "Who can see this?" in sentences: how many, why each of them can, and what somebody who is let in would see.
import type { Reader } from '@baton/model/directory/reach';
import type { Instant } from '@baton/model/day';
import { dayText } from './day-text.ts';
import { counted } from './number-text.ts';

export type SeenKind = 'space' | 'project' | 'board' | 'task';

interface Counts {
  readonly people: number;
  readonly guests: number;
  readonly links: number;
}
/** "17 people, 1 guest and whoever has one of 2 links see this board. Each line says why." */
export function leadWords({ people, guests, links }: Counts, kind: SeenKind): string {
  const whole = [
    ...(people === 0 ? [] : [counted(people, 'person', 'people')]),
    ...(guests === 0 ? [] : [counted(guests, 'guest')]),
  ];
  const isOne = people + guests === 1;
  const seen = whole.length === 0 ? 'Nobody sees' : `${whole.join(' and ')} ${isOne ? 'sees' : 'see'}`;
  const what = kind === 'space' ? 'what is here' : `this ${kind}`;
  const page = kind === 'task' ? 'its page' : 'a page of it';
  const byLink = links === 0 ? '' : ` ${counted(links, 'link')} ${links === 1 ? 'opens' : 'open'} ${page}.`;
  return `${seen} ${what}.${byLink} Each line says why.`;
}

interface Told {
  readonly reader: Reader;
  readonly isGuest: boolean;
  readonly until: Instant | null;
  /** Of the space. */
  readonly title: string;
}
export function whyWords({ reader, isGuest, until, title }: Told): string {
  const ends = isGuest && until !== null ? `, until ${dayText(until)}` : '';
  if (reader.why === 'open') return `everybody is in ${title}`;
  if (reader.why === 'member') return `named in ${title}${ends}`;
  return isGuest ? `it was shared with them${ends}` : 'it was given to them by name';
}

/** Before it is done. */
export const willSee = (name: string, title: string, projects: number): string =>
  `${name} will see everything in ${title}, also from before: ${counted(projects, 'project')} with boards, tasks, pages and comments. Not: what was given to fewer people.`;

export const notSeen: Readonly<Record<SeenKind, string>> = {
  space: 'Tasks that were given to fewer people are seen by those alone.',
  project:
    'Who sees a project is who sees its department. Tasks that were given to fewer people are seen by those alone.',
  board: 'Who sees a board is who sees its department. Tasks that were given to fewer people are seen by those alone.',
  task: 'They see it with its description, comments and history; guests without the budget and without what colleagues say among themselves.',
};
