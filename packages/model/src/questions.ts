// Every live question by its name: a worker that is told a name finds it here.
import type { Question } from './command.ts';
import * as bin from './bin/queries.ts';
import * as boards from './board/queries.ts';
import * as heads from './board/head-query.ts';
import * as limits from './board/limit-query.ts';
import * as comments from './comment/queries.ts';
import * as foundComments from './comment/find-query.ts';
import * as decided from './decided/queries.ts';
import * as contents from './decided/content-queries.ts';
import * as endings from './decided/ending-queries.ts';
import * as found from './decided/found-queries.ts';
import * as handingOn from './decided/leaving-queries.ts';
import * as files from './file/queries.ts';
import * as holidays from './holiday/queries.ts';
import * as inboxes from './inbox/queries.ts';
import * as intakes from './intake/queries.ts';
import * as cards from './person/card-queries.ts';
import * as people from './person/queries.ts';
import * as leaving from './person/leaving-queries.ts';
import * as staff from './person/staff-queries.ts';
import * as projects from './project/queries.ts';
import * as favourites from './favourite/queries.ts';
import * as reminders from './reminder/queries.ts';
import * as templates from './template/queries.ts';
import * as filesAlong from './template/files-along.ts';
import * as relations from './relation/queries.ts';
import * as named from './search/named.ts';
import * as requests from './request/queries.ts';
import * as sharing from './sharing/queries.ts';
import * as search from './search/queries.ts';
import * as parts from './task/part-queries.ts';
import * as series from './task/series-queries.ts';
import * as spaces from './space/queries.ts';
import * as seen from './space/seen-query.ts';
import * as tasks from './task/queries.ts';
import * as plans from './plan/queries.ts';
import * as welcomes from './welcome/queries.ts';
import * as work from './work/queries.ts';
import * as waiting from './work/waiting.ts';
import * as weeks from './work/week-queries.ts';

type AnyQuestion = Question<unknown, { readonly id: string }>;
const isQuestion = (value: unknown): value is AnyQuestion =>
  typeof value === 'object' && value !== null && 'answer' in value && 'reads' in value;

const modules = [
  bin,
  boards,
  cards,
  comments,
  contents,
  endings,
  found,
  handingOn,
  decided,
  files,
  filesAlong,
  foundComments,
  heads,
  holidays,
  intakes,
  leaving,
  limits,
  named,
  parts,
  people,
  projects,
  relations,
  favourites,
  reminders,
  templates,
  search,
  series,
  requests,
  sharing,
  plans,
  welcomes,
  seen,
  spaces,
  staff,
  tasks,
  work,
  weeks,
  waiting,
  inboxes,
];
export const questions: ReadonlyMap<string, AnyQuestion> = new Map(
  modules
    .flatMap((module) => Object.values(module) as unknown[])
    .filter(isQuestion)
    .map((one) => [one.name, one]),
);
