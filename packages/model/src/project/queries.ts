// The side bar and "All projects".
import { statusesKnown } from '../sharing/known-statuses.ts';
import { columnIn } from '../sharing/slices.ts';
import { z } from 'zod';
import { question } from '../command.ts';
import { isExpired, endOfDay } from '../bin/rules.ts';
import { byRank, isRank, rankOfCreated } from '../rank.ts';
import type { Rows } from '../tx.ts';
import { taskCounts } from '../task/counts-view.ts';
import type { Project, StatusKind } from './schema.ts';

export interface ProjectAnswer {
  readonly id: string;
  readonly name: string;
  readonly hue: number;
  readonly prefix: string;
  readonly space: string | null;
  readonly spaceTitle: string | null;
  readonly archived: number | null;
  readonly binned: number | null;
  /** The board that the project opens with; null where it has none. */
  readonly board: string | null;
}
export interface ProgressAnswer {
  /** Of the project. */
  readonly id: string;
  /** Tasks that are neither archived nor binned, and those of them that are done. */
  readonly tasks: number;
  readonly done: number;
}
export interface StatusAnswer {
  readonly id: string;
  readonly name: string;
  readonly kind: StatusKind;
}

/** The boards of a project in order, without binned ones. */
export const boardsInOrder = (rows: Pick<Rows, 'boards'>, project: string) =>
  rows.boards
    .by('project', project)
    .filter((board) => board.binned === null)
    .map((board) => ({ rank: isRank(board.rank ?? undefined) ? (board.rank as string) : 'z', id: board.id, board }))
    .sort(byRank)
    .map(({ board }) => board);

/** Kind of each status, for one answer. */
export function kindsOf(rows: Pick<Rows, 'statuses' | 'slices'>): (status: string) => StatusKind {
  const known = new Map<string, StatusKind>();
  return (status) => {
    const before = known.get(status);
    if (before !== undefined) return before;
    const kind = rows.statuses.get(status)?.kind ?? columnIn(rows, status)?.kind ?? 'todo';
    known.set(status, kind);
    return kind;
  };
}

/**
 * All projects that this device can read, in the order of the side bar; also archived and binned ones, marked. Every screen
 * asks it, so it reads no task: it would be answered again at each edit.
 */
export const projectsOfWorkspace = question(
  'projectsOfWorkspace',
  z.object({}),
  ['projects', 'boards'],
  (rows, ctx): readonly ProjectAnswer[] => {
    const order = (project: Project) =>
      isRank(project.rank ?? undefined) ? (project.rank as string) : rankOfCreated(project.created);
    // A person's own list is in My work alone.
    const projects = [...rows.projects.all()].filter(
      ({ id, binned }) => !isExpired(binned, endOfDay(ctx.today)) && rows.projects.homeOf(id)?.in !== 'private',
    );
    const placed = projects.map((project) => ({ rank: order(project), id: project.id, project })).sort(byRank);
    return placed.map(({ project }): ProjectAnswer => {
      const space = rows.projects.spaceOf(project.id) ?? null;
      const board = boardsInOrder(rows, project.id).find((one) => one.archived === null);
      return {
        id: project.id,
        name: project.name,
        hue: project.hue,
        prefix: project.prefix,
        space,
        spaceTitle: space === null ? null : (ctx.titles.spaces[space] ?? null),
        archived: project.archived,
        binned: project.binned,
        board: board?.id ?? null,
      };
    });
  },
);

/** How far each project is. */
export const progressOfProjects = question(
  'progressOfProjects',
  z.object({}),
  ['projects', 'tasks', 'statuses'],
  (rows): readonly ProgressAnswer[] => {
    const kind = kindsOf(rows);
    const { visible } = rows.tasks.view(taskCounts);
    return [...rows.projects.all()].map(({ id }) => {
      let [tasks, done] = [0, 0];
      for (const [status, count] of visible.get(id) ?? []) {
        tasks += count;
        if (kind(status) === 'done') done += count;
      }
      return { id, tasks, done };
    });
  },
);

/** The one list of statuses of a project, in order. */
export const statusesOfProject = question(
  'statusesOfProject',
  z.object({ project: z.string() }),
  ['statuses', 'slices'],
  (rows, _ctx, { project }): readonly StatusAnswer[] =>
    statusesKnown(rows, project).map(({ id, name, kind }) => ({ id, name, kind })),
);

/** Tags in use in a project, most used first: what a tag field suggests. `id` is the tag. */
export const tagsOfProject = question(
  'tagsOfProject',
  z.object({ project: z.string() }),
  ['tasks'],
  (rows, _ctx, { project }): readonly { readonly id: string; readonly count: number }[] => {
    const counts = new Map<string, number>();
    for (const task of rows.tasks.by('project', project)) {
      if (task.binned === null) for (const tag of task.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
    return [...counts]
      .map(([id, count]) => ({ id, count }))
      .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  },
);
