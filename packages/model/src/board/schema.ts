// A board is a view of a project's tasks; a column stands for one or more statuses.
import { z } from 'zod';
import { Instant } from '../day.ts';
import { mapOf, may, must, record, setOf, type Row } from '../record.ts';

export const Hue = z.int().min(1).max(7);
export const Lanes = z.enum(['none', 'priority', 'person', 'tag', 'due', 'parent', 'estimate']);
export type Lanes = z.infer<typeof Lanes>;
export const Limit = z.int().min(1).max(999);
/** What a column may ask of a task before it comes in: a field that is filled, or work that is done. */
export const Need = z.enum(['holder', 'due', 'estimate', 'priority', 'tag', 'file', 'checklist', 'unblocked']);
export type Need = z.infer<typeof Need>;
export const Policy = z.string().max(2_000);

export const Days = z.int().min(1).max(365);

export const board = record('b', {
  project: must('pj', z.string(), { index: true }),
  name: must('nm', z.string().min(1).max(200)),
  lanes: may('la', Lanes),
  /** Which facts its cards show: of those that somebody switched, on or off (face.ts). */
  face: mapOf('fc', z.boolean()),
  /** Cards are drawn close together. */
  dense: may('dn', z.boolean()),
  /** After how many days a card that nobody touched is marked; null: never (ageing.ts). */
  ageAfter: may('ag', Days),
  /** Soft limits of tasks in progress: in a lane, and with one person. */
  laneLimit: may('ll', Limit),
  personLimit: may('pl', Limit),
  rank: may('rk', z.string(), { quiet: true }),
  archived: may('ar', Instant),
  binned: may('bn', Instant),
  import: may('im', z.string(), { quiet: true, index: true }),
});
export type Board = Row<typeof board>;

export const column = record('c', {
  board: must('bo', z.string(), { index: true }),
  name: must('nm', z.string().min(1).max(200)),
  rank: must('rk', z.string(), { quiet: true }),
  statuses: setOf('st', z.string()),
  /** Hue 1–7, as projects have. */
  hue: may('hu', Hue),
  /** Soft limit of tasks; null is none. */
  limit: may('li', Limit),
  /** Asked of who comes in (entry.ts). A device that does not know one asks for the others. */
  needs: setOf('ne', Need),
  /** Its words for people: how work is done here, and when it is done. */
  policy: may('po', Policy),
  doneWhen: may('dw', Policy),
  collapsed: may('co', z.boolean(), { quiet: true }),
  archived: may('ar', Instant),
  import: may('im', z.string(), { quiet: true, index: true }),
});
export type Column = Row<typeof column>;
