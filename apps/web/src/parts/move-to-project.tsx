// "Move to project": the projects by department, found by typing. One of the same department takes the task at once. Into
// another one it is said first who will see it and who no longer will; where it may not go, why.
import { hangingOf } from '@baton/model/decided/ending-queries';
import { editTasks } from '@baton/model/task/bulk-command';
import { moveToProject } from '@baton/model/task/move-commands';
import { type ProjectAnswer, projectsOfWorkspace } from '@baton/model/project/queries';
import { subTasksOf } from '@baton/model/task/part-queries';
import { Button } from '@baton/ui/button';
import { CommandHint, CommandMenu } from '@baton/ui/command-menu';
import type { CommandGroup, CommandItem } from '@baton/ui/command-list';
import { Dialog } from '@baton/ui/dialog';
import { type ProjectHue, ProjectMark } from '@baton/ui/project-mark';
import { useToast } from '@baton/ui/toast';
import { useState } from 'react';
import { fits, rangesIn, wordsIn } from '../lib/search.ts';
import { useLive } from '../lib/use-live.ts';
import { useRun } from '../lib/use-run.ts';
import { useStatusOf } from '../lib/use-status.ts';
import { useWorld } from '../lib/use-world.ts';
import { useUndo } from '../lib/use-undo.ts';
import { audienceOf, movesWhen, whoSees } from './move-words.ts';
import { skippedText } from './bulk-words.ts';
import { HangingList } from './hanging-list.tsx';
import { useNames } from './people.tsx';
import { readOnlyText, useReadOnlyIn } from './read-only.tsx';
import { type SpaceName, useSpaces } from './spaces.ts';
import { useEnding } from './use-ending.tsx';

/** One task, or several of one project as one gesture. */
export interface Moving {
  readonly tasks: readonly { readonly id: string; readonly title: string }[];
  readonly project: string;
}
interface MoveProps {
  readonly moving: Moving;
  readonly onClose: () => void;
}
const all = {};
const called = ({ tasks }: Moving): string => (tasks.length === 1 ? `“${tasks[0]?.title}”` : `${tasks.length} tasks`);

export function MoveToProject({ moving, onClose }: MoveProps) {
  const projects = useLive(projectsOfWorkspace, all) ?? [];
  const [target, setTarget] = useState<ProjectAnswer | null>(null);
  const from = projects.find(({ id }) => id === moving.project);
  const move = useMove(moving, onClose);
  const space = from?.space ?? null;
  const isBarred = useReadOnlyIn(space);
  if (space === null) return null;
  if (isBarred !== null)
    return <NotHere title={`Move ${called(moving)}`} why={readOnlyText(isBarred)} onClose={onClose} />;
  if (target !== null) return <MoveAway moving={moving} from={space} to={target} onMove={move} onClose={onClose} />;
  const choose = (id: string) => {
    const chosen = projects.find((project) => project.id === id);
    if (chosen?.space === space) void move(chosen, true);
    else setTarget(chosen ?? null);
  };
  const open = projects.filter(
    ({ id, archived, binned }) => id !== moving.project && archived === null && binned === null,
  );
  return (
    <Picker
      label={`Move ${called(moving)} to a project`}
      projects={open}
      first={space}
      onChoose={choose}
      onClose={onClose}
    />
  );
}

interface PickerProps {
  readonly label: string;
  readonly projects: readonly ProjectAnswer[];
  /** The department that stands on top: its own. */
  readonly first: string;
  /** What Enter does. */
  readonly verb?: string;
  /** What becomes of it, where that has to be known before. */
  readonly note?: string;
  readonly onChoose: (project: string) => void;
  readonly onClose: () => void;
}

function Picker({ label, projects, first, verb = 'move', note, onChoose, onClose }: PickerProps) {
  const [query, setQuery] = useState('');
  const spaces = useSpaces().toSorted((a, b) => Number(b.id === first) - Number(a.id === first));
  const words = wordsIn(query);
  const groups = spaces
    .map(({ id, title }): CommandGroup => ({ id, label: title, items: itemsOf(projects, { id, title }, words) }))
    .filter(({ items }) => items.length > 0);
  return (
    <CommandMenu
      open
      onClose={onClose}
      label={label}
      placeholder={label}
      query={query}
      onQuery={setQuery}
      groups={groups}
      onChoose={onChoose}
      empty={query.trim() === '' ? 'There is no other project.' : `No project here is called ${query.trim()}.`}
      footer={
        <>
          <CommandHint keys={['↑', '↓']}>choose</CommandHint>
          <CommandHint keys={['Enter']}>{verb}</CommandHint>
          {note !== undefined && <span>{note}</span>}
        </>
      }
    />
  );
}

/** Any open project but one, for what goes or is made there. */
export function PickProject({ without, ...props }: Omit<PickerProps, 'projects'> & { readonly without: string }) {
  const projects = (useLive(projectsOfWorkspace, all) ?? []).filter(
    ({ id, archived, binned }) => id !== without && archived === null && binned === null,
  );
  return <Picker {...props} projects={projects} />;
}

const itemsOf = (
  projects: readonly ProjectAnswer[],
  space: SpaceName,
  words: readonly string[],
): readonly CommandItem[] =>
  projects
    .filter(({ space: of, name, prefix }) => of === space.id && fits(`${name} ${prefix} ${space.title}`, words))
    .map(({ id, name, hue, prefix }) => ({
      id,
      label: name,
      ranges: rangesIn(name, words),
      sign: <ProjectMark hue={hue as ProjectHue} />,
      end: prefix,
    }));

/** What becomes of the parts. */
const alongText = (count: number): string =>
  count <= 0 ? '' : count === 1 ? ' Its sub-task goes along.' : ` ${count} sub-tasks go along.`;

type Move = (to: ProjectAnswer, isNear: boolean) => Promise<void>;

/** @param onDone it is under way, and undo leads back. */
function useMove(moving: Moving, onDone: () => void): Move {
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const nameOf = useNames();
  const isReached = useStatusOf('link') === 'live';
  const ending = useEnding();
  const move = async (to: ProjectAnswer, isNear: boolean): Promise<readonly string[]> => {
    const ids = moving.tasks.map(({ id }) => id);
    const [task] = ids;
    // One has a command of its own, which says what it refuses; of many each is asked.
    const moved =
      ids.length === 1 && task !== undefined
        ? await run(moveToProject, { task, project: to.id })
        : await run(editTasks, { tasks: ids, change: { set: 'project', project: to.id } });
    if (moved === undefined) return [];
    const skipped = 'skipped' in moved ? moved.skipped : [];
    const gone = new Set(skipped.map((one) => one.task));
    const taken = moving.tasks.filter(({ id }) => !gone.has(id));
    const along = moved.tasks.length - taken.length;
    const verb = taken.length === 1 ? ['stands', 'moves'] : ['stand', 'move'];
    const how = isNear ? `${verb[0]} in ${to.name} now` : `${verb[1]} to ${to.name}${movesWhen(isReached)}`;
    const done = taken.length === 0 ? '' : `${called({ ...moving, tasks: taken })} ${how}.${alongText(along)} `;
    const text = `${done}${skippedText(skipped, nameOf)}`.trim();
    toast.show({ text, ...(moved.tasks.length > 0 ? { onUndo } : {}) });
    return moved.tasks;
  };
  return async (to, isNear) => {
    onDone();
    // Into another department it is said in the dialog that says who will see it.
    await ending({
      tasks: moving.tasks,
      to: { project: to.id },
      verb: `Move to ${to.name}`,
      isSaid: !isNear,
      act: () => move(to, isNear),
    });
  };
}

interface MoveAwayProps extends MoveProps {
  readonly from: string;
  readonly to: ProjectAnswer;
  readonly onMove: Move;
}

function MoveAway({ moving, from, to, onMove, onClose }: MoveAwayProps) {
  const { directory } = useWorld();
  const nameOf = useNames();
  const isReached = useStatusOf('link') === 'live';
  const parts = useLive(subTasksOf, { task: moving.tasks[0]?.id ?? '' }) ?? [];
  const isBarred = useReadOnlyIn(to.space);
  const title = `Move ${called(moving)} to ${to.name}`;
  if (isBarred !== null || to.space === null)
    return <NotHere title={title} why={readOnlyText(isBarred ?? 'outside')} onClose={onClose} />;
  const audience = audienceOf(directory, from, to.space);
  const seen = whoSees({ count: moving.tasks.length, department: to.spaceTitle ?? 'it', audience, nameOf });
  const said = parts.length === 0 ? seen : `${seen} Sub-tasks of the same project go along.`;
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={isReached ? said : `${said} The relay is away: it moves when the relay has it.`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" onClick={() => void onMove(to, false)}>
            Move
          </Button>
        </>
      }
    >
      <EndsWithIt moving={moving} to={to.id} />
    </Dialog>
  );
}

function EndsWithIt({ moving: { tasks }, to }: { readonly moving: Moving; readonly to: string }) {
  return <HangingList rows={useLive(hangingOf, { tasks: tasks.map(({ id }) => id), going: { project: to } }) ?? []} />;
}

function NotHere({
  title,
  why,
  onClose,
}: {
  readonly title: string;
  readonly why: string;
  readonly onClose: () => void;
}) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={why}
      width={400}
      actions={<Button onClick={onClose}>Close</Button>}
    />
  );
}
