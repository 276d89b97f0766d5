// The templates of a project's space, by name.
import { z } from 'zod';
import { question } from '../command.ts';
import type { Branch } from '../task/branch.ts';

export interface TemplateAnswer {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** Tasks that it makes, itself counted. */
  readonly tasks: number;
  /** Whether it has days to be counted. */
  readonly dated: boolean;
}
const countOf = (branch: Branch): number => branch.parts.reduce((sum, part) => sum + countOf(part), 1);
const isDated = (branch: Branch): boolean => branch.after !== null || branch.parts.some(isDated);

export const templatesFor = question(
  'templatesFor',
  z.object({ project: z.string() }),
  ['templates', 'projects'],
  (rows, _ctx, { project }): readonly TemplateAnswer[] => {
    const space = rows.projects.spaceOf(project);
    return [...rows.templates.all()]
      .filter((one) => one.binned === null && rows.templates.spaceOf(one.id) === space)
      .map(({ id, name, body }) => ({ id, name, title: body.title, tasks: countOf(body), dated: isDated(body) }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
  },
);
