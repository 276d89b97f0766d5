// What a guest lands on: the tasks that were shared with them, the slices of boards on which those stand, and in words
// what is not sent to their devices. Nothing else is here to be shown.
import { type SharedColumn, sharedColumns, type SharedTask, sharedTasks } from '@baton/model/sharing/queries';
import { Button } from '@baton/ui/button';
import { EmptyState } from '@baton/ui/empty-state';
import { StatusSign } from '@baton/ui/status-sign';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useOwnUntil } from '../../lib/use-guest.ts';
import { useLive } from '../../lib/use-live.ts';
import { usePhone } from '../../lib/use-media.ts';
import { useToday } from '../../lib/use-today.ts';
import { useWorld } from '../../lib/use-world.ts';
import { DueText } from '../../parts/due-text.tsx';
import { dayText } from '../../parts/day-text.ts';
import { Screen } from '../../parts/screen.tsx';
import { TaskBaton } from '../../parts/task-baton.tsx';
import { leadOf, sharersOf } from './guest-words.ts';
import styles from './guest.module.css';
import { LeaveDialog } from './leave-dialog.tsx';
import { SeenDialog } from './seen-dialog.tsx';

const all = {};

export function GuestScreen() {
  const tasks = useLive(sharedTasks, all);
  const columns = useLive(sharedColumns, all) ?? [];
  const today = useToday();
  if (tasks === undefined) return null;
  return (
    <Screen title="My work">
      <div className={styles.page}>
        {tasks.length === 0 ? (
          <EmptyState pattern="not-here-yet" title="Nothing is shared with you now">
            What somebody shares with you stands here as soon as it has come.
          </EmptyState>
        ) : (
          <>
            <h2 className={styles.lead}>{leadOf(tasks, today)}</h2>
            <Tasks title="With you" tasks={tasks.filter(({ mine }) => mine)} />
            <Tasks title="Shared with you" tasks={tasks.filter(({ mine }) => !mine)} />
            <Slices columns={columns} tasks={tasks} />
          </>
        )}
        <NotHere tasks={tasks} />
      </div>
    </Screen>
  );
}

function Tasks({ title, tasks }: { readonly title: string; readonly tasks: readonly SharedTask[] }) {
  if (tasks.length === 0) return null;
  return (
    <section aria-label={title} className={styles.section}>
      <h3>
        {title} <span className={styles.count}>{tasks.length}</span>
      </h3>
      <ul>
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
    </section>
  );
}

function TaskRow({ task }: { readonly task: SharedTask }) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const today = useToday();
  const by = task.sharer === null ? '' : `shared by ${task.sharer.name}`;
  return (
    <li className={styles.row}>
      <Link className={styles.name} to="/w/$workspace/task/$key" params={{ workspace, key: task.key }}>
        <b>{task.title}</b>
        <span className={styles.meta}>
          <span className={styles.key}>{task.key}</span> {[task.projectName, by].filter(Boolean).join(', ')}
        </span>
      </Link>
      <TaskBaton task={task} size="sm" />
      {task.due !== null && <DueText due={task.due} late={task.late} today={today} />}
    </li>
  );
}

interface SlicesProps {
  readonly columns: readonly SharedColumn[];
  readonly tasks: readonly SharedTask[];
}

/** Read, and moved nowhere: where a task stands is changed on the task. */
function Slices({ columns, tasks }: SlicesProps) {
  const byProject = Map.groupBy(columns, ({ project }) => project);
  return [...byProject.values()].map((slice) => (
    <section key={slice[0]?.project} aria-label={`Board: ${slice[0]?.projectName ?? ''}`} className={styles.section}>
      <h3>
        Board: {slice[0]?.projectName} <span className={styles.count}>as far as it concerns you</span>
      </h3>
      <div className={styles.slice}>
        {slice.map((column) => (
          <div key={column.id} className={styles.column}>
            <h4>
              <StatusSign kind={column.kind} size={14} /> {column.name}{' '}
              <span className={styles.count}>{column.tasks.length} of yours</span>
            </h4>
            <ul>
              {tasks
                .filter(({ id }) => column.tasks.includes(id))
                .map((task) => (
                  <Card key={task.id} task={task} />
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  ));
}

function Card({ task }: { readonly task: SharedTask }) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const today = useToday();
  return (
    <li>
      <Link className={styles.card} to="/w/$workspace/task/$key" params={{ workspace, key: task.key }}>
        <span className={styles.key}>{task.key}</span>
        <b>{task.title}</b>
        <span className={styles.ends}>
          <TaskBaton task={task} size="sm" />
          {task.due !== null && <DueText due={task.due} late={task.late} today={today} />}
        </span>
      </Link>
    </li>
  );
}

/** On the phone there is no side bar to say it. */
export function AccessEnds({ tasks }: { readonly tasks: readonly SharedTask[] }) {
  const until = useOwnUntil();
  const [sharer] = sharersOf(tasks);
  const ends = until === null ? 'Your access has no end.' : `Your access ends on ${dayText(until)}.`;
  return (
    <p className={styles.until}>
      {ends}
      {sharer !== undefined && ` ${sharer} shared this with you.`}
    </p>
  );
}

function NotHere({ tasks }: { readonly tasks: readonly SharedTask[] }) {
  const [opened, setOpened] = useState<'leave' | 'seen' | null>(null);
  const close = () => setOpened(null);
  const { titles } = useWorld();
  const isPhone = usePhone();
  return (
    <section aria-label="What is not sent to you" className={styles.not}>
      {isPhone && <AccessEnds tasks={tasks} />}
      <p>Other columns and tasks are not sent to your devices. There is no number of them either.</p>
      <p>Names appear where a person writes to you or shares something with you. There is no list of people.</p>
      <p>What people at {titles.workspace} say among themselves about these tasks is not sent to you.</p>
      <p className={styles.acts}>
        <Button size={24} onClick={() => setOpened('seen')}>
          What {titles.workspace} sees of me
        </Button>
        <Button size={24} onClick={() => setOpened('leave')}>
          Leave this workspace
        </Button>
      </p>
      <SeenDialog open={opened === 'seen'} onClose={close} />
      <LeaveDialog open={opened === 'leave'} onClose={close} />
    </section>
  );
}
