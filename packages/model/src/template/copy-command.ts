// Copying a task, into its project or another.
import { z } from 'zod';
import { command, takingTexts } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { liveProject } from '../project/rules.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { liveTask } from '../task/rules.ts';
import { branchOf, partsOfFewer, plant, readersAs } from '../task/tree.ts';
import { takeTexts, type TookTexts } from '../texts.ts';
import type { Tx } from '../tx.ts';
import { Along, hangKept, keptFiles } from './files-along.ts';
import { anew, firstDay, textsOfTask } from './pattern.ts';

interface Copied extends TookTexts {
  readonly task: string;
  /** Parts that fewer read than the task: they stay with it. */
  readonly partsLeft: number;
}
/** A second one with all its lines, parts and days, who has them too; it says of which one it is a copy. */
const CopyTask = z.object({
  task: z.string(),
  project: z.string().optional(),
  /** Those of its files, and of its parts', whose bytes this device has: the others stay where they are. */
  files: Along,
});
export const copyTask = takingTexts(
  command('copyTask', CopyTask, (tx, ctx, args): Copied | Refusal => {
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
    const copies: { readonly from: string; readonly to: string }[] = [];
    const onMade = (source: string, one: string) => void copies.push({ from: source, to: one });
    const made = plant(tx, ctx, { branch, at: { project: project.id, readers, from, idFor: anew(ctx), onMade } });
    if (isRefusal(made)) return made;
    copyLinks(tx, ctx, { from: task.id, to: made.task });
    for (const { from: source, to } of copies) copyFiles(tx, ctx, { from: source, to, along: new Set(args.files) });
    const texts = copies.map(({ from: source, to }) => ({ from: { task: source }, to: { task: to } }));
    return { ...made, ...takeTexts(texts, ctx.hasText), partsLeft: partsOfFewer(tx, task) };
  }),
  textsOfTask,
);
function copyFiles(
  tx: Tx,
  ctx: Ctx,
  { from, to, along }: { from: string; to: string; along: ReadonlySet<string> },
): void {
  const kept = keptFiles(tx, from, along);
  hangKept(tx, ctx, { on: to, kept, had: new Set(kept.files?.map(({ hash }) => hash)) });
}
function copyLinks(tx: Tx, ctx: Ctx, { from, to }: { from: string; to: string }): void {
  const home = tx.tasks.homeOf(to);
  if (home === undefined) return;
  for (const { title, url, binned } of tx.taskLinks.by('task', from))
    if (binned === null) tx.taskLinks.add(home, ctx.newId('l'), { task: to, title, url });
  tx.relations.add(home, ctx.newId('r'), { from: to, to: from, kind: 'relates', at: ctx.now });
}
