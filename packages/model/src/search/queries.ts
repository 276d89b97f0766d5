// What the command menu looks through beside projects: all boards, and how many tasks a search reads.
import { z } from 'zod';
import { question } from '../command.ts';
import { taskCounts } from '../task/counts-view.ts';

export interface FoundBoard {
  readonly id: string;
  readonly name: string;
  readonly project: string;
  readonly projectName: string;
  readonly hue: number;
}
/** Boards that can be opened: neither they nor their projects are archived or binned. */
export const boardsToFind = question(
  'boardsToFind',
  z.object({}),
  ['boards', 'projects'],
  (rows): readonly FoundBoard[] => {
    const found: FoundBoard[] = [];
    for (const { id, name, project: of, archived, binned } of rows.boards.all()) {
      const project = rows.projects.get(of);
      if (archived !== null || binned !== null || !project) continue;
      if (project.archived !== null || project.binned !== null) continue;
      found.push({ id, name, project: of, projectName: project.name, hue: project.hue });
    }
    return found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
  },
);

/** Exactly those that findTasks reads. */
export const tasksToFind = question(
  'tasksToFind',
  z.object({}),
  ['tasks'],
  (rows): readonly { readonly id: string; readonly count: number }[] => {
    return [{ id: 'tasks', count: rows.tasks.view(taskCounts).kept }];
  },
);
