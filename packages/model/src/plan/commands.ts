// Starting from a plan: a project of one's own, or a department's everyday board with tasks that show how it is meant and
// go by one press. And keeping a project as a plan for the next one.
import { z } from 'zod';
import { command, takingTexts } from '../command.ts';
import type { SpaceId } from '../ids.ts';
import { liveProject } from '../project/rules.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { writeSheet } from '../space/desk.ts';
import { whyReadOnly } from '../space/rules.ts';
import { Needs, sheetOf } from '../space/schema.ts';
import { bearTasks, Begin, foundPlan } from './found-plan.ts';
import { Along, keptFiles } from '../template/files-along.ts';
import { takeTexts, type TextAt, type TextCopy, type TookTexts } from '../texts.ts';
import { keptTasks } from './kept-tasks.ts';
import { planOf } from './plan-of.ts';
import { planIn, planLength, planToText } from './schema.ts';

const BeginFrom = Begin.extend({
  /** The template that it was read from, where somebody kept it: there the texts of its tasks stand. */
  template: z.object({ id: z.string(), space: z.string() }).optional(),
  /** Hashes of those of its files whose bytes this device has. */
  files: Along,
});
type BeginFrom = z.infer<typeof BeginFrom>;
interface BegunFrom extends TookTexts {
  readonly project: string;
  readonly board: string;
  readonly tasks: number;
}
/** By the place of its task. */
function textsIn({ plan, template }: Pick<BeginFrom, 'plan' | 'template'>): readonly { at: number; from: TextAt }[] {
  if (template === undefined) return [];
  const { id, space } = template;
  return plan.tasks.flatMap(({ text }, at) =>
    text === true ? [{ at, from: { template: id, space, part: String(at) } }] : [],
  );
}
export const addProjectFrom = takingTexts(
  command('addProjectFrom', BeginFrom, (tx, ctx, args): BegunFrom | Refusal => {
    const begun = foundPlan(tx, ctx, args);
    if (isRefusal(begun)) return begun;
    const into = { ...begun, space: args.space as SpaceId, intake: null, files: new Set(args.files) };
    const tasks = bearTasks(tx, ctx, { tasks: args.plan.tasks, into });
    const copies = textsIn(args).flatMap(({ at, from }): TextCopy[] => {
      const task = tasks[at] ?? null;
      return task === null ? [] : [{ from, to: { task } }];
    });
    const { project, board } = begun;
    const count = tasks.filter((task) => task !== null).length;
    return { project, board, tasks: count, ...takeTexts(copies, ctx.hasText) };
  }),
  (_rows, args) => textsIn(args).map(({ from }) => from),
);

/** The tasks of the plan are samples: each names the intake, by which they go and come back together. */
export const startDepartment = command(
  'startDepartment',
  Begin.extend({ needs: Needs, template: z.string().max(60) }),
  (tx, ctx, args) => {
    const space = args.space as SpaceId;
    const refusal = whyReadOnly(ctx.directory, ctx.person, { class: 'r', space });
    if (ctx.directory.spaces[space] === undefined) return refuse('not-found', 'department');
    if (refusal) return refusal;
    const begun = foundPlan(tx, ctx, args);
    if (isRefusal(begun)) return begun;
    const { project, board } = begun;
    const sheet = tx.sheets.get(sheetOf(space));
    writeSheet(tx, { space, now: ctx.now }, { desk: project, ...(sheet?.needs ? {} : { needs: args.needs }) });
    const intake = ctx.newId('j');
    const said = { provider: 'template', source: args.template, name: args.plan.name, at: ctx.now };
    tx.intakes.add({ in: 'space', space }, intake, { ...said, project });
    bearTasks(tx, ctx, { tasks: args.plan.tasks, into: { ...begun, space, intake, files: new Set<string>() } });
    return { project, board, intake };
  },
);

/** Into the bin for 30 days; those that somebody took or is done with have become work, and stay. */
export const removeSamples = command('removeSamples', z.object({ intake: z.string() }), (tx, ctx, args) => {
  const intake = tx.intakes.get(args.intake);
  if (intake === undefined || intake.provider !== 'template') return refuse('not-found', 'sample');
  if (intake.undone !== null) return refuse('nothing-changed', 'sample');
  const going = tx.tasks.by('import', intake.id).filter((task) => task.binned === null && task.assigned === null);
  for (const { id } of going) tx.tasks.patch(id, { binned: ctx.now });
  tx.intakes.patch(intake.id, { undone: ctx.now });
  return { removed: going.length };
});

const mostTemplates = 30;

const SaveAsTemplate = z.object({
  project: z.string(),
  name: z.string().trim().min(1).max(200),
  /** Those of the files on its tasks whose bytes this device has. */
  files: Along,
});
export const saveAsTemplate = takingTexts(
  command('saveAsTemplate', SaveAsTemplate, (tx, ctx, args): ({ template: string } & TookTexts) | Refusal => {
    const project = liveProject(tx, args.project);
    if (isRefusal(project)) return project;
    const space = tx.projects.spaceOf(project.id);
    if (space === undefined) return refuse('not-found', 'department');
    const refusal = whyReadOnly(ctx.directory, ctx.person, { class: 'r', space });
    if (refusal) return refusal;
    const known = Object.keys(tx.sheets.get(sheetOf(space))?.templates ?? {}).length;
    if (known >= mostTemplates) return refuse('not-valid', 'too many templates');
    const had = new Set(args.files);
    const hasText = (task: string): boolean => ctx.hasText?.({ task }) === true;
    const plan = planOf(tx, project.id, ({ id }) => ({
      ...keptFiles(tx, id, had),
      ...(hasText(id) ? { text: true } : {}),
    }));
    const text = planToText({ ...plan, name: args.name });
    if (text.length > planLength || planIn(text) === null) return refuse('not-valid', 'template too large');
    const template = ctx.newId('a');
    writeSheet(tx, { space, now: ctx.now }, { templates: { [template]: text } });
    const copies = keptTasks(tx, project.id).tasks.map(({ task: { id } }, at): TextCopy => {
      return { from: { task: id }, to: { template, space, part: String(at) } };
    });
    return { template, ...takeTexts(copies, ctx.hasText) };
  }),
  (rows, { project }) => keptTasks(rows, project).tasks.map(({ task: { id } }) => ({ task: id })),
);
export const removeTemplate = command(
  'removeTemplate',
  z.object({ space: z.string(), template: z.string() }),
  (tx, ctx, { space, template }) => {
    if (tx.sheets.get(sheetOf(space))?.templates[template] === undefined) return refuse('not-found', 'template');
    const refusal = whyReadOnly(ctx.directory, ctx.person, { class: 'r', space: space as SpaceId });
    if (refusal) return refusal;
    tx.sheets.patch(sheetOf(space), { templates: { [template]: null } });
    return { template };
  },
);
