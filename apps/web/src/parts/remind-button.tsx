// Asking once more those who have not answered, or whoever has a task that one waits for: one press, once a working day.
import { remindableOf } from '@baton/model/decided/reminding';
import { newMatter } from '@baton/model/decided/schema';
import type { SpaceId } from '@baton/model/ids';
import type { TaskAnswer } from '@baton/model/task/answer';
import { Button } from '@baton/ui/button';
import { useNow } from '../lib/use-now.ts';
import { useWorld } from '../lib/use-world.ts';
import { useWorkDeciding } from './use-work-deciding.ts';

interface RemindProps {
  readonly task: Pick<TaskAnswer, 'id' | 'title' | 'decided'>;
  readonly space: SpaceId;
  /** Who is reminded: "Ben". */
  readonly whom: string;
  /** As large as what stands beside it. */
  readonly size?: 24 | 28;
}
export function RemindButton({ task, space, whom, size = 24 }: RemindProps) {
  const { directory, me } = useWorld();
  const now = useNow(60_000);
  const decide = useWorkDeciding();
  const matter = task.decided?.local ?? task.decided?.matter ?? newMatter;
  const { of, isDone } = remindableOf({ directory, person: me.person, now }, matter);
  const remind = () =>
    void decide({
      decision: { type: 'work-reminded', space, task: task.id, ...(of === null ? {} : { of }) },
      done: `Reminded ${whom}. It stands first in their inbox.`,
    });
  return (
    <Button
      size={size}
      tone="quiet"
      aria-label={`Remind ${whom} of ${task.title}`}
      disabledReason={isDone ? 'You have reminded them today. You can again on the next working day.' : undefined}
      onClick={remind}
    >
      {isDone ? 'Reminded' : 'Remind'}
    </Button>
  );
}
