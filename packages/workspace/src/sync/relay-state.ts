// The relay as it says of itself, and as far as it can be reached.
import type { Core } from '../core.ts';
import { otherKeySentence } from '../doors/known-relay.ts';
import type { LinkState } from '../link/state.ts';
import type { SyncState } from '../sync-contract.ts';

type Relay = SyncState['relay'];
/** Of one that is not on the line. */
const unreached = ({ otherKey }: LinkState): Pick<Relay, 'state' | 'sentence'> =>
  otherKey ? { state: 'other-key', sentence: otherKeySentence } : { state: 'away', sentence: null };

function standingOf(state: LinkState, ended: string | null): Pick<Relay, 'state' | 'sentence'> {
  if (ended !== null) return { state: 'ended', sentence: ended };
  const { phase, relay } = state;
  if (phase !== 'live' && phase !== 'behind') return unreached(state);
  return { state: relay.state, sentence: relay.sentence === '' ? null : relay.sentence };
}

export function relayOf({ options, link, statuses, held }: Core): Relay {
  const state = link.state();
  const isReached = state.phase === 'live' || state.phase === 'behind';
  return {
    address: options.identity.relay,
    ...standingOf(state, statuses.topic.last()?.ended ?? state.ended),
    roundTrip: isReached ? link.roundTrip() : null,
    completeAt: held.completeAt,
  };
}
