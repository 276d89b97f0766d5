// One import: what was brought in, from where, so that it can be undone as one step and made again without doubles.
import { z } from 'zod';
import { Instant } from '../day.ts';
import { may, must, record } from '../record.ts';

export const intake = record('j', {
  provider: must('pv', z.string()),
  source: must('so', z.string(), { quiet: true }),
  name: must('nm', z.string().max(200)),
  at: must('at', Instant, { quiet: true }),
  project: must('pj', z.string(), { index: true }),
  /** Counts and what did not come, as the report shows it (JSON of the interchange report). */
  report: may('rp', z.string().max(60_000), { quiet: true }),
  undone: may('un', Instant),
});
