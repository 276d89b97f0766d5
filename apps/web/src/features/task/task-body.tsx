// What a task holds, from its title to what was said about it.
import type { PeekAnswer } from '@baton/model/task/queries';
import { renameTask, restoreTask, unbinTask } from '@baton/model/task/commands';
import { docsBeside } from '@baton/workspace/pages/writing';
import { Button } from '@baton/ui/button';
import { lazy, Suspense, useState } from 'react';
import { useActions } from '../../lib/actions.tsx';
import { useOnChange } from '../../lib/use-event.ts';
import { useRun } from '../../lib/use-run.ts';
import { useMe } from '../../lib/use-world.ts';
import { useSuperseded } from '../../lib/use-superseded.ts';
import { timeText } from '../../parts/day-text.ts';
import { AskedHere } from '../../parts/asked-here.tsx';
import { FieldTraces } from '../../parts/field-traces.tsx';
import { ForkMark } from '../../parts/fork-mark.tsx';
import { KeepHere } from '../../parts/keep-here.tsx';
import { MovingNotice } from '../../parts/moving-mark.tsx';
import { readOnlyText, useReadOnly } from '../../parts/read-only.tsx';
import { useFaces } from '../../parts/people.tsx';
import { StoppedNotice } from '../../parts/stopped-notice.tsx';
import { WhereButton } from '../../parts/where-is-it.tsx';
import { TextInPlace } from '../../parts/text-in-place.tsx';
import { AskedBy } from './asked-by.tsx';
import { Checklist } from './checklist.tsx';
import { Comments } from './comments.tsx';
import { Files } from './files.tsx';
import { InArchive } from './in-archive.tsx';
import { Keeping } from './keeping.tsx';
import { Links } from './links.tsx';
import { Reading } from './reading.tsx';
import { Relations } from './relations.tsx';
import { PartOf, SubTasks } from './sub-tasks.tsx';
import styles from './task-body.module.css';
import { TaskFacts } from './task-facts.tsx';
import { focusField } from './task-fields.ts';

const Description = lazy(() => import('./description.tsx').then((module) => ({ default: module.Description })));

interface TaskBodyProps {
  readonly task: PeekAnswer;
  readonly field: 'due' | 'comment' | undefined;
  /** The comment that the address names. */
  readonly comment?: string | undefined;
  /** Facts and files stand at the side (task-aside.tsx). */
  readonly hasAside?: boolean;
}

export function TaskBody({ task, field, comment, hasAside = false }: TaskBodyProps) {
  const run = useRun();
  const lost = useSuperseded(task.id);
  const readOnly = useReadOnly();
  const person = useMe();
  const docs = task.beside === null ? [] : docsBeside({ home: task.beside, task: task.id, person });
  useOnChange(() => {
    if (field) requestAnimationFrame(() => focusField(field));
  }, [field, task.id]);
  return (
    <div className={styles.body}>
      <StoppedNotice what="This task" docs={docs} />
      <Resting task={task} />
      <InArchive task={task} />
      {task.movingTo !== null && <MovingNotice task={task} to={task.movingTo} />}
      {readOnly !== null && <p className={styles.reading}>{readOnlyText(readOnly)}</p>}
      <PartOf task={task} />
      <div className={styles.head} data-field="title">
        <FieldTraces task={task.id} field="title" value={task.title} />
        <h2>
          <TextInPlace
            label="Title"
            value={task.title}
            onKeep={(title) => void run(renameTask, { task: task.id, title })}
          />
        </h2>
        <ForkMark name="Title" lost={lost.find((one) => one.field === 'title')} show={String} />
      </div>
      <AskedHere task={task} space={task.space} />
      <Reading task={task.id} />
      {!hasAside && <TaskFacts task={task} lost={lost} />}
      <AskedBy task={task.id} />
      <section className={styles.description} aria-label="Description" data-field="description">
        <FieldTraces task={task.id} field="description" value={null} />
        <Suspense fallback={null}>
          <Description task={task} />
        </Suspense>
      </section>
      <SubTasks task={task} />
      <Checklist task={task.id} />
      <Relations task={task} />
      {!hasAside && <Files task={task.id} />}
      <Links task={task.id} />
      <Comments task={task} wanted={comment} />
      {!hasAside && <Keeping task={task} />}
      <Made task={task} />
    </div>
  );
}

/** Archived or in the bin: said on top, with the way back. */
function Resting({ task }: { task: PeekAnswer }) {
  const run = useRun();
  const isReadOnly = useReadOnly() !== null;
  if (task.binned === null && task.archived === null) return null;
  const isBinned = task.binned !== null;
  return (
    <div className={styles.resting}>
      <span>
        {isBinned ? 'In the bin' : 'Archived'} since {timeText(task.binned ?? task.archived ?? 0)}.
      </span>
      {!isReadOnly && (
        <Button size={24} onClick={() => void run(isBinned ? unbinTask : restoreTask, { task: task.id })}>
          Restore
        </Button>
      )}
    </div>
  );
}

/** What is one person's alone is always on their devices. */
const mayBeElsewhere = ({ beside }: PeekAnswer): boolean => beside !== null && beside.in !== 'private';

function Made({ task }: { task: PeekAnswer }) {
  const faceOf = useFaces();
  const changer = faceOf(task.updatedBy);
  const [isAsked, setAsked] = useState(false);
  useActions({ where: () => setAsked((before) => !before) });
  return (
    <div className={styles.made}>
      Created {timeText(task.created)}
      {task.provider !== null && `, from ${task.provider.charAt(0).toUpperCase()}${task.provider.slice(1)}`}. Last
      changed by {changer.isReader ? 'you' : changer.name}.{' '}
      <WhereButton record={task.id} open={isAsked} onOpenChange={setAsked} />{' '}
      {mayBeElsewhere(task) && <KeepHere record={task.id} />}
    </div>
  );
}
