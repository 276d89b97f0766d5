// Giving a task to other readers: the people who were chosen become a group first, unless there is one of just them.
import { homeNamed, type HomeName } from '@baton/model/directory/home-name';
import { spaceIn } from '@baton/model/directory/queries';
import type { Decision, Directory } from '@baton/model/directory/schema';
import { idFromBytes, type PersonId, type SpaceId } from '@baton/model/ids';
import { isRefusal } from '@baton/model/refusal';
import type { PeekAnswer } from '@baton/model/task/queries';
import { moneyAmong, readersOfMoney } from '@baton/model/task/budget';
import { groupsFor } from '@baton/model/task/readers';
import { setReaders } from '@baton/model/task/readers-commands';
import { useToast } from '@baton/ui/toast';
import { useContext } from 'react';
import { RefusalContext, useRun } from '../../lib/use-run.ts';
import { useStatusOf } from '../../lib/use-status.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { movesWhen } from '../../parts/move-words.ts';

interface Giving {
  readonly task: PeekAnswer;
  readonly space: SpaceId;
  readonly onDone: () => void;
}
type To = HomeName | readonly PersonId[];

/** The group of just these people that this person is of. */
function groupOf(directory: Directory, space: SpaceId, persons: readonly PersonId[]): string | undefined {
  const [first] = persons;
  const groups = spaceIn(directory, space)?.groups ?? {};
  const isThey = (group: string): boolean =>
    groups[group]?.length === persons.length && persons.every((person) => groups[group]?.includes(person));
  return first && groupsFor(directory, space, first).find(isThey);
}

export function useGiving({ task, space, onDone }: Giving): (to: To) => Promise<void> {
  const workspace = useWorkspace();
  const onUndo = useUndo();
  const run = useRun();
  const toast = useToast();
  const say = useContext(RefusalContext);
  const isReached = useStatusOf('link') === 'live';
  const groupFor = async (persons: readonly PersonId[]): Promise<string | undefined> => {
    const known = groupOf(workspace.world.directory, space, persons);
    if (known !== undefined) return known;
    const group = idFromBytes('g', crypto.getRandomValues(new Uint8Array(17)));
    const decision = { type: 'group-set', space, group, readers: persons } satisfies Decision;
    const done = await workspace.sign(space, decision, null);
    if (isRefusal(done)) {
      say(done);
      return undefined;
    }
    const money = readersOfMoney(workspace.world.directory, space);
    // Who reads money in the department and is of the group goes on reading it. Refused, the task is theirs all the same.
    if (money !== null)
      await workspace.sign(
        space,
        { ...decision, group: moneyAmong(group), readers: persons.filter((person) => money.includes(person)) },
        null,
      );
    return group;
  };
  const readersFor = async (to: To): Promise<'space' | { group: string } | undefined> => {
    if (typeof to !== 'string') {
      const group = await groupFor(to);
      return group === undefined ? undefined : { group };
    }
    const home = homeNamed(to);
    return home.in === 'space' ? 'space' : { group: home.group };
  };
  return async (to) => {
    onDone();
    const readers = await readersFor(to);
    if (readers === undefined || (await run(setReaders, { task: task.id, readers })) === undefined) return;
    const whom = readers === 'space' ? 'everybody in the department' : 'fewer people';
    toast.show({
      text: `“${task.title}” goes to ${whom}${movesWhen(isReached)}.`,
      onUndo,
    });
  };
}
