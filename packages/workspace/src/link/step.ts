// The link to the relay as a pure machine: (state, event) → [state, effects]. It connects, says hello with its cursor,
// catches up, pushes the outbox in order while live, and comes back after each fall. link.ts carries the effects out.
// What an earlier connection says late is ignored: frames and closings are told with the number of theirs.
import type { Cursor, RelayFrame } from '@baton/protocol/frames';
import { answerBatch, fallBack, pushMore, withdraw } from './batches.ts';
import { isFinal, isRevoked, isTakenOver, mostTakenOver, sentenceOf, shutBy, type Shut } from './ends.ts';
import { onStanding, onWelcome } from './standing.ts';
import type { Chance, Effect, LinkEvent, LinkState, Step } from './state.ts';
import { waitAfter } from './waits.ts';

const tickEvery = 5_000;
export const silence = 20_000;

const isConnected = ({ phase }: LinkState): boolean => phase === 'hello' || phase === 'behind' || phase === 'live';

function connect(state: LinkState, { now }: Chance): Step {
  const connection = state.connection + 1;
  const next: LinkState = { ...state, phase: 'ticket', connection, heardAt: now };
  return [
    next,
    [
      { do: 'ticket', connection },
      { do: 'tick', after: tickEvery },
    ],
  ];
}

function fall(state: LinkState, chance: Chance): Step {
  const [fallen, effects] = fallBack(state);
  const after = waitAfter(state.falls, chance.random);
  return [{ ...fallen, phase: 'away', falls: state.falls + 1 }, [...effects, { do: 'retry', after }]];
}

function end(state: LinkState, sentence: string, wasRevoked = false): Step {
  const [fallen, effects] = fallBack(state);
  return [
    { ...fallen, phase: 'ended', ended: sentence, isRevoked: wasRevoked },
    [{ do: 'drop', connection: state.connection }, ...effects],
  ];
}

const later = (known: Cursor | null, told: Cursor): Cursor =>
  told.number < (known?.number ?? 0) ? (known ?? told) : told;

/** Entries below the cursor are no repeats: a grant sends a whole space that lay before it. */
function onEntries(state: LinkState, { entries, cursor: told, live }: Extract<RelayFrame, { type: 'entries' }>): Step {
  const cursor = later(state.cursor, told);
  const next: LinkState = { ...state, phase: live ? 'live' : 'behind', falls: live ? 0 : state.falls, cursor };
  const [pushed, effects] = pushMore(next);
  return [pushed, [{ do: 'entries', entries, cursor, live }, ...effects]];
}

/** The relay holds an ack until all that lies before it has been sent, so its cursor can be believed then. */
function onAck(state: LinkState, frame: Extract<RelayFrame, { type: 'ack' }>): Step {
  if (!state.flight.includes(frame.batch)) return [state, []];
  const cursor = later(state.cursor, frame.cursor);
  const acked: Effect = { do: 'acked', batch: frame.batch, numbers: frame.numbers, time: frame.time };
  const flight = state.flight.filter((batch) => batch !== frame.batch);
  const [pushed, effects] = pushMore({ ...state, flight, cursor });
  return [pushed, [acked, ...effects]];
}

function onFrame(state: LinkState, frame: RelayFrame): Step {
  switch (frame.type) {
    case 'welcome':
      return onWelcome(state, frame);
    case 'entries':
      return onEntries(state, frame);
    case 'ack':
      return onAck(state, frame);
    case 'refused':
      return answerBatch(state, { batch: frame.batch, reason: frame.reason, detail: frame.detail, now: frame.now });
    case 'state':
      return pushMore({ ...state, relay: { ...state.relay, state: frame.state, sentence: frame.sentence } });
    case 'snapshot':
      return [state, [{ do: 'snapshot', part: frame }]];
    case 'presence':
      return [state, [{ do: 'here', here: frame.here }]];
    case 'carets':
      return [state, [{ do: 'carets', doc: frame.doc, here: frame.here }]];
    default:
      return onStanding(state, frame);
  }
}

const isSilent = (state: LinkState, { now }: Chance): boolean => now - state.heardAt > silence;
function onTick(state: LinkState, chance: Chance): Step {
  const again: Effect = { do: 'tick', after: tickEvery };
  const drop: Effect = { do: 'drop', connection: state.connection };
  // Asked over a network that swallows everything: fetch and sockets would wait for minutes.
  if (state.phase === 'ticket') return isSilent(state, chance) ? fall(state, chance) : [state, [again]];
  if (state.phase === 'connecting') return [state, isSilent(state, chance) ? [drop, again] : [again]];
  if (!isConnected(state)) return [state, []];
  // Half-open: something is owed to us and nothing comes. `closed` follows the drop.
  const isOwed = state.flight.length > 0 || state.phase !== 'live' || state.beats;
  if (isOwed && isSilent(state, chance)) return [state, [drop, again]];
  return [state, [{ do: 'beat', connection: state.connection }, again]];
}

/** The network came back, or the machine woke: do not sit out a long wait, do not trust a socket that slept or owes an answer. */
function onWake(state: LinkState, chance: Chance): Step {
  if (state.phase === 'away') return connect({ ...state, falls: 0 }, chance);
  // What was sent while the network was away may be nowhere, though the others are still heard.
  const isOwed = isConnected(state) && state.flight.length > 0;
  if (!isOwed && !isSilent(state, chance)) return [state, []];
  if (state.phase === 'ticket') return connect({ ...state, falls: 0 }, chance);
  if (state.phase !== 'connecting' && !isConnected(state)) return [state, []];
  return [state, [{ do: 'drop', connection: state.connection }]];
}

/** Once said it holds until a welcome: a relay that is only away has not taken it back. */
const shutOut = (state: LinkState, by: Shut | null): LinkState => (by === null ? state : { ...state, shut: by });

function onClosed(state: LinkState, code: number, chance: Chance): Step {
  if (isFinal(code, state.falls)) return end(state, sentenceOf(code), isRevoked(code));
  const takenOver = state.takenOver + Number(isTakenOver(code));
  if (takenOver >= mostTakenOver) return end(state, sentenceOf('clone'));
  return fall(shutOut({ ...state, takenOver }, shutBy(code)), chance);
}

function onConnection(state: LinkState, event: Extract<LinkEvent, { connection: number }>, chance: Chance): Step {
  const { connection } = state;
  if (event.connection !== connection || state.phase === 'away') return [state, []];
  switch (event.type) {
    case 'ticket':
      return [{ ...state, phase: 'connecting', otherKey: false }, [{ do: 'connect', connection }]];
    case 'noTicket':
      return event.final === null
        ? fall(shutOut({ ...state, otherKey: event.otherKey === true }, event.shut ?? null), chance)
        : end(state, event.final, event.isRevoked === true);
    case 'opened':
      return [
        { ...state, phase: 'hello', heardAt: chance.now },
        [
          { do: 'hello', connection },
          { do: 'tick', after: tickEvery },
        ],
      ];
    case 'givenBack':
      return [{ ...state, incarnation: state.relay.incarnation }, []];
    case 'frame':
      return onFrame({ ...state, heardAt: chance.now }, event.frame);
    case 'closed':
      return onClosed(state, event.code, chance);
  }
}

function onOwn(state: LinkState, event: Exclude<LinkEvent, { connection: number }>, chance: Chance): Step {
  switch (event.type) {
    case 'start':
      return connect({ ...state, queue: event.waiting }, chance);
    case 'saved':
      return pushMore({ ...state, queue: [...state.queue, event.batch] });
    case 'gone':
      return withdraw(state, event.batches);
    case 'mended':
      return pushMore({ ...state, queue: event.waiting, mending: false });
    case 'retry':
      return state.phase === 'away' ? connect(state, chance) : pushMore({ ...state, stalled: false });
    case 'tick':
      return onTick(state, chance);
    case 'wake':
      return onWake(state, chance);
    case 'hold':
      return pushMore({ ...state, held: event.on });
    case 'present':
      return [{ ...state, beats: true }, []];
    case 'stop':
      return [
        { ...fallBack(state)[0], phase: 'off', connection: state.connection + 1 },
        [{ do: 'drop', connection: state.connection }],
      ];
  }
}

const stillHeard = new Set<LinkEvent['type']>(['saved', 'mended']);
export function step(state: LinkState, event: LinkEvent, chance: Chance): Step {
  if (state.phase === 'ended' && !stillHeard.has(event.type)) return [state, []];
  return 'connection' in event ? onConnection(state, event, chance) : onOwn(state, event, chance);
}
