// A project: work with an aim inside a space. It owns the list of statuses.
import { z } from 'zod';
import { Instant } from '../day.ts';
import { may, must, record, setOf, type Row } from '../record.ts';
import { Hue } from '../board/schema.ts';

export const Prefix = z.string().regex(/^[A-Z][A-Z0-9]{1,5}$/, 'two to six capitals, like SPR');

export const project = record('p', {
  name: must('nm', z.string().min(1).max(200)),
  hue: must('hu', Hue),
  prefix: must('px', Prefix),
  /** Prefixes that it had before: keys written with them still lead here. */
  formerPrefixes: setOf('fp', Prefix, { quiet: true }),
  rank: may('rk', z.string(), { quiet: true }),
  archived: may('ar', Instant),
  binned: may('bn', Instant),
  created: must('cr', Instant, { quiet: true }),
  import: may('im', z.string(), { quiet: true, index: true }),
});
export type Project = Row<typeof project>;

/** The five kinds that every status is one of. Waiting, blocked, late are derived marks, never statuses. */
export const StatusKind = z.enum(['later', 'todo', 'doing', 'review', 'done']);
export type StatusKind = z.infer<typeof StatusKind>;

export const status = record('q', {
  project: must('pj', z.string(), { index: true }),
  name: must('nm', z.string().min(1).max(200)),
  kind: must('kd', StatusKind),
  rank: must('rk', z.string(), { quiet: true }),
  /** It is given to no task any more. What has it all the same came by a merge, and keeps its name. */
  removed: may('rm', Instant),
  import: may('im', z.string(), { quiet: true, index: true }),
});
export type Status = Row<typeof status>;
