// Sharing a task with guests: a group of those who have the task now and of the guests, the task given to it, and a link.
import { homeNameOf } from '@baton/model/directory/home-name';
import { guestsAt, isGuest, readsHome, spaceIn, writesIn } from '@baton/model/directory/queries';
import type { Decision, GroupRole } from '@baton/model/directory/schema';
import type { Day } from '@baton/model/day';
import { idFromBytes, type PersonId, type SpaceId } from '@baton/model/ids';
import { isRefusal } from '@baton/model/refusal';
import { shareTask } from '@baton/model/sharing/commands';
import { groupsFor } from '@baton/model/task/readers';
import type { PeekAnswer } from '@baton/model/task/queries';
import type { Home } from '@baton/model/tx';
import { makeInvitation } from '@baton/workspace/doors/invitations';
import { useContext } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { endOfDay } from '../../lib/zones.ts';
import { RefusalContext, useRun } from '../../lib/use-run.ts';
import { useWorld } from '../../lib/use-world.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { useNames } from '../../parts/people.tsx';

export interface GuestGroup {
  readonly group: string;
  readonly guests: readonly string[];
}

/** The groups of the task's space to which it could be given, by their guests; without the one in which it stands. */
export function useGuestGroups(home: Exclude<Home, { readonly in: 'private' }>): readonly GuestGroup[] {
  const { directory, me } = useWorld();
  const nameOf = useNames();
  return groupsFor(directory, home.space, me.person).flatMap((group): GuestGroup[] => {
    const guests = guestsAt(directory, homeNameOf(home.space, group));
    const isHere = home.in === 'group' && home.group === group;
    return guests.length === 0 || isHere ? [] : [{ group, guests: guests.map(nameOf) }];
  });
}

/** Guests who have the task now. It is given to one set of guests at a time: those of two firms never meet by being added. */
export function useGuestsNow(home: Exclude<Home, { readonly in: 'private' }>): readonly string[] {
  const { directory } = useWorld();
  const nameOf = useNames();
  return home.in === 'group' ? guestsAt(directory, homeNameOf(home.space, home.group)).map(nameOf) : [];
}

interface NewGuest {
  readonly right: 'edit' | 'comment';
  readonly until: Day | undefined;
}
/** Seven days. */
const linkHours = 7 * 24;

export function useSharing({ task, space }: { readonly task: PeekAnswer; readonly space: SpaceId }) {
  const workspace = useWorkspace();
  const doors = useDoors();
  const nameOf = useNames();
  const run = useRun();
  const say = useContext(RefusalContext);
  /** Who has the task goes on having it; guests come by their link. */
  const openGroup = async (): Promise<string | undefined> => {
    const { directory, me } = workspace.world;
    const home = task.home?.in === 'group' ? homeNameOf(space, task.home.group) : homeNameOf(space);
    const readers = (Object.keys(directory.persons) as PersonId[]).filter(
      (person) => readsHome(directory, person, home) && !isGuest(directory, person),
    );
    const group = idFromBytes('g', crypto.getRandomValues(new Uint8Array(17)));
    const roles = Object.fromEntries(
      readers
        .filter((person) => !writesIn(directory, person, space))
        .map((person): [PersonId, GroupRole] => [
          person,
          spaceIn(directory, space)?.roles[person] === 'commenter' ? 'commenter' : 'viewer',
        ]),
    );
    const decision: Decision = {
      type: 'group-set',
      space,
      group,
      readers: [...new Set([me.person, ...readers])],
      roles,
    };
    const done = await workspace.sign(space, decision, null);
    if (!isRefusal(done)) return group;
    say(done);
    return undefined;
  };
  const give = async (group: string): Promise<boolean> =>
    (await run(shareTask, { task: task.id, group })) !== undefined;
  return {
    withGroup: give,
    /** The guest's link, once the task is on its way to their group. */
    async withNew({ right, until }: NewGuest): Promise<string | undefined> {
      const group = await openGroup();
      if (group === undefined || !(await give(group))) return undefined;
      const made = await makeInvitation(await doors.relay(), workspace, {
        role: 'guest',
        spaces: null,
        groups: [homeNameOf(space, group)],
        ...(right === 'comment' ? { roleIn: 'commenter' as const } : {}),
        ...(until === undefined ? {} : { until: endOfDay(until) }),
        hours: linkHours,
        uses: 1,
        byName: nameOf(workspace.world.me.person),
      });
      if (!isRefusal(made)) return made.link;
      say(made);
      return undefined;
    },
  };
}
