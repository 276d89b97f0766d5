// Making a link to a task's page.
import type { PeekAnswer } from '@baton/model/task/queries';
import type { SpaceId } from '@baton/model/ids';
import { isRefusal } from '@baton/model/refusal';
import { isNotDone } from '@baton/workspace/doors/door';
import { makeShareLink, type SharedLink, type Sharing } from '@baton/workspace/doors/share-links';
import { pageOfTask } from '@baton/workspace/pages/writing';
import { useContext } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { sentenceOf } from '../../lib/use-entering.ts';
import { RefusalContext } from '../../lib/use-run.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';

interface About {
  readonly task: PeekAnswer;
  readonly space: SpaceId;
  readonly nameOf: (id: string) => string;
}
type Wish = Pick<Sharing, 'right' | 'days' | 'password'>;

/** The link; what the relay did not take, as a sentence; undefined: refused, which is said already. */
export function useMakeLink({ task, space, nameOf }: About): (wish: Wish) => Promise<SharedLink | string | undefined> {
  const workspace = useWorkspace();
  const doors = useDoors();
  const say = useContext(RefusalContext);
  return async (wish) => {
    const { person, workspace: id } = workspace.world.me;
    if (task.beside === null) return 'This task has no page that could be shared.';
    const made = await makeShareLink(await doors.relayOf(id), workspace, {
      space,
      record: task.id,
      page: pageOfTask({ home: task.beside, task: task.id, person }),
      title: task.title,
      byName: nameOf(person),
      ...wish,
    });
    if (isRefusal(made)) {
      say(made);
      return undefined;
    }
    return isNotDone(made) ? sentenceOf(made) : made;
  };
}
