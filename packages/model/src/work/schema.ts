// What one person notes of tasks for themselves: their order, their sections, what sleeps, their hours. It lies in their
// private document, so a task's own fields and everybody else's order know nothing of it.
import { z } from 'zod';
import { Day, Instant, Minutes } from '../day.ts';
import { may, must, record, type Row } from '../record.ts';

export const Section = z.enum(['now', 'next', 'later']);
export type Section = z.infer<typeof Section>;

/** One for each task: its id is made of the task's, so that two devices write the same one. */
export const workMark = record('x', {
  task: must('tk', z.string()),
  rank: may('rk', z.string(), { quiet: true }),
  /** Where it was put by hand, and on which day: dates that come nearer later on move it up again. */
  hand: may('ha', z.object({ section: Section, on: Day }), { quiet: true }),
  /** Sleeps until the morning of this day. */
  until: may('un', Day, { quiet: true }),
  /** Sleeps until this other task is done. */
  after: may('af', z.string(), { quiet: true }),
});
export type WorkMark = Row<typeof workMark>;

/** Hours of a day that a person keeps for a task. */
export const timeBlock = record('z', {
  task: must('tk', z.string(), { index: true }),
  day: must('dy', Day, { index: true }),
  /** Minutes since midnight, by the person's own clock. */
  from: must('fr', Minutes.max(1_439)),
  minutes: must('mi', Minutes.min(5).max(1_440)),
  binned: may('bn', Instant),
});
export type TimeBlock = Row<typeof timeBlock>;
