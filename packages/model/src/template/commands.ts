// Saving a task as a template, and making tasks after one: both read a task as a pattern (task/tree.ts).
import { z } from 'zod';
import { command, takingTexts } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { Day } from '../day.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { familyOf } from '../task/parents.ts';
import { liveTask } from '../task/rules.ts';
import type { Task } from '../task/schema.ts';
import { type Branch, branchesIn } from '../task/branch.ts';
import { branchOf, plant } from '../task/tree.ts';
import { takeTexts, type TextAt, type TextCopy, type TookTexts } from '../texts.ts';
import type { Rows, Tx } from '../tx.ts';
import { Along, hangKept, keptFiles } from './files-along.ts';
import { anew, firstDay, textsOfTask } from './pattern.ts';

/** Without who had it: whoever uses it deals it out anew. With the files that are here, and what is known to have a text. */
function keptOf(tx: Tx, ctx: Ctx, { branch, had }: { branch: Branch; had: ReadonlySet<string> }): Branch {
  const { source } = branch;
  return {
    ...branch,
    assigned: null,
    ...keptFiles(tx, source, had),
    ...(ctx.hasText?.({ task: source }) === true ? { text: true } : {}),
    parts: branch.parts.map((part) => keptOf(tx, ctx, { branch: part, had })),
  };
}
/** As much as one cell may carry, and as deep: a value of the wire has bounds (replica/guard). */
const mostLetters = 60_000;
const deepest = 7;
const depthOf = ({ parts }: Branch): number => 1 + Math.max(0, ...parts.map(depthOf));
const isKeepable = (body: Branch): boolean => depthOf(body) <= deepest && JSON.stringify(body).length <= mostLetters;

/** Everybody in the space can use it; of a task that fewer read none is made. */
const SaveTemplate = z.object({
  task: z.string(),
  name: z.string().trim().min(1).max(200),
  /** Those of its files, and of its parts', whose bytes this device has. */
  files: Along,
});
export const saveTemplate = takingTexts(
  command('saveTemplate', SaveTemplate, (tx, ctx, args): ({ template: string } & TookTexts) | Refusal => {
    const task = liveTask(tx, args.task);
    if (isRefusal(task)) return task;
    const home = tx.tasks.homeOf(task.id);
    if (home?.in !== 'space') return refuse('not-valid', 'template of few');
    const open = familyOf(tx);
    const isOpen = (one: Task): boolean =>
      tx.tasks.homeOf(one.id)?.in === 'space' && open.childrenOf(one.id).every(isOpen);
    if (!isOpen(task)) return refuse('not-valid', 'template of few');
    const id = ctx.newId('o');
    const branch = branchOf(tx, task, firstDay(tx, task));
    const body = keptOf(tx, ctx, { branch, had: new Set(args.files) });
    if (!isKeepable(body)) return refuse('not-valid', 'template too large');
    tx.templates.add(home, id, { name: args.name, project: task.project, body, at: ctx.now });
    const to = (part: string): TextAt => ({ template: id, space: home.space, part });
    const copies = branchesIn(branch).map(({ source }) => ({ from: { task: source }, to: to(source) }));
    return { template: id, ...takeTexts(copies, ctx.hasText) };
  }),
  textsOfTask,
);
export const binTemplate = command('binTemplate', z.object({ template: z.string() }), (tx, ctx, { template: id }) => {
  const template = tx.templates.get(id);
  if (template === undefined) return refuse('not-found', 'template');
  if (template.binned === null) tx.templates.patch(id, { binned: ctx.now });
  return { template: id };
});

const textAt = (rows: Pick<Rows, 'templates'>, template: string, part: string): TextAt => ({
  template,
  space: rows.templates.spaceOf(template) ?? '',
  part,
});

const AddFromTemplate = z.object({
  template: z.string(),
  project: z.string(),
  board: z.string().optional(),
  column: z.string().optional(),
  /** The day from which its days are counted; null: without days. */
  from: Day.nullable(),
  title: z.string().trim().min(1).max(500).optional(),
  /** Hashes of those of its files whose bytes this device has. */
  files: Along,
});
export const addFromTemplate = takingTexts(
  command('addFromTemplate', AddFromTemplate, (tx, ctx, args): ({ task: string } & TookTexts) | Refusal => {
    const template = tx.templates.get(args.template);
    if (template === undefined) return refuse('not-found', 'template');
    if (template.binned !== null) return refuse('in-bin', 'template');
    const { project, board, column, from } = args;
    const branch = { ...template.body, title: args.title ?? template.body.title };
    const made = new Map<string, string>();
    const onMade = (source: string, task: string): void => void made.set(source, task);
    const root = plant(tx, ctx, { branch, at: { project, board, column, from, idFor: anew(ctx), onMade } });
    if (isRefusal(root)) return root;
    const had = new Set(args.files);
    const copies: TextCopy[] = [];
    for (const kept of branchesIn(branch)) {
      const on = made.get(kept.source);
      if (on === undefined) continue;
      hangKept(tx, ctx, { on, kept, had });
      if (kept.text === true) copies.push({ from: textAt(tx, template.id, kept.source), to: { task: on } });
    }
    return { ...root, ...takeTexts(copies, ctx.hasText) };
  }),
  (rows, { template }) => {
    const body = rows.templates.get(template)?.body;
    const branches = body === undefined ? [] : branchesIn(body);
    return branches.flatMap(({ source, text }) => (text === true ? [textAt(rows, template, source)] : []));
  },
);
