// A task kept as a pattern: with its parts, lines and days counted from its own. It is saved as a whole, not edited.
import { z } from 'zod';
import { Instant } from '../day.ts';
import { may, must, record, type Row } from '../record.ts';
import { Branch } from '../task/branch.ts';

export const template = record('o', {
  name: must('nm', z.string().min(1).max(200)),
  /** The project whose task it was made of; it can be used in every one of the space. */
  project: must('pj', z.string(), { index: true }),
  body: must('bd', Branch),
  at: must('at', Instant, { quiet: true }),
  binned: may('bn', Instant),
});
export type Template = Row<typeof template>;
