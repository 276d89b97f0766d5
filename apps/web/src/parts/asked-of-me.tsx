// Everything that waits for the reader's word, first in My work and in the inbox. Nothing, where nothing does.
import { type Asked, askedOf } from '@baton/model/decided/answer';
import { liveReminders } from '@baton/model/decided/reminding';
import { openDecisions, type OpenAnswer } from '@baton/model/decided/queries';
import { useLive } from '../lib/use-live.ts';
import { useNow } from '../lib/use-now.ts';
import { useWorld } from '../lib/use-world.ts';
import { AnswerCard } from './answer-card.tsx';
import { ApprovalCard } from './approval-card.tsx';
import { TaskLink } from './task-link.tsx';
import styles from './asked-of-me.module.css';

export interface AskedOfMe {
  readonly task: OpenAnswer;
  readonly asked: Asked;
}
const all = {};
const none: readonly OpenAnswer[] = [];

/** Those of which somebody reminded first, then in the order in which it was asked. */
export function useAskedOfMe(): readonly AskedOfMe[] {
  const { directory, me } = useWorld();
  const now = useNow(60_000);
  const open = useLive(openDecisions, all) ?? none;
  return open
    .flatMap((task) => {
      const matter = task.decided?.local ?? task.decided?.matter;
      if (matter === undefined) return [];
      const asked = askedOf({ directory, space: task.space, person: me.person, now }, matter);
      const reminded = new Set(liveReminders(directory, matter).map(({ of }) => of));
      return asked.map((one) => ({
        task,
        asked: one,
        isReminded: reminded.has(one.is === 'approval' ? one.approval : one.offer),
        at: matter.offer?.said.at ?? matter.approval?.said.at ?? 0,
      }));
    })
    .sort((left, right) => Number(right.isReminded) - Number(left.isReminded) || left.at - right.at);
}

/** @param props.from the room to which closing a task leads back. */
export function AskedOfMe({ from }: { readonly from?: 'work' }) {
  const asking = useAskedOfMe();
  const offers = asking.flatMap(({ task, asked }) =>
    asked.is === 'offer' || asked.is === 'gate' ? [{ task, asked }] : [],
  );
  const approvals = asking.flatMap(({ task, asked }) => (asked.is === 'approval' ? [{ task, asked }] : []));
  const count = offers.length + approvals.length;
  if (count === 0) return null;
  return (
    <section className={styles.asked} aria-labelledby="asked-of-me">
      <h2 id="asked-of-me">
        Waiting for your answer <span className={styles.count}>{count}</span>
      </h2>
      <ul>
        {offers.map(({ task, asked }, at) => (
          <li key={asked.offer}>
            <AnswerCard
              task={task}
              space={task.space}
              asked={asked}
              // The keys are those of what was asked first.
              hasKeys={at === 0}
              heading={
                <h3>
                  <TaskLink to={task.key} from={from}>
                    <span className={styles.key}>{task.key}</span> {task.title}
                  </TaskLink>
                </h3>
              }
            />
          </li>
        ))}
        {approvals.map(({ task, asked }) => (
          <li key={asked.approval}>
            <ApprovalCard task={task} asked={asked} />
          </li>
        ))}
      </ul>
    </section>
  );
}
