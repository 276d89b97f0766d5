// Until another day, or until another task is done.
import { addDays, type Day } from '@baton/model/day';
import { findTasks } from '@baton/model/task/queries';
import type { WorkAnswer } from '@baton/model/work/queries';
import { Button } from '@baton/ui/button';
import { DateField } from '@baton/ui/date-field';
import { Dialog } from '@baton/ui/dialog';
import { TextField } from '@baton/ui/text-field';
import { useState } from 'react';
import { localeNow } from '../../lib/locale.ts';
import { useLive } from '../../lib/use-live.ts';
import type { WorkActs } from './work-acts.ts';
import styles from './snooze-dialog.module.css';

interface SnoozeDialogProps {
  readonly row: WorkAnswer;
  readonly today: Day;
  readonly acts: WorkActs;
  readonly onClose: () => void;
}

export function SnoozeDialog({ row, today, acts, onClose }: SnoozeDialogProps) {
  const [day, setDay] = useState<string | undefined>();
  const [text, setText] = useState('');
  const found = (useLive(findTasks, { text, limit: 7 }) ?? []).filter(
    ({ id, kind }) => id !== row.id && kind !== 'done',
  );
  const snooze = (until: Parameters<WorkActs['snooze']>[1]) => {
    void acts.snooze(row, until);
    onClose();
  };
  const error = day !== undefined && day <= today ? 'Choose a day that is still to come.' : undefined;
  return (
    <Dialog
      open
      onClose={onClose}
      title="Snooze"
      description={`“${row.title}” leaves your list and comes back by itself.`}
      actions={
        <Button
          tone="primary"
          disabledReason={
            day === undefined || error !== undefined ? 'Choose a day, or the task that it waits for.' : undefined
          }
          onClick={() => day !== undefined && snooze({ until: day as Day })}
        >
          Snooze until that day
        </Button>
      }
    >
      <div className={styles.form}>
        <DateField
          label="Until"
          value={day}
          onChange={setDay}
          today={addDays(today, 0)}
          locale={localeNow()}
          error={error}
        />
        <TextField
          label="Or until this task is done"
          placeholder="Key or words of its title"
          value={text}
          onChange={setText}
        />
        {text.trim() !== '' && (
          <ul className={styles.found} aria-label="Tasks found">
            {found.length === 0 && <li className={styles.none}>No open task here has these words.</li>}
            {found.map((task) => (
              <li key={task.id}>
                <button type="button" onClick={() => snooze({ after: task.id })}>
                  <span className={styles.key}>{task.key}</span> {task.title}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
