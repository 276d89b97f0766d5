// A task on its way to another department or to other readers: on its card, and in the task with what that means and the
// way back.
import { homeNamed, spaceOfHome, type HomeName } from '@baton/model/directory/home-name';
import type { PeekAnswer } from '@baton/model/task/queries';
import { stayWhereItIs } from '@baton/model/task/move-commands';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { FolderInput } from 'lucide-react';
import { useRun } from '../lib/use-run.ts';
import { useStatusOf } from '../lib/use-status.ts';
import { useWorld } from '../lib/use-world.ts';
import { useNames } from './people.tsx';
import { readerWords } from './reader-words.ts';
import styles from './moving-mark.module.css';

/** Where it goes: a department, or fewer readers in it. */
const useGoal = (): ((to: HomeName) => string) => {
  const { titles } = useWorld();
  return (to) => {
    const home = homeNamed(to);
    return home.in === 'group' ? 'fewer people' : (titles.spaces[home.space] ?? 'another department');
  };
};

export function MovingMark({ to }: { readonly to: HomeName }) {
  const goal = useGoal()(to);
  return (
    <span className={styles.mark} title={`Moving to ${goal}`}>
      <Icon icon={FolderInput} size={13} />
      <span>{goal}</span>
    </span>
  );
}

export function MovingNotice({ task, to }: { readonly task: Pick<PeekAnswer, 'id' | 'home'>; readonly to: HomeName }) {
  const run = useRun();
  const isReached = useStatusOf('link') === 'live';
  const world = useWorld();
  const nameOf = useNames();
  const goal = useGoal()(to);
  const isNear = task.home !== null && task.home.in !== 'private' && task.home.space === spaceOfHome(to);
  const readers = readerWords(to, { world, nameOf });
  const said = isNear
    ? `${readers} will see this${isReached ? ' in a moment' : ' when the relay has it'}. Until then nothing changes.`
    : `${isReached ? `Moving to ${goal}.` : `Moves to ${goal} when the relay has it.`} Until then it stays here.`;
  return (
    <div className={styles.notice} role="status">
      <Icon icon={FolderInput} />
      <span>{said}</span>
      <Button size={24} onClick={() => void run(stayWhereItIs, { task: task.id })}>
        Leave it here
      </Button>
    </div>
  );
}
