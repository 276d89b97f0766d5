// The templates of a project's space, by name.
import { z } from 'zod';
import { question } from '../command.ts';
import type { GivenFile } from '../file/commands.ts';
import { type Branch, branchesIn } from '../task/branch.ts';
import type { Template } from './schema.ts';

export interface TemplateAnswer {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** Tasks that it makes, itself counted. */
  readonly tasks: number;
  /** Whether it has days to be counted. */
  readonly dated: boolean;
  readonly files: readonly GivenFile[];
}
const isDated = (branch: Branch): boolean => branch.after !== null || branch.parts.some(isDated);

function answerOf({ id, name, body }: Template): TemplateAnswer {
  const branches = branchesIn(body);
  const files = branches.flatMap((branch) => branch.files ?? []);
  return { id, name, title: body.title, tasks: branches.length, dated: isDated(body), files };
}

export const templatesFor = question(
  'templatesFor',
  z.object({ project: z.string() }),
  ['templates', 'projects'],
  (rows, _ctx, { project }): readonly TemplateAnswer[] => {
    const space = rows.projects.spaceOf(project);
    return [...rows.templates.all()]
      .filter((one) => one.binned === null && rows.templates.spaceOf(one.id) === space)
      .map(answerOf)
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
  },
);
