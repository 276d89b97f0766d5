// A task on its way to another department: on its card, and in the task with what that means and the way back.
import { stayWhereItIs } from '@baton/model/task/move-commands';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { FolderInput } from 'lucide-react';
import { useRun } from '../lib/use-run.ts';
import { useStatus } from '../lib/use-status.ts';
import { useWorld } from '../lib/use-world.ts';
import styles from './moving-mark.module.css';

const useDepartment = (): ((space: string) => string) => {
  const { titles } = useWorld();
  return (space) => titles.spaces[space as keyof typeof titles.spaces] ?? 'another department';
};

export function MovingMark({ to }: { readonly to: string }) {
  const department = useDepartment()(to);
  return (
    <span className={styles.mark} title={`Moving to ${department}`}>
      <Icon icon={FolderInput} size={13} />
      <span>{department}</span>
    </span>
  );
}

export function MovingNotice({ task, to }: { readonly task: string; readonly to: string }) {
  const run = useRun();
  const isReached = useStatus().link === 'live';
  const department = useDepartment()(to);
  return (
    <div className={styles.notice} role="status">
      <Icon icon={FolderInput} />
      <span>
        {isReached ? `Moving to ${department}.` : `Moves to ${department} when the relay has it.`} Until then it stays
        here.
      </span>
      <Button size={24} onClick={() => void run(stayWhereItIs, { task })}>
        Leave it here
      </Button>
    </div>
  );
}
