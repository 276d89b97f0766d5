// Saving a task as a template, making tasks after one, and copying a task: all three read a task as a pattern (task/tree.ts).
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { Day } from '../day.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { hangFiles } from '../file/commands.ts';
import { liveProject } from '../project/rules.ts';
import { familyOf } from '../task/parents.ts';
import { liveTask } from '../task/rules.ts';
import type { Task } from '../task/schema.ts';
import type { Branch } from '../task/branch.ts';
import { branchOf, plant, readersAs } from '../task/tree.ts';
import type { Tx } from '../tx.ts';
import { filesAlong } from './files-along.ts';

/** The day from which those of a pattern are counted: its own, else the first of its parts. */
function firstDay(tx: Tx, task: Task): Day | null {
  if (task.due !== null) return task.due;
  const days = familyOf(tx)
    .childrenOf(task.id)
    .flatMap(({ due }) => due ?? []);
  return days.toSorted()[0] ?? null;
}
/** Without who had it: whoever uses it deals it out anew. */
const withoutHolders = (branch: Branch): Branch => ({
  ...branch,
  assigned: null,
  parts: branch.parts.map(withoutHolders),
});

/** Everybody in the space can use it; of a task that fewer read none is made. */
export const saveTemplate = command(
  'saveTemplate',
  z.object({ task: z.string(), name: z.string().trim().min(1).max(200) }),
  (tx, ctx, args) => {
    const task = liveTask(tx, args.task);
    if (isRefusal(task)) return task;
    const home = tx.tasks.homeOf(task.id);
    if (home?.in !== 'space') return refuse('not-valid', 'template of few');
    const open = familyOf(tx);
    const isOpen = (one: Task): boolean =>
      tx.tasks.homeOf(one.id)?.in === 'space' && open.childrenOf(one.id).every(isOpen);
    if (!isOpen(task)) return refuse('not-valid', 'template of few');
    const id = ctx.newId('o');
    const body = withoutHolders(branchOf(tx, task, firstDay(tx, task)));
    tx.templates.add(home, id, { name: args.name, project: task.project, body, at: ctx.now });
    return { template: id };
  },
);
export const binTemplate = command('binTemplate', z.object({ template: z.string() }), (tx, ctx, { template: id }) => {
  const template = tx.templates.get(id);
  if (template === undefined) return refuse('not-found', 'template');
  if (template.binned === null) tx.templates.patch(id, { binned: ctx.now });
  return { template: id };
});

/** Random ids: used twice it makes two. */
const anew =
  (ctx: Ctx) =>
  (letter: string): string =>
    ctx.newId(letter);

export const addFromTemplate = command(
  'addFromTemplate',
  z.object({
    template: z.string(),
    project: z.string(),
    board: z.string().optional(),
    column: z.string().optional(),
    /** The day from which its days are counted; null: without days. */
    from: Day.nullable(),
    title: z.string().trim().min(1).max(500).optional(),
  }),
  (tx, ctx, args): { task: string } | Refusal => {
    const template = tx.templates.get(args.template);
    if (template === undefined) return refuse('not-found', 'template');
    if (template.binned !== null) return refuse('in-bin', 'template');
    const { project, board, column, from } = args;
    const branch = { ...template.body, title: args.title ?? template.body.title };
    return plant(tx, ctx, { branch, at: { project, board, column, from, idFor: anew(ctx) } });
  },
);

export interface Copy {
  readonly from: string;
  readonly to: string;
}
/** As they are now, without the versions before; the picture on the card goes with its file. */
function copyFiles(tx: Tx, ctx: Ctx, { from, to, along }: Copy & { readonly along: ReadonlySet<string> }): void {
  const place = tx.tasks.homeOf(to);
  if (place === undefined) return;
  for (const { id: source, ...file } of filesAlong(tx, from)) {
    if (!along.has(source)) continue;
    const [id] = hangFiles(tx, ctx, { on: to, files: [file], place });
    if (id !== undefined && tx.tasks.get(from)?.cover === source) tx.tasks.patch(to, { cover: id });
  }
}

/** A second one with all its lines, parts and days, who has them too; it says of which one it is a copy. */
export const copyTask = command(
  'copyTask',
  z.object({
    task: z.string(),
    project: z.string().optional(),
    /** Those of its files, and of its parts', whose bytes this device has: the others stay where they are. */
    files: z.array(z.string()).max(1_000).optional(),
  }),
  (tx, ctx, args): { task: string; copies: readonly Copy[] } | Refusal => {
    const task = liveTask(tx, args.task);
    if (isRefusal(task)) return task;
    const project = liveProject(tx, args.project ?? task.project);
    if (isRefusal(project)) return project;
    const home = tx.tasks.homeOf(task.id);
    const isNear = home?.in !== 'group' || home.space === tx.projects.spaceOf(project.id);
    if (!isNear) return refuse('not-allowed', 'space');
    const readers = readersAs(home);
    const from = firstDay(tx, task);
    const branch = branchOf(tx, task, from);
    const copies: Copy[] = [];
    const onMade = (source: string, one: string) => void copies.push({ from: source, to: one });
    const made = plant(tx, ctx, { branch, at: { project: project.id, readers, from, idFor: anew(ctx), onMade } });
    if (isRefusal(made)) return made;
    copyLinks(tx, ctx, { from: task.id, to: made.task });
    const along = new Set(args.files);
    for (const copy of copies) copyFiles(tx, ctx, { ...copy, along });
    return { ...made, copies };
  },
);
function copyLinks(tx: Tx, ctx: Ctx, { from, to }: { from: string; to: string }): void {
  const home = tx.tasks.homeOf(to);
  if (home === undefined) return;
  for (const { title, url, binned } of tx.taskLinks.by('task', from))
    if (binned === null) tx.taskLinks.add(home, ctx.newId('l'), { task: to, title, url });
  tx.relations.add(home, ctx.newId('r'), { from: to, to: from, kind: 'relates', at: ctx.now });
}
