// The relay as it says of itself, and as far as it can be reached.
import type { Core } from '../core.ts';
import type { SyncState } from '../sync-contract.ts';

export function relayOf({ options, link, statuses, held }: Core): SyncState['relay'] {
  const { phase, relay } = link.state();
  const ended = statuses.topic.last()?.ended ?? link.state().ended;
  const isReached = phase === 'live' || phase === 'behind';
  return {
    address: options.identity.relay,
    state: ended === null ? (isReached ? relay.state : 'away') : 'ended',
    sentence: ended ?? (isReached && relay.sentence !== '' ? relay.sentence : null),
    roundTrip: isReached ? link.roundTrip() : null,
    completeAt: held.completeAt,
  };
}
