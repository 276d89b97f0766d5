// Who asks to be let in without an invitation, for those who run the workspace. Asked anew when the door is rung.
import { isNotDone } from '@baton/workspace/doors/door';
import { askJoins } from '@baton/workspace/doors/joins';
import { useDoors } from './doors.ts';
import { useAsked } from './use-asked.ts';
import { useStatusOf } from './use-status.ts';
import { useWorld } from './use-world.ts';

/** @param isHeard whether there is anything for this person to hear. */
export function useJoins(isHeard: boolean) {
  const doors = useDoors();
  const knocks = useStatusOf('knocks');
  const { me, directory } = useWorld();
  const people = Object.keys(directory.persons).length;
  const { value, again } = useAsked(
    async () => (isHeard ? askJoins(await doors.relayOf(me.workspace), me.workspace) : null),
    [me.workspace, knocks, people, isHeard],
  );
  return { told: value === undefined || value === null || isNotDone(value) ? null : value, again };
}
