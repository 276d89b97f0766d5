// What a guest needs to read a task with: of its project the name and the columns, as they were last told.
// Stands where the tasks stand. Guests do not read the project itself, which others fill.
import { z } from 'zod';
import { Hue } from '../board/schema.ts';
import { Instant } from '../day.ts';
import { Prefix, StatusKind } from '../project/schema.ts';
import { mapOf, must, record, type Row } from '../record.ts';

const SliceColumn = z.object({
  name: z.string().min(1).max(200),
  kind: StatusKind,
  rank: z.string(),
  /** Its tasks went elsewhere; one that is given it meanwhile is still called so. */
  removed: z.literal(true).optional(),
});

export const slice = record('h', {
  project: must('pj', z.string(), { index: true }),
  name: must('nm', z.string().min(1).max(200)),
  prefix: must('px', Prefix),
  hue: must('hu', Hue),
  /** Who shared it. */
  sharer: must('sh', z.string()),
  at: must('at', Instant, { quiet: true }),
  /** Status → its column. */
  columns: mapOf('co', SliceColumn),
});
export type Slice = Row<typeof slice>;
