// The relay as it says of itself, and as far as it can be reached.
import type { Core } from '../core.ts';
import type { SyncState } from '../sync-contract.ts';

export function relayOf({ options, link, statuses, held }: Core): SyncState['relay'] {
  const { phase } = link.state();
  const ended = statuses.topic.last()?.ended ?? link.state().ended;
  const isReached = phase === 'live' || phase === 'behind';
  return {
    address: options.identity.relay,
    state: ended === null ? (isReached ? 'open' : 'away') : 'ended',
    sentence: ended,
    roundTrip: isReached ? link.roundTrip() : null,
    completeAt: held.completeAt,
  };
}
