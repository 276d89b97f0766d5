// What of a task an approval covers, who wrote it, and the versions of it that were frozen.
import { z } from 'zod';
import { question, type AskCtx } from '../command.ts';
import { isShown, versionsIn } from '../file/rules.ts';
import { frozenAs } from '../file/schema.ts';
import type { PersonId } from '../ids.ts';
import { isBudgetForAll } from '../task/budget.ts';
import { checkItemsOf } from '../task/checklist-commands.ts';
import type { Task } from '../task/schema.ts';
import type { Rows, Writing } from '../tx.ts';
import type { Covered } from './content.ts';

/** The frozen text goes to everybody who reads the task. */
const withBudget = (rows: Rows, { directory }: AskCtx, { id }: Task): boolean =>
  isBudgetForAll(directory, rows.tasks.homeOf(id));

const filesIn = (rows: Rows, task: string): Covered['files'] =>
  rows.files
    .by('on', task)
    .filter((file) => isShown(rows, file))
    .flatMap((file) => {
      const [present] = versionsIn(rows, file);
      return present === undefined ? [] : [{ name: file.name, sha256: present.hash }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.sha256 < b.sha256 ? -1 : 1));

const fields = ['title', 'due', 'estimate', 'budget'] as const;

/** Last writers, of what was taken away too: a line that is gone was changed by who took it. */
function writingsOf(rows: Rows, task: string): readonly Writing[] {
  const items = rows.checkItems.by('task', task);
  const files = rows.files.by('on', task).filter((file) => file.frozen === null);
  return [
    ...fields.map((field) => rows.tasks.writingOf(task, field)),
    ...(rows.tasks.get(task)?.tags ?? []).map((tag) => rows.tasks.writingOf(task, 'tags', tag)),
    ...items.flatMap(({ id }) => (['text', 'done', 'binned'] as const).map((of) => rows.checkItems.writingOf(id, of))),
    ...files.flatMap(({ id }) => (['name', 'binned'] as const).map((of) => rows.files.writingOf(id, of))),
    ...rows.fileVersions
      .by('on', task)
      .filter(({ file }) => rows.files.get(file)?.frozen === null)
      .map(({ by, at }) => ({ by: by as PersonId, at })),
  ].filter((writing) => writing !== undefined);
}

/** @param budget whether everybody who reads the task reads that. */
export function coveredIn(
  rows: Rows,
  { id, title, due, estimate, budget, tags }: Task,
  of: { budget: boolean },
): Covered {
  const checklist = checkItemsOf(rows, id).map(({ text, done }) => ({ text, done: done !== null }));
  return {
    title,
    due,
    estimate,
    ...(of.budget ? { budget } : {}),
    tags: [...tags],
    checklist,
    files: filesIn(rows, id),
  };
}

export interface CoveredAnswer {
  readonly id: string;
  readonly covered: Covered;
  readonly writings: readonly Writing[];
  /** Records whose history tells who else wrote in it. */
  readonly records: readonly string[];
}
export const coveredOf = question(
  'coveredOf',
  z.object({ task: z.string() }),
  ['tasks', 'checkItems', 'files', 'fileVersions'],
  (rows, ctx, args): readonly CoveredAnswer[] => {
    const task = rows.tasks.get(args.task);
    if (task === undefined) return [];
    const { id } = task;
    const covered = coveredIn(rows, task, { budget: withBudget(rows, ctx, task) });
    const records = [id, ...rows.checkItems.by('task', id).map((item) => item.id)];
    return [{ id, covered, writings: writingsOf(rows, id), records }];
  },
);

export interface FrozenAnswer {
  /** The hash of its bytes, hex. */
  readonly id: string;
  readonly size: number;
}
/** Bytes of versions of a task that were frozen, as they are found by their hash. */
export const frozenOf = question(
  'frozenOf',
  z.object({ task: z.string() }),
  ['files', 'fileVersions'],
  (rows, _ctx, { task }): readonly FrozenAnswer[] => {
    const files = rows.files.by('on', task).filter(({ frozen }) => frozen === frozenAs);
    const versions = files.flatMap((file) => versionsIn(rows, file));
    return [...new Map(versions.map(({ hash, size }) => [hash, { id: hash, size }])).values()];
  },
);
