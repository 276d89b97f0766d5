// What the relay says of an invitation, and whether this browser is in that workspace already.
import type { InvitationLink } from '@baton/workspace/doors/links';
import { lookAtInvitation } from '@baton/workspace/doors/invitations';
import { type KnownWorkspace, useDoors } from '../../lib/doors.ts';
import { useAsked } from '../../lib/use-asked.ts';

export function useLook(told: InvitationLink | null) {
  const doors = useDoors();
  const { value, again } = useAsked(async () => {
    if (told === null) return null;
    const known = await doors.known();
    const here: KnownWorkspace | undefined = known.find(({ id }) => id === told.workspace);
    if (here) return { here };
    const door = await doors.relay();
    const hasPasskeys = door.passkeys !== undefined;
    return { here: null, hasPasskeys, answer: await lookAtInvitation(door, told) };
  }, [told?.workspace, told?.secret]);
  if (!value) return null;
  return value.here ? { here: value.here } : { ...value, again };
}
