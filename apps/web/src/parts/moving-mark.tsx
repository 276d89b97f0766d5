// A task on its way to another department or to other readers: on its card, and in the task with what that means and the
// way back.
import { homeNamed, type HomeName } from '@baton/model/directory/home-name';
import { stayWhereItIs } from '@baton/model/task/move-commands';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { FolderInput } from 'lucide-react';
import { useRun } from '../lib/use-run.ts';
import { useStatus } from '../lib/use-status.ts';
import { useWorld } from '../lib/use-world.ts';
import styles from './moving-mark.module.css';

/** Where it goes: a department, or fewer readers in it. */
const useGoal = (): ((to: string) => string) => {
  const { titles } = useWorld();
  return (to) => {
    const home = homeNamed(to as HomeName);
    return home.in === 'group' ? 'fewer people' : (titles.spaces[home.space] ?? 'another department');
  };
};

export function MovingMark({ to }: { readonly to: string }) {
  const goal = useGoal()(to);
  return (
    <span className={styles.mark} title={`Moving to ${goal}`}>
      <Icon icon={FolderInput} size={13} />
      <span>{goal}</span>
    </span>
  );
}

export function MovingNotice({ task, to }: { readonly task: string; readonly to: string }) {
  const run = useRun();
  const isReached = useStatus().link === 'live';
  const goal = useGoal()(to);
  return (
    <div className={styles.notice} role="status">
      <Icon icon={FolderInput} />
      <span>
        {isReached ? `Moving to ${goal}.` : `Moves to ${goal} when the relay has it.`} Until then it stays here.
      </span>
      <Button size={24} onClick={() => void run(stayWhereItIs, { task })}>
        Leave it here
      </Button>
    </div>
  );
}
