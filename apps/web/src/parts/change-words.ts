// One change of one field in words: what is called how, and its values as people see them on the screens of work.
import type { Day, Instant } from '@baton/model/day';
import { isId } from '@baton/model/ids';
import type { Money } from '@baton/model/money';
import type { Week } from '@baton/model/person/week';
import type { Absence } from '@baton/model/person/working';
import { tableOf, type TableName } from '@baton/model/records';
import type { Answer } from '@baton/model/request/schema';
import type { Priority } from '@baton/model/task/schema';
import type { Repeat } from '@baton/model/task/repeat';
import { formatDuration } from '@baton/ui/duration';
import { zoneName } from '../lib/zones.ts';
import { longDay, timeText } from './day-text.ts';
import { factWords } from './fact-words.ts';
import { hueNames } from './hue-names.ts';
import { kindWords } from './kind-words.ts';
import { laneWords } from './lane-words.ts';
import { moneyText } from './money-text.ts';
import { needWords } from './need-words.ts';
import { counted } from './number-text.ts';
import { priorityWords } from './priority-words.ts';
import { repeatText } from './repeat-words.ts';
import { weekText } from './working-words.ts';

export interface FieldChange {
  /** Null: the record is not known here. */
  readonly record: string | null;
  readonly field: string;
  readonly member: string | null;
  readonly before: unknown;
  readonly after: unknown;
}
/** How ids and days are read at this moment. */
export interface Reading {
  readonly nameOf: (id: string) => string | undefined;
  readonly today: Day;
}
/** `said` alone, or a name with what stood before and what came after. */
export type ChangeWords =
  | { readonly kind: 'act'; readonly said: string }
  | { readonly kind: 'values'; readonly name: string; readonly before: string; readonly after: string };

const names: Partial<Record<TableName, Readonly<Record<string, string>>>> = {
  tasks: {
    title: 'Title',
    status: 'Status',
    due: 'Due',
    priority: 'Priority',
    estimate: 'Estimate',
    budget: 'Budget',
    assigned: 'Holder',
    project: 'Project',
    parent: 'Sub-task of',
    repeat: 'Comes again',
    text: 'Description',
    tags: 'Tag',
    ranks: 'Place on the board',
    cover: 'Picture on its card',
  },
  checkItems: { text: 'Line of the checklist', rank: 'Place in the checklist', list: 'Checklist' },
  taskLinks: { title: 'Link', url: 'Address of a link' },
  relations: { from: 'Task', to: 'Other task', kind: 'How they stand' },
  comments: { text: 'Comment' },
  files: { name: 'Name of a file' },
  fileVersions: { note: 'What is new in a file' },
  reactions: { sign: 'Reaction' },
  boards: {
    name: 'Name of the board',
    lanes: 'Lanes',
    rank: 'Place of the board',
    laneLimit: 'Limit of a lane',
    personLimit: 'Limit of a person',
    ageAfter: 'Cards are marked when nobody touches them for',
  },
  columns: {
    name: 'Name of the column',
    limit: 'Limit',
    hue: 'Hue',
    rank: 'Place of the column',
    statuses: 'Status',
    needs: 'What it asks for',
    policy: 'How work is done in it',
    doneWhen: 'When it is done',
  },
  projects: { name: 'Name of the project', hue: 'Hue', prefix: 'Prefix', rank: 'Place of the project' },
  statuses: { name: 'Name of the status', kind: 'Kind of status', rank: 'Place of the status' },
  profiles: {
    name: 'Your name',
    title: 'What you do',
    devices: 'Name of a device',
    zone: 'Time zone',
    language: 'Language of dates and numbers',
    weeks: 'Working week',
    away: 'Away',
    holidays: 'Holidays',
  },
  names: { name: 'Name', title: 'What they do', person: 'Is', zone: 'Time zone', weeks: 'Working week' },
  sheets: { needs: 'What the department needs', desk: 'Everyday board', holidaysAs: 'Holidays as in' },
  requests: { title: 'Request', note: 'What it is for', wanted: 'Wanted by', answer: 'Answer' },
};
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function fieldName(record: string | null, field: string): string {
  const table = record === null ? undefined : tableOf(record);
  return (table && names[table]?.[field]) ?? capital(field.replaceAll(/([A-Z])/gu, ' $1').toLowerCase());
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';
const things: Partial<Record<TableName, string>> = {
  tasks: 'Task',
  checkItems: 'Line of the checklist',
  taskLinks: 'Link',
  relations: 'Relation',
  comments: 'Comment',
  files: 'File',
  reactions: 'Reaction',
  boards: 'Board',
  columns: 'Column',
  projects: 'Project',
  requests: 'Request',
};

type Act = (change: FieldChange, thing: string) => string | undefined;
const made: Act = ({ before }, thing) => (isEmpty(before) ? `${thing} made` : undefined);
const moved: Act = () => 'Moved';
const onOff =
  (on: string, off: string): Act =>
  ({ after }) =>
    isEmpty(after) ? off : on;

function faceText(fact: string | undefined, isShown: unknown): string {
  const what = fact ?? 'Something that a later version knows';
  if (typeof isShown !== 'boolean') return `${what}: on cards as on any board`;
  return `${what}: ${isShown ? 'shown on cards' : 'not shown on cards'}`;
}

/** What is an act and no value: archived, binned, ticked, a tag put on. */
const acts: Readonly<Record<string, Act>> = {
  archived: onOff('Archived', 'Out of the archive'),
  binned: ({ after }, thing) => (isEmpty(after) ? `${thing} out of the bin` : `${thing} moved to the bin`),
  removed: onOff('Status removed', 'Status back'),
  done: onOff('Ticked', 'Tick taken away'),
  created: made,
  at: made,
  needs: ({ member, after }) =>
    `${isEmpty(after) ? 'Asks no more for' : 'Asks for'} ${(needWords as Record<string, string>)[member ?? ''] ?? 'something that a later version knows'}`,
  tags: ({ member, after }) => `Tag “${member ?? ''}” ${isEmpty(after) ? 'taken off' : 'put on'}`,
  watchers: ({ after }) => (isEmpty(after) ? 'Somebody is not told of it any more' : 'Somebody is told of it'),
  ranks: moved,
  rank: moved,
  page: () => 'Description written',
  holidays: ({ member, after }) =>
    member === null
      ? undefined
      : isEmpty(after)
        ? `${member} is no holiday any more`
        : `${String(after)} on ${member} is a holiday`,
  photo: onOff('Picture changed', 'Picture taken away'),
  face: ({ member, after }) => faceText((factWords as Record<string, string>)[member ?? ''], after),
  dense: ({ after }) => (after === true ? 'Cards stand close' : 'Cards stand apart'),
  collapsed: ({ after }) => (after === true ? 'Collapsed' : 'Opened'),
};
const actOf = (change: FieldChange): string | undefined =>
  acts[change.field]?.(change, things[tableOf(change.record ?? '') ?? 'names'] ?? '');

type Show = (value: unknown, reading: Reading) => string;
const answerWords: Readonly<Record<Answer['is'], string>> = {
  taken: 'taken',
  declined: 'declined',
  duplicate: 'there is such a task',
  later: 'put off',
};
const shows: Readonly<Record<string, Show>> = {
  answer: (value) => answerWords[(value as Answer).is] ?? String(value),
  wanted: (value, { today }) => longDay(value as Day, today),
  repeat: (value, { today }) => repeatText(value as Repeat, today),
  due: (value, { today }) => longDay(value as Day, today),
  priority: (value) => priorityWords[value as Priority] ?? String(value),
  estimate: (value) => formatDuration(Number(value)),
  ageAfter: (value) => counted(Number(value), 'day'),
  budget: (value) => moneyText(value as Money),
  hue: (value) => hueNames.find(({ hue }) => hue === value)?.name ?? String(value),
  lanes: (value) => (laneWords as Record<string, string>)[String(value)] ?? String(value),
  kind: (value) => (kindWords as Record<string, string>)[String(value)] ?? String(value),
  edited: (value) => timeText(value as Instant),
  zone: (value) => zoneName(String(value)).city,
  weeks: (value) => weekText(value as Week),
  away: (value, { today }) => `until ${longDay((value as Absence).to, today)}`,
};

/** A value of this field as it stands on the screens of work; "none" where there is none. */
export function valueText(field: string, value: unknown, reading: Reading): string {
  if (isEmpty(value)) return 'none';
  const show = shows[field];
  if (show) return show(value, reading);
  if (typeof value === 'string') return isId(value) ? (reading.nameOf(value) ?? 'something not on this device') : value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.map((one) => valueText(field, one, reading)).join(', ') : JSON.stringify(value);
}

export function changeWords(change: FieldChange, reading: Reading): ChangeWords {
  const said = actOf(change);
  if (said !== undefined) return { kind: 'act', said };
  const { record, field, before, after } = change;
  return {
    kind: 'values',
    name: fieldName(record, field),
    before: valueText(field, before, reading),
    after: valueText(field, after, reading),
  };
}

/** For the clipboard and for files: "Due: Fri 6 March → Mon 9 March". */
export function changeText(change: FieldChange, reading: Reading): string {
  const words = changeWords(change, reading);
  return words.kind === 'act' ? words.said : `${words.name}: ${words.before} → ${words.after}`;
}

/** Ids that must be named before the change can be read. */
export const idsOf = ({ record, before, after }: Pick<FieldChange, 'record' | 'before' | 'after'>): readonly string[] =>
  [record, before, after].filter((value): value is string => typeof value === 'string' && isId(value));
