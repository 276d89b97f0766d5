// What the command menu finds for what was typed, how much it looked through and how long that took.
import { findTasks } from '@baton/model/task/queries';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { boardsToFind, tasksToFind } from '@baton/model/search/queries';
import type { CommandGroup, CommandItem } from '@baton/ui/command-list';
import { type ProjectHue, ProjectMark, ProjectName } from '@baton/ui/project-mark';
import { StatusSign } from '@baton/ui/status-sign';
import { SquareKanban } from 'lucide-react';
import { askOnce } from '../../lib/ask-once.ts';
import { useAsked } from '../../lib/use-asked.ts';
import { useLive, useLiveOne } from '../../lib/use-live.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { fits, rangesIn, wordsIn } from '../../lib/search.ts';

const all = {};
const most = 8;

export interface Finding {
  readonly groups: readonly CommandGroup[];
  readonly searched: number;
  readonly ms: number | null;
}

function useTasks(query: string) {
  const workspace = useWorkspace();
  const { value } = useAsked(async () => {
    if (query.trim() === '') return { rows: [], ms: null };
    const begun = performance.now();
    const rows = await askOnce(workspace, findTasks, { text: query, limit: most });
    return { rows, ms: Math.max(1, Math.round(performance.now() - begun)) };
  }, [query]);
  return value;
}

export function useFinding(query: string): Finding {
  const projects = (useLive(projectsOfWorkspace, all) ?? []).filter(
    ({ archived, binned }) => archived === null && binned === null,
  );
  const boards = useLive(boardsToFind, all) ?? [];
  const tasks = useTasks(query);
  const count = useLiveOne(tasksToFind, all)?.count ?? 0;
  const words = wordsIn(query);
  const markOf = (id: string) => projects.find((project) => project.id === id);
  const projectItems = projects
    .filter(({ name, prefix }) => fits(`${name} ${prefix}`, words))
    .slice(0, most)
    .map(({ id, name, hue, spaceTitle }): CommandItem => ({
      id: `project ${id}`,
      label: name,
      ranges: rangesIn(name, words),
      sign: <ProjectMark hue={hue as ProjectHue} />,
      end: spaceTitle ?? undefined,
    }));
  // The board of a project that is called like it would stand there twice.
  const boardItems = boards
    .filter(({ name, projectName }) => name !== projectName && fits(`${name} ${projectName}`, words))
    .slice(0, most)
    .map(({ id, name, projectName, hue }): CommandItem => ({
      id: `board ${id}`,
      label: name,
      ranges: rangesIn(name, words),
      icon: SquareKanban,
      end: <ProjectName hue={hue as ProjectHue} name={projectName} />,
    }));
  const taskItems = (tasks?.rows ?? []).map(({ key, title, kind, project, archived }): CommandItem => {
    const of = markOf(project);
    return {
      id: `task ${key}`,
      label: `${key} ${title}`,
      ranges: rangesIn(`${key} ${title}`, words),
      sign: <StatusSign kind={kind} />,
      end: archived === null ? of && <ProjectName hue={of.hue as ProjectHue} name={of.name} /> : 'Archived',
    };
  });
  const groups = [
    { id: 'tasks', label: 'Tasks', items: taskItems },
    { id: 'go', label: 'Go to', items: [...projectItems, ...boardItems] },
  ].filter(({ items }) => items.length > 0);
  return { groups, searched: projects.length + boards.length + count, ms: tasks?.ms ?? null };
}
