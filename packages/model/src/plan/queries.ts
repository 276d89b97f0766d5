// Which plans people kept, and which samples still stand.
import { z } from 'zod';
import { question } from '../command.ts';
import { sheetOf } from '../space/schema.ts';
import { type FileAlong, filesAlong } from '../template/files-along.ts';
import { keptTasks } from './kept-tasks.ts';
import { type Plan, planIn } from './schema.ts';

export interface TemplateAnswer {
  readonly id: string;
  readonly space: string;
  readonly plan: Plan;
}
/** Of all departments that this device reads, by name. */
export const templates = question('templates', z.object({}), ['sheets'], (rows): readonly TemplateAnswer[] => {
  const found: TemplateAnswer[] = [];
  for (const { id: sheet, templates: kept } of rows.sheets.all()) {
    const space = rows.sheets.spaceOf(sheet);
    if (space === undefined || sheet !== sheetOf(space)) continue;
    for (const [id, text] of Object.entries(kept)) {
      const plan = planIn(text);
      if (plan !== null) found.push({ id, space, plan });
    }
  }
  return found.sort((a, b) => (a.plan.name < b.plan.name ? -1 : a.plan.name > b.plan.name ? 1 : a.id < b.id ? -1 : 1));
});

export interface KeepingAnswer {
  /** The project's. */
  readonly id: string;
  /** Tasks that a template of it would keep. */
  readonly tasks: number;
  /** Of those that not everybody in the department reads, and of those that are too many. */
  readonly ofFew: number;
  readonly tooMany: number;
  readonly files: readonly FileAlong[];
}
/** What of a project would be kept as a template. */
export const keptOfProject = question(
  'keptOfProject',
  z.object({ project: z.string() }),
  ['projects', 'boards', 'statuses', 'tasks', 'files', 'fileVersions', 'comments'],
  (rows, _ctx, { project: id }): readonly KeepingAnswer[] => {
    if (rows.projects.get(id) === undefined) return [];
    const { tasks, ofFew, tooMany } = keptTasks(rows, id);
    const files = tasks.flatMap(({ task }) => filesAlong(rows, task.id));
    return [{ id, tasks: tasks.length, ofFew, tooMany, files }];
  },
);

/** Samples of a department that stand: one row for each template it was started from. `id` is the intake's. */
export const samplesIn = question(
  'samplesIn',
  z.object({ space: z.string() }),
  ['intakes', 'tasks'],
  (rows, _ctx, { space }): readonly { readonly id: string; readonly tasks: number }[] =>
    [...rows.intakes.all()]
      .filter((one) => one.provider === 'template' && one.undone === null && rows.intakes.spaceOf(one.id) === space)
      .map(({ id }) => ({
        id,
        tasks: rows.tasks.by('import', id).filter((task) => task.binned === null && task.assigned === null).length,
      }))
      .filter(({ tasks }) => tasks > 0),
);
