// For somebody who cannot say it themselves: that they are away, and who stands in.
import { isOwner } from '@baton/model/directory/queries';
import { personCard } from '@baton/model/person/card-queries';
import type { StaffAnswer } from '@baton/model/person/staff-queries';
import { useLiveOne } from '../../lib/use-live.ts';
import { useWorld } from '../../lib/use-world.ts';
import { StandIns } from '../../parts/stand-ins.tsx';

/** Nothing is asked of guests, nor of who may not come in; one's own stands in the settings. */
export function PersonAway({ one: { id, me: isMe, role, standing } }: { readonly one: StaffAnswer }) {
  const { directory, me } = useWorld();
  const card = useLiveOne(personCard, { person: id });
  if (isMe || role === 'guest' || standing !== 'here' || !card) return null;
  const isOutOfReach = role === 'owner' && !isOwner(directory, me.person);
  const off = isOutOfReach ? 'Only an owner decides about an owner.' : undefined;
  return <StandIns key={id} person={id} told={card.away} off={off} />;
}
