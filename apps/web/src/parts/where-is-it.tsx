// "Where is my edit?" Said of one record: on the relay or on this device, since when, and why not yet. Live while it is open.
import { useLiveOne } from '../lib/use-live.ts';
import { taskPeek } from '@baton/model/task/queries';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { Icon } from '@baton/ui/icon';
import { Popover } from '@baton/ui/popover';
import { Check, CloudOff, TriangleAlert } from 'lucide-react';
import { useActionRegistry } from '../lib/actions.tsx';
import { useSync, useWhereabouts } from '../lib/use-sync.ts';
import styles from './where-is-it.module.css';
import { whereWords } from './where-words.ts';

const signs = { 'Saved on relay': Check, 'Saved on this device': CloudOff, 'Not saved': TriangleAlert } as const;
const question = 'Where is my edit?';

interface Controlled {
  readonly record: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** In the task itself: a small button, and what it opens. */
export function WhereButton({ record, open, onOpenChange }: Controlled) {
  const trigger = (
    <button type="button" className={styles.ask}>
      {question}
    </button>
  );
  return (
    <Popover
      trigger={trigger}
      title={question}
      side="top"
      open={open}
      onOpenChange={onOpenChange}
      className={styles.sheet}
    >
      <Where record={record} />
    </Popover>
  );
}

/** For a card of a board, where nothing stands to hang it on. */
export function WhereDialog({ record, onClose }: { record: string; onClose: () => void }) {
  const task = useLiveOne(taskPeek, { task: record });
  return (
    <Dialog
      open
      onClose={onClose}
      width={400}
      title={question}
      description={task ? `${task.key} ${task.title}` : undefined}
    >
      <Where record={record} />
    </Dialog>
  );
}

function Where({ record }: { record: string }) {
  const actions = useActionRegistry();
  const where = useWhereabouts(record);
  const isWindowOnly = useSync().storage.device === 'shared';
  if (where === null) return null;
  const { title, text } = whereWords(where, isWindowOnly);
  return (
    <div className={styles.where} data-state={where.state}>
      <Icon icon={signs[title]} className={styles.sign} />
      <div role="status">
        <p className={styles.title}>{title}</p>
        <p className={styles.text}>{text}</p>
      </div>
      {where.state !== 'relay' && (
        <Button size={24} onClick={() => void actions.run('sync')}>
          {where.state === 'here' ? 'What waits' : 'What was refused'}
        </Button>
      )}
    </div>
  );
}
