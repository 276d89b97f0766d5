// How one task stands to another. It is read from `from` to `to`, hangs on `from` and moves with it: who waits says so where
// the waiting is, also of a task in a space where they may change nothing.
import { z } from 'zod';
import { Instant } from '../day.ts';
import { may, must, record, type Row } from '../record.ts';

/**
 * `from` waits for `to` (which blocks it) · comes after it (a wished order, nothing waits) · is the same as it · has to do
 * with it.
 */
export const RelationKind = z.enum(['waits-for', 'follows', 'duplicates', 'relates']);
export type RelationKind = z.infer<typeof RelationKind>;

export const relation = record(
  'r',
  {
    from: must('fr', z.string(), { index: true }),
    to: must('to', z.string(), { index: true }),
    kind: must('kd', RelationKind),
    at: must('at', Instant, { quiet: true }),
    binned: may('bn', Instant),
  },
  { moves: 'from' },
);
export type Relation = Row<typeof relation>;
