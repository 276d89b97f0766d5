// What the relay says of itself: in which incarnation it is, whether it lost something, what it asks back.
import type { RelayFrame } from '@baton/protocol/frames';
import type { Effect, LinkState, Step } from './state.ts';

export function onWelcome(state: LinkState, frame: Extract<RelayFrame, { type: 'welcome' }>): Step {
  const { type: _type, state: relayState, ...told } = frame;
  const relay = { incarnation: frame.incarnation, state: relayState, sentence: '' };
  const incarnation = frame.rolledBack ? 0 : frame.incarnation;
  const lost: Effect[] = frame.rolledBack ? [{ do: 'lost', connection: state.connection }] : [];
  return [
    { ...state, phase: 'behind', shut: null, knocks: 0, incarnation, relay },
    [{ do: 'welcomed', ...told }, ...lost],
  ];
}

/** How the relay stands, and what it asks back of what it lost. */
export function onStanding(state: LinkState, frame: RelayFrame): Step {
  const { connection } = state;
  switch (frame.type) {
    case 'resume':
      return [{ ...state, cursor: frame.base }, [{ do: 'resume', connection, base: frame.base }]];
    case 'offered':
      return [state, [{ do: 'offered', connection, taken: frame.taken + frame.known }]];
    case 'stamps':
      return [state, [{ do: 'stamps', stamps: frame.stamps }]];
    case 'safe':
      return [state, [{ do: 'safe', number: frame.number }]];
    case 'knocks':
      return [{ ...state, knocks: frame.waiting }, []];
    default:
      return [state, []];
  }
}
