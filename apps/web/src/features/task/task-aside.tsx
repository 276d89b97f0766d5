// At the side of a task's page, where there is room: its facts, its files, and what one does with it as a whole.
import type { PeekAnswer } from '@baton/model/task/queries';
import { useSuperseded } from '../../lib/use-superseded.ts';
import { Files } from './files.tsx';
import { Keeping } from './keeping.tsx';
import { TaskFacts } from './task-facts.tsx';
import styles from './task-body.module.css';

export function TaskAside({ task }: { readonly task: PeekAnswer }) {
  return (
    <div className={styles.aside}>
      <TaskFacts task={task} lost={useSuperseded(task.id)} />
      <Files task={task.id} />
      <Keeping task={task} />
    </div>
  );
}
