// The parts of a task: ticked, moved, opened, closed up, taken out; a line added by Enter, many by pasting.
import { addTasks } from '@baton/model/task/add-commands';
import { setParent, taskToCheckItem } from '@baton/model/task/part-commands';
import { subTasksOf, type SubTaskAnswer } from '@baton/model/task/part-queries';
import type { PeekAnswer } from '@baton/model/task/queries';
import { finishTask } from '@baton/model/task/status-command';
import { Checkbox } from '@baton/ui/checkbox';
import { formatDuration } from '@baton/ui/duration';
import { IconButton } from '@baton/ui/icon-button';
import { Menu } from '@baton/ui/menu';
import type { MenuItem } from '@baton/ui/menu-items';
import { ChevronDown, ChevronRight, CornerLeftUp, Ellipsis, ListChecks, Plus, SquareStack } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { prefer, usePreference } from '../../lib/preferences.ts';
import { useLive } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { useToday } from '../../lib/use-today.ts';
import { useEnding } from '../../parts/use-ending.tsx';
import { useStatusChange } from '../../parts/use-status-change.ts';
import { DueText } from '../../parts/due-text.tsx';
import { PersonAvatar } from '../../parts/person-avatar.tsx';
import { PickTask } from '../../parts/pick-task.tsx';
import { readOnlyText, useReadOnly } from '../../parts/read-only.tsx';
import { TaskLink } from '../../parts/task-link.tsx';
import { AddLine } from './add-line.tsx';
import styles from './sub-tasks.module.css';

const nothing: readonly SubTaskAnswer[] = [];

/** Those under a closed one are out of sight. */
function inSight(parts: readonly SubTaskAnswer[], isClosed: (id: string) => boolean): readonly SubTaskAnswer[] {
  let hiddenBelow = Infinity;
  return parts.filter(({ id, depth }) => {
    if (depth > hiddenBelow) return false;
    hiddenBelow = isClosed(id) ? depth : Infinity;
    return true;
  });
}
/** What the parts were estimated at, all together. */
const estimatedOf = (parts: readonly SubTaskAnswer[]): number =>
  parts.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);

export function SubTasks({ task }: { task: PeekAnswer }) {
  const run = useRun();
  const isReadOnly = useReadOnly() !== null;
  const parts = useLive(subTasksOf, { task: task.id }) ?? nothing;
  const closed = usePreference('parts.closed', '');
  const [isPicking, setPicking] = useState(false);
  const isClosed = (id: string) => closed.split(' ').includes(id);
  const fold = (id: string) => {
    const others = closed.split(' ').filter((one) => one !== id && one !== '');
    prefer('parts.closed', (isClosed(id) ? others : [...others, id]).slice(-200).join(' '));
  };
  const estimate = estimatedOf(parts);
  if (isReadOnly && parts.length === 0) return null;
  const add = async (titles: readonly string[]) =>
    (await run(addTasks, { project: task.project, parent: task.id, titles: [...titles] })) !== undefined;
  return (
    <section className={styles.parts} aria-label="Sub-tasks" data-field="parts">
      <div className={styles.head}>
        <h3>Sub-tasks</h3>
        {task.partsTotal > 0 && (
          <span className={styles.count}>
            {task.partsDone} of {task.partsTotal}
            {estimate > 0 && `, ${formatDuration(estimate)} estimated`}
          </span>
        )}
        {!isReadOnly && (
          <IconButton
            size={24}
            icon={Plus}
            label="Make another task a sub-task"
            className={styles.pick}
            onClick={() => setPicking(true)}
          />
        )}
      </div>
      <ul className={styles.lines}>
        {inSight(parts, isClosed).map((part, at, shown) => (
          <Part
            key={part.id}
            part={part}
            beside={siblingsOf(shown, at)}
            isClosed={isClosed(part.id)}
            onFold={() => fold(part.id)}
          />
        ))}
      </ul>
      {!isReadOnly && <AddLine key={task.id} task={`parts.${task.id}`} label="Add a sub-task" onAdd={add} />}
      {isPicking && (
        <PickTask
          label={`Sub-task of ${task.key}`}
          without={[task.id, ...parts.map(({ id }) => id)]}
          onPick={(id) => void run(setParent, { task: id, parent: task.id, at: 'bottom' as const })}
          onClose={() => setPicking(false)}
        />
      )}
    </section>
  );
}

interface Beside {
  readonly previous: SubTaskAnswer | undefined;
  readonly next: SubTaskAnswer | undefined;
}
function siblingsOf(shown: readonly SubTaskAnswer[], at: number): Beside {
  const parent = shown[at]?.parent;
  const siblings = shown.filter((part) => part.parent === parent);
  const place = siblings.findIndex(({ id }) => id === shown[at]?.id);
  return { previous: siblings[place - 1], next: siblings[place + 1] };
}

interface PartProps {
  readonly part: SubTaskAnswer;
  readonly beside: Beside;
  readonly isClosed: boolean;
  readonly onFold: () => void;
}

function Part({ part, beside, isClosed, onFold }: PartProps) {
  const run = useRun();
  const today = useToday();
  const readOnly = useReadOnly();
  const change = useStatusChange();
  const finish = (done: boolean) =>
    change({
      task: part.id,
      to: { kind: done ? 'done' : 'todo' },
      moves: async () => (await run(finishTask, { task: part.id, done })) !== undefined,
    });
  const place = (spot: { before: string } | { after: string }) =>
    void run(setParent, { task: part.id, parent: part.parent, ...spot });
  const handleKey = (event: KeyboardEvent) => {
    if (readOnly !== null || !event.altKey) return;
    if (event.key === 'ArrowUp' && beside.previous) place({ before: beside.previous.id });
    else if (event.key === 'ArrowDown' && beside.next) place({ after: beside.next.id });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // Keys of the controls inside, as they bubble: Alt and arrows.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={styles.line}
      style={{ paddingInlineStart: `${Math.min(part.depth, 6) * 20}px` }}
      data-done={part.kind === 'done' || undefined}
      onKeyDown={handleKey}
    >
      <Checkbox
        label={`Done: ${part.title}`}
        labelHidden
        checked={part.kind === 'done'}
        disabledReason={readOnly === null ? undefined : readOnlyText(readOnly)}
        onChange={(done) => void finish(done)}
      />
      {part.partsTotal > 0 && (
        <IconButton
          size={24}
          icon={isClosed ? ChevronRight : ChevronDown}
          label={`${isClosed ? 'Open' : 'Close'} the sub-tasks of ${part.title}`}
          aria-expanded={!isClosed}
          onClick={onFold}
        />
      )}
      <TaskLink to={part.key} className={styles.link}>
        <span className={styles.key}>{part.key}</span> <span className={styles.title}>{part.title}</span>
      </TaskLink>
      <span className={styles.end}>
        {part.partsTotal > 0 && (
          <span className={styles.count}>
            {part.partsDone} of {part.partsTotal}
          </span>
        )}
        {part.due !== null && <DueText due={part.due} late={part.late} today={today} />}
        {part.holder !== null && <PersonAvatar id={part.holder.id} size={20} said={part.holder} />}
        {readOnly === null && <PartMenu part={part} />}
      </span>
    </li>
  );
}

function PartMenu({ part }: { part: SubTaskAnswer }) {
  const run = useRun();
  const ending = useEnding();
  // The task itself goes to the archive.
  const toLine = async () => ((await run(taskToCheckItem, { task: part.id })) === undefined ? [] : [part.id]);
  const items: readonly MenuItem[] = [
    {
      id: 'out',
      label: 'Take out: a task of its own',
      icon: CornerLeftUp,
      onSelect: () => void run(setParent, { task: part.id, parent: null }),
    },
    {
      id: 'line',
      label: 'Make it a line of the checklist',
      icon: ListChecks,
      onSelect: () => void ending({ tasks: [part], to: null, verb: 'Make it a line', act: toLine }),
    },
  ];
  return (
    <Menu
      align="end"
      trigger={<IconButton size={24} icon={Ellipsis} label={`More of ${part.title}`} />}
      items={items}
    />
  );
}

/** On top of a part: what it is a part of. */
export function PartOf({ task }: { task: PeekAnswer }) {
  const { parent } = task;
  if (parent === null) return null;
  return (
    <p className={styles.of}>
      <SquareStack size={14} aria-hidden />
      <span>Sub-task of</span>
      <TaskLink to={parent.key} className={styles.link}>
        <span className={styles.key}>{parent.key}</span> {parent.title}
      </TaskLink>
    </p>
  );
}
