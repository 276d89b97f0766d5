// What was imported into a project, latest first.
import { z } from 'zod';
import { question } from '../command.ts';

export interface IntakeAnswer {
  readonly id: string;
  readonly provider: string;
  readonly name: string;
  readonly at: number;
  readonly by: string;
  /** JSON of the interchange report; null where it was too large to keep. */
  readonly report: string | null;
  readonly undone: number | null;
}
export const intakesOf = question(
  'intakesOf',
  z.object({ project: z.string() }),
  ['intakes'],
  (rows, _ctx, { project }): readonly IntakeAnswer[] =>
    rows.intakes
      .by('project', project)
      .filter(({ provider }) => provider !== 'template')
      .map(({ id, provider, name, at, by, report, undone }) => ({ id, provider, name, at, by, report, undone }))
      .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)),
);
