// What was shared with a guest: their tasks, and of each where it stands in the slice of its project.
import { z } from 'zod';
import { question } from '../command.ts';
import { isGuest } from '../directory/queries.ts';
import { naming, type Named, resolvePerson } from '../person/naming.ts';
import type { StatusKind } from '../project/schema.ts';
import { answering, readByTask, type TaskAnswer } from '../task/answer.ts';
import { holderOf } from '../task/holder.ts';
import { columnsIn, projectNameOf, sliceOf, statusNameOf } from './slices.ts';

export interface SharedTask extends TaskAnswer {
  readonly statusName: string;
  readonly projectName: string;
  /** Whether it is the reader's to do. */
  readonly mine: boolean;
  readonly sharer: Named | null;
}
/** Soonest due first, then as they are called. */
const bySoonest = (a: SharedTask, b: SharedTask): number => {
  const [one, other] = [a.due ?? '9999', b.due ?? '9999'];
  if (one !== other) return one < other ? -1 : 1;
  return a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1;
};

/** Of nobody but a guest: others find their tasks on boards. */
export const sharedTasks = question(
  'sharedTasks',
  z.object({}),
  [...readByTask],
  (rows, ctx): readonly SharedTask[] => {
    if (!isGuest(ctx.directory, ctx.person)) return [];
    const answer = answering(rows, ctx);
    const nameOf = naming(rows, ctx);
    return [...rows.tasks.all()]
      .filter((task) => task.binned === null && task.archived === null && rows.tasks.homeOf(task.id)?.in !== 'private')
      .map((task): SharedTask => {
        const slice = sliceOf(rows, task.project);
        return {
          ...answer(task),
          statusName: statusNameOf(rows, task.status),
          projectName: projectNameOf(rows, task.project),
          mine: resolvePerson(rows, holderOf(rows, task)) === ctx.person,
          sharer: slice === undefined ? null : nameOf(slice.sharer),
        };
      })
      .toSorted(bySoonest);
  },
);

export interface SharedColumn {
  readonly id: string;
  readonly project: string;
  readonly projectName: string;
  readonly name: string;
  readonly kind: StatusKind;
  readonly tasks: readonly string[];
}
/** The slices of boards: of each project the columns in which something stands that the reader has. */
export const sharedColumns = question(
  'sharedColumns',
  z.object({}),
  ['tasks', 'slices'],
  (rows, ctx): readonly SharedColumn[] => {
    if (!isGuest(ctx.directory, ctx.person)) return [];
    const projects = [...new Set([...rows.slices.all()].map(({ project }) => project))].sort();
    return projects.flatMap((project) => {
      const tasks = rows.tasks.by('project', project).filter((task) => task.binned === null && task.archived === null);
      return columnsIn(rows, project)
        .toSorted((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
        .map(({ id, name, kind }): SharedColumn => ({
          id,
          project,
          projectName: sliceOf(rows, project)?.name ?? '',
          name,
          kind,
          tasks: tasks.filter(({ status }) => status === id).map((task) => task.id),
        }))
        .filter((column) => column.tasks.length > 0);
    });
  },
);
