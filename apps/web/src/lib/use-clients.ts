// What each device last came with, for those who run the workspace. Null: not known, or the relay is away.
import { isNotDone } from '@baton/workspace/doors/door';
import { askClients, type ClientsSeen } from '@baton/workspace/doors/relay-health';
import { useDoors } from './doors.ts';
import { useAsked } from './use-asked.ts';
import { useWorld } from './use-world.ts';

export function useClients(): ClientsSeen | null {
  const doors = useDoors();
  const { me, directory } = useWorld();
  const devices = Object.keys(directory.devices).length;
  const ask = async () => askClients(await doors.relayOf(me.workspace), me.workspace);
  const { value } = useAsked(ask, [me.workspace, devices]);
  return value === undefined || isNotDone(value) ? null : value;
}
