// The one list of record types. A table's name here is its name in Tx and Rows; a letter is used once.
import { board, column } from './board/schema.ts';
import { comment } from './comment/schema.ts';
import { favourite } from './favourite/schema.ts';
import { inboxMark } from './inbox/schema.ts';
import { file, fileVersion } from './file/schema.ts';
import { intake } from './intake/schema.ts';
import { name, profile } from './person/schema.ts';
import { project, status } from './project/schema.ts';
import { relation } from './relation/schema.ts';
import { reaction } from './reaction/schema.ts';
import { reminder } from './reminder/schema.ts';
import { request } from './request/schema.ts';
import { slice } from './sharing/schema.ts';
import { sheet } from './space/schema.ts';
import { checkItem, task, taskLink } from './task/schema.ts';
import { template } from './template/schema.ts';
import { timeBlock, workMark } from './work/schema.ts';

export const records = {
  tasks: task,
  checkItems: checkItem,
  taskLinks: taskLink,
  boards: board,
  columns: column,
  projects: project,
  statuses: status,
  profiles: profile,
  names: name,
  comments: comment,
  reactions: reaction,
  intakes: intake,
  slices: slice,
  workMarks: workMark,
  timeBlocks: timeBlock,
  inboxMarks: inboxMark,
  relations: relation,
  reminders: reminder,
  favourites: favourite,
  templates: template,
  files: file,
  fileVersions: fileVersion,
  sheets: sheet,
  requests: request,
} as const;
export type Records = typeof records;
export type TableName = keyof Records;

const namesByLetter: ReadonlyMap<string, TableName> = new Map(
  Object.entries(records).map(([table, type]) => [type.letter, table as TableName]),
);
/** Which table a record id belongs to; undefined for a letter that this version does not know (kept, not shown). */
export const tableOf = (id: string): TableName | undefined => namesByLetter.get(id.slice(0, 1));
