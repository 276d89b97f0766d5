// What one person keeps at hand: a task, a project or a board. Recently opened ones are kept by each device for itself.
import { z } from 'zod';
import { may, must, record, type Row } from '../record.ts';

export const favourite = record('v', {
  of: must('of', z.string(), { index: true }),
  /** Its place; null: it is none any more. */
  rank: may('rk', z.string()),
});
export type Favourite = Row<typeof favourite>;
