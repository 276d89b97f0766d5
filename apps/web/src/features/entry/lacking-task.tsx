// What one task lacks that is no field: lines to be ticked here, a file or something that it waits for, one click away.
import type { Lack } from '@baton/model/refusal';
import { checklistOf, taskPeek } from '@baton/model/task/queries';
import { Checkbox } from '@baton/ui/checkbox';
import { useLive, useLiveOne } from '../../lib/use-live.ts';
import { needsText } from '../../parts/need-words.ts';
import { TaskLink } from '../../parts/task-link.tsx';
import styles from './entry-dialog.module.css';

interface LackingTaskProps {
  readonly lack: Lack;
  /** One of several: its title and all that it lacks stand there. */
  readonly isNamed: boolean;
  readonly ticked: readonly string[];
  readonly onTick: (ticked: readonly string[] & string[]) => void;
  readonly onLeave: () => void;
}

export function LackingTask({ lack, isNamed, ticked, onTick, onLeave }: LackingTaskProps) {
  const { task, title, needs } = lack;
  const leads = task !== null && (needs.includes('file') || needs.includes('unblocked'));
  return (
    <div className={styles.task}>
      {isNamed && (
        <p>
          <b>{title}</b> <span className={styles.meta}>lacks {needsText(needs)}</span>
        </p>
      )}
      {task !== null && needs.includes('checklist') && <OpenLines task={task} ticked={ticked} onTick={onTick} />}
      {leads && <Ways task={task} needs={needs} onLeave={onLeave} />}
      {task === null && needs.includes('file') && (
        <p>A new task has no file. Add it to a column before this one, with its file, and move it from there.</p>
      )}
    </div>
  );
}

function OpenLines({ task, ticked, onTick }: Pick<LackingTaskProps, 'ticked' | 'onTick'> & { task: string }) {
  const lines = (useLive(checklistOf, { task }) ?? []).filter(({ done }) => !done);
  return (
    <fieldset className={styles.lines}>
      <legend>Open lines of its checklist</legend>
      {lines.map(({ id, text }) => (
        <Checkbox
          key={id}
          tone="go"
          label={text}
          checked={ticked.includes(id)}
          onChange={(isOn) => onTick(isOn ? [...ticked, id] : ticked.filter((one) => one !== id))}
        />
      ))}
    </fieldset>
  );
}

function Ways({ task, needs, onLeave }: { task: string; needs: Lack['needs']; onLeave: () => void }) {
  const peek = useLiveOne(taskPeek, { task });
  if (peek == null) return null;
  const blocker = peek.waitsFor?.task ?? null;
  return (
    // The link itself is reached and pressed by keys; a press anywhere in here means that one goes there.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div onClick={onLeave}>
      {needs.includes('file') && (
        <p>
          A file is added on its page: <TaskLink to={peek.key}>open {peek.key}</TaskLink>
        </p>
      )}
      {needs.includes('unblocked') && blocker !== null && (
        <p>
          It waits for{' '}
          <TaskLink to={blocker.key}>
            {blocker.key} {blocker.title}
          </TaskLink>
        </p>
      )}
      {needs.includes('unblocked') && blocker === null && <p>It waits for a task that you cannot see.</p>}
    </div>
  );
}
