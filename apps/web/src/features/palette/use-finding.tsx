// What the command menu finds for what was typed, how much it looked through and how long that took.
import { commentsToFind, findComments, type FoundComment } from '@baton/model/comment/find-query';
import type { PersonAnswer } from '@baton/model/person/queries';
import type { TaskAnswer } from '@baton/model/task/answer';
import { findTasks } from '@baton/model/task/queries';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { boardsToFind, tasksToFind } from '@baton/model/search/queries';
import type { CommandGroup, CommandItem } from '@baton/ui/command-list';
import { type ProjectHue, ProjectMark, ProjectName } from '@baton/ui/project-mark';
import { StatusSign } from '@baton/ui/status-sign';
import { MessageSquare, SquareKanban } from 'lucide-react';
import { useRef, useState } from 'react';
import { useOnChange } from '../../lib/use-event.ts';
import { useLive, useLiveOne } from '../../lib/use-live.ts';
import { usePeople } from '../../parts/people.tsx';
import { PersonAvatar } from '../../parts/person-avatar.tsx';
import { fits, rangesIn, wordsIn } from '../../lib/search.ts';

const all = {};
const most = 8;
const mostSaid = 5;
const none: readonly [] = [];

export interface Finding {
  readonly groups: readonly CommandGroup[];
  readonly searched: number;
  readonly ms: number | null;
}

interface Found {
  readonly text: string;
  readonly rows: readonly TaskAnswer[];
  readonly ms: number | null;
}
const nothing: Found = { text: '', rows: [], ms: null };

/** What was found stays in sight until the next words have their answer, and follows what others do meanwhile. */
function useTasks(query: string): Found {
  const text = query.trim();
  const rows = useLive(findTasks, { text, limit: most });
  const begun = useRef(0);
  const [found, setFound] = useState(nothing);
  useOnChange(() => {
    begun.current = performance.now();
  }, [text]);
  useOnChange(() => {
    if (rows === undefined) return;
    const waited = Math.max(1, Math.round(performance.now() - begun.current));
    // The first answer to these words tells how long they took; later ones follow a change.
    setFound((before) => ({ text, rows, ms: before.text === text ? before.ms : waited }));
  }, [text, rows]);
  return text === '' ? nothing : found;
}

const itemsOfPeople = (people: readonly PersonAnswer[], words: readonly string[]): readonly CommandItem[] =>
  people
    .filter(({ name, title, matched }) => matched === null && words.length > 0 && fits(`${name} ${title ?? ''}`, words))
    .slice(0, most)
    .map(({ id, name, title, from }): CommandItem => ({
      id: `person ${id}`,
      label: name,
      ranges: rangesIn(name, words),
      sign: <PersonAvatar id={id} decorative />,
      end: from === null ? (title ?? undefined) : `from ${from}`,
    }));

const itemsOfComments = (found: readonly FoundComment[], words: readonly string[]): readonly CommandItem[] =>
  found.map(({ id, taskKey, authorName, text }): CommandItem => {
    // On the phone the end of it is cut off: there what was found stands, and not the name alone.
    const label = `${text} · ${authorName}`;
    return { id: `comment ${taskKey} ${id}`, label, ranges: rangesIn(label, words), icon: MessageSquare, end: taskKey };
  });

export function useFinding(query: string): Finding {
  const projects = (useLive(projectsOfWorkspace, all) ?? []).filter(
    ({ archived, binned }) => archived === null && binned === null,
  );
  const boards = useLive(boardsToFind, all) ?? [];
  const tasks = useTasks(query);
  const people = usePeople();
  const count = useLiveOne(tasksToFind, all)?.count ?? 0;
  const said = useLiveOne(commentsToFind, all)?.count ?? 0;
  const comments = useLive(findComments, { text: query.trim(), limit: mostSaid }) ?? none;
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
  const taskItems = tasks.rows.map(({ key, title, kind, project, archived }): CommandItem => {
    const of = markOf(project);
    return {
      id: `task ${key}`,
      label: `${key} ${title}`,
      ranges: rangesIn(`${key} ${title}`, words),
      sign: <StatusSign kind={kind} />,
      end: archived === null ? of && <ProjectName hue={of.hue as ProjectHue} name={of.name} /> : 'Archived',
    };
  });
  const personItems = itemsOfPeople(people, words);
  const commentItems = itemsOfComments(comments, words);
  const groups = [
    { id: 'tasks', label: 'Tasks', items: taskItems },
    { id: 'people', label: 'People', items: personItems },
    { id: 'comments', label: 'Comments', items: commentItems },
    { id: 'go', label: 'Go to', items: [...projectItems, ...boardItems] },
  ].filter(({ items }) => items.length > 0);
  return { groups, searched: projects.length + boards.length + people.length + count + said, ms: tasks.ms };
}
