// Starting from a plan: a project of one's own, or a department's everyday board with tasks that show how it is meant and
// go by one press. And keeping a project as a plan for the next one.
import { z } from 'zod';
import { command } from '../command.ts';
import type { SpaceId } from '../ids.ts';
import { liveProject } from '../project/rules.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { writeSheet } from '../space/desk.ts';
import { whyReadOnly } from '../space/rules.ts';
import { Needs, sheetOf } from '../space/schema.ts';
import { bearTasks, Begin, foundPlan } from './found-plan.ts';
import { planLength, planToText } from './schema.ts';
import { planOf } from './plan-of.ts';

export const addProjectFrom = command('addProjectFrom', Begin, (tx, ctx, args) => {
  const made = foundPlan(tx, ctx, args);
  if (isRefusal(made)) return made;
  const into = { ...made, space: args.space as SpaceId, intake: null };
  return { ...made, tasks: bearTasks(tx, ctx, { tasks: args.plan.tasks, into }) };
});

/** The tasks of the plan are samples: each names the intake, by which they go and come back together. */
export const startDepartment = command(
  'startDepartment',
  Begin.extend({ needs: Needs, template: z.string().max(60) }),
  (tx, ctx, args) => {
    const space = args.space as SpaceId;
    const refusal = whyReadOnly(ctx.directory, ctx.person, { class: 'r', space });
    if (ctx.directory.spaces[space] === undefined) return refuse('not-found', 'department');
    if (refusal) return refusal;
    const made = foundPlan(tx, ctx, args);
    if (isRefusal(made)) return made;
    const sheet = tx.sheets.get(sheetOf(space));
    writeSheet(tx, { space, now: ctx.now }, { desk: made.project, ...(sheet?.needs ? {} : { needs: args.needs }) });
    const intake = ctx.newId('j');
    const said = { provider: 'template', source: args.template, name: args.plan.name, at: ctx.now };
    tx.intakes.add({ in: 'space', space }, intake, { ...said, project: made.project });
    bearTasks(tx, ctx, { tasks: args.plan.tasks, into: { ...made, space, intake } });
    return { ...made, intake };
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

export const saveAsTemplate = command(
  'saveAsTemplate',
  z.object({ project: z.string(), name: z.string().trim().min(1).max(200) }),
  (tx, ctx, args) => {
    const project = liveProject(tx, args.project);
    if (isRefusal(project)) return project;
    const space = tx.projects.spaceOf(project.id);
    if (space === undefined) return refuse('not-found', 'department');
    const refusal = whyReadOnly(ctx.directory, ctx.person, { class: 'r', space });
    if (refusal) return refusal;
    const known = Object.keys(tx.sheets.get(sheetOf(space))?.templates ?? {}).length;
    const text = planToText({ ...planOf(tx, project.id), name: args.name });
    if (known >= mostTemplates || text.length > planLength) return refuse('not-valid', 'template');
    const template = ctx.newId('a');
    writeSheet(tx, { space, now: ctx.now }, { templates: { [template]: text } });
    return { template };
  },
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
