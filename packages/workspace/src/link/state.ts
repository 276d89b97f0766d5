// The link to the relay as a pure machine: (state, event) → [state, effects]. It connects, says hello with its cursor,
// catches up, pushes the outbox in order while live, and comes back after each fall. link.ts carries the effects out.
// What an earlier connection says late is ignored: frames and closings are told with the number of theirs.
import type { Cursor, RelayFrame, RelayState, SnapshotPart, Stamp, WireEntry } from '@baton/protocol/frames';
import { answerBatch, fallBack, pushMore, withdraw, type Answer } from './batches.ts';
import { isFinal, isRevoked, isSuspended, isTakenOver, mostTakenOver, sentenceOf } from './ends.ts';
import { onStanding, onWelcome } from './standing.ts';
import { waitAfter } from './waits.ts';

export type Phase = 'off' | 'ticket' | 'connecting' | 'hello' | 'behind' | 'live' | 'away' | 'ended';
/** A batch that the relay will not take as it is; `now` is the relay's clock. */
export interface Unfit {
  readonly batch: number;
  readonly reason: Answer;
  readonly detail: string;
  readonly now: number;
}

export interface LinkState {
  readonly phase: Phase;
  readonly connection: number;
  /** Falls since the link was last live. */
  readonly falls: number;
  readonly workspace: string;
  /** Of what is held here; 0 while some of it was set aside and not given back to a relay that lost it. */
  readonly incarnation: number;
  /** As the relay last said of itself. */
  readonly relay: { readonly incarnation: number; readonly state: RelayState; readonly sentence: string };
  readonly cursor: Cursor | null;
  /** Batches saved here and not sent on this connection, in order; then those sent and not answered. */
  readonly queue: readonly number[];
  readonly flight: readonly number[];
  /** Where the cursor stood when each of those was sent. */
  readonly anchors: Readonly<Record<number, Cursor | null>>;
  /** Nothing is pushed before the flight has been answered; then `unfit` is mended or the queue goes on. */
  readonly stalled: boolean;
  readonly unfit: readonly Unfit[];
  /** Mending is under way: nothing is pushed. */
  readonly mending: boolean;
  /** Own edits that the relay lost are not back yet: what was written after them builds on them, and waits. */
  readonly held: boolean;
  /** How often each batch was asked for again. */
  readonly strikes: Readonly<Record<number, number>>;
  readonly heardAt: number;
  /** Each tick tells where we are, and the relay answers that: silence means a dead line, though nothing else is owed. */
  readonly beats: boolean;
  /** How often somebody took our connection under our own name since we were opened. */
  readonly takenOver: number;
  readonly ended: string | null;
  /** It ended because this device was removed from the workspace. */
  readonly isRevoked: boolean;
  /** The relay says that this device's person is suspended, and has not said otherwise. */
  readonly isSuspended: boolean;
}

export type LinkEvent =
  | { readonly type: 'start'; readonly waiting: readonly number[] }
  | { readonly type: 'ticket'; readonly connection: number; readonly ticket: string }
  | {
      readonly type: 'noTicket';
      readonly connection: number;
      readonly final: string | null;
      readonly isRevoked?: boolean | undefined;
      readonly isSuspended?: boolean | undefined;
    }
  | { readonly type: 'opened'; readonly connection: number }
  | { readonly type: 'frame'; readonly connection: number; readonly frame: RelayFrame }
  | { readonly type: 'closed'; readonly connection: number; readonly code: number }
  | { readonly type: 'saved'; readonly batch: number }
  | { readonly type: 'gone'; readonly batches: readonly number[] }
  | { readonly type: 'mended'; readonly waiting: readonly number[] }
  | { readonly type: 'givenBack'; readonly connection: number }
  | { readonly type: 'hold'; readonly on: boolean }
  | { readonly type: 'retry' | 'tick' | 'wake' | 'present' | 'stop' };

export type Effect =
  | { readonly do: 'ticket'; readonly connection: number }
  | { readonly do: 'connect'; readonly connection: number }
  | { readonly do: 'hello'; readonly connection: number }
  | { readonly do: 'push'; readonly connection: number; readonly batches: readonly number[] }
  | { readonly do: 'beat'; readonly connection: number }
  | { readonly do: 'drop'; readonly connection: number }
  | { readonly do: 'retry' | 'tick'; readonly after: number }
  | {
      readonly do: 'welcomed';
      readonly incarnation: number;
      readonly deviceNo: number;
      readonly now: number;
      readonly head: number;
      readonly safe: number;
      readonly rolledBack: boolean;
    }
  /** The relay was set back: it is told where we have been, then given what lies above the base. */
  | { readonly do: 'lost'; readonly connection: number }
  | { readonly do: 'resume'; readonly connection: number; readonly base: Cursor }
  /** `taken`: also what the relay held already. */
  | { readonly do: 'offered'; readonly connection: number; readonly taken: number }
  | { readonly do: 'stamps'; readonly stamps: readonly Stamp[] }
  | { readonly do: 'safe'; readonly number: number }
  | { readonly do: 'entries'; readonly entries: readonly WireEntry[]; readonly cursor: Cursor; readonly live: boolean }
  | { readonly do: 'snapshot'; readonly part: SnapshotPart }
  | {
      readonly do: 'acked';
      readonly batch: number;
      readonly numbers: readonly number[];
      readonly time: number;
    }
  | { readonly do: 'mend'; readonly unfit: readonly Unfit[] }
  | { readonly do: 'here'; readonly here: Extract<RelayFrame, { type: 'presence' }>['here'] }
  | { readonly do: 'carets'; readonly doc: string; readonly here: Extract<RelayFrame, { type: 'carets' }>['here'] };

/** What each step may use of the world. */
export interface Chance {
  readonly now: number;
  readonly random: number;
}
export type Step = readonly [LinkState, readonly Effect[]];

const tickEvery = 5_000;
export const silence = 20_000;

export const linkOff = (workspace: string, incarnation: number, cursor: Cursor | null): LinkState => ({
  phase: 'off',
  connection: 0,
  falls: 0,
  workspace,
  incarnation,
  relay: { incarnation, state: 'open', sentence: '' },
  cursor,
  queue: [],
  flight: [],
  anchors: {},
  stalled: false,
  unfit: [],
  mending: false,
  held: false,
  strikes: {},
  heardAt: 0,
  beats: false,
  takenOver: 0,
  ended: null,
  isRevoked: false,
  isSuspended: false,
});

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

/** The network came back, or the machine woke: do not sit out a long wait, do not trust a socket that slept. */
function onWake(state: LinkState, chance: Chance): Step {
  if (state.phase === 'away') return connect({ ...state, falls: 0 }, chance);
  if (!isSilent(state, chance)) return [state, []];
  if (state.phase === 'ticket') return connect({ ...state, falls: 0 }, chance);
  if (state.phase !== 'connecting' && !isConnected(state)) return [state, []];
  return [state, [{ do: 'drop', connection: state.connection }]];
}

/** Once said it holds until a welcome: a relay that is only away has not taken it back. */
const suspended = (state: LinkState, isSaid: boolean): LinkState => (isSaid ? { ...state, isSuspended: true } : state);

function onClosed(state: LinkState, code: number, chance: Chance): Step {
  if (isFinal(code, state.falls)) return end(state, sentenceOf(code), isRevoked(code));
  const takenOver = state.takenOver + Number(isTakenOver(code));
  if (takenOver >= mostTakenOver) return end(state, sentenceOf('clone'));
  return fall(suspended({ ...state, takenOver }, isSuspended(code)), chance);
}

function onConnection(state: LinkState, event: Extract<LinkEvent, { connection: number }>, chance: Chance): Step {
  const { connection } = state;
  if (event.connection !== connection || state.phase === 'away') return [state, []];
  switch (event.type) {
    case 'ticket':
      return [{ ...state, phase: 'connecting' }, [{ do: 'connect', connection }]];
    case 'noTicket':
      return event.final === null
        ? fall(suspended(state, event.isSuspended === true), chance)
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
