// The outbox on the link: in order, at most 64 batches under way, and what happens when the relay says no. A refusal
// can have others behind it that were sent meanwhile; all are waited for before anything is mended or sent again.
import type { Cursor, RefuseReason } from '@baton/protocol/frames';
import type { Effect, LinkState, Step, Unfit } from './state.ts';

export type Answer = RefuseReason;

export const window = 64;
const patience = 5;
const waitForOthers = 1_000;

/** What a read-only relay would answer *later* is not sent: the state that it tells next lets it go. */
const waits = ({ relay, held, mending, stalled, unfit }: LinkState): boolean =>
  relay.state === 'read-only' || held || mending || stalled || unfit.length > 0;

/** Sends what the window lets through; or, when the flight is in, asks for what is unfit to be mended. */
export function pushMore(state: LinkState): Step {
  if (state.unfit.length > 0 && state.flight.length === 0 && !state.mending)
    return [{ ...state, unfit: [], mending: true, stalled: false }, [{ do: 'mend', unfit: state.unfit }]];
  if (state.phase !== 'live' || waits(state)) return [state, []];
  const batches = state.queue.slice(0, window - state.flight.length);
  if (batches.length === 0) return [state, []];
  const anchors = { ...state.anchors, ...Object.fromEntries(batches.map((batch) => [batch, state.cursor])) };
  return [
    { ...state, queue: state.queue.slice(batches.length), flight: [...state.flight, ...batches], anchors },
    [{ do: 'push', connection: state.connection, batches }],
  ];
}

/**
 * How far everything is known here. While an own batch is under way the cursor may pass the number that the relay gave
 * it: others' entries behind it can come before its ack, and a device is told of its own only by the ack. Whoever said
 * hello with that cursor would never hear of the batch in its place.
 */
export function safeCursor({ flight, anchors, cursor }: LinkState): Cursor | null {
  const oldest = flight[0];
  return oldest === undefined ? cursor : (anchors[oldest] ?? null);
}

const inOrder = (batches: readonly number[]): number[] => batches.toSorted((left, right) => left - right);

/** What was sent and not answered is sent again on the next connection; what is unfit is mended meanwhile. */
export function fallBack(state: LinkState): Step {
  return pushMore({
    ...state,
    phase: 'away',
    cursor: safeCursor(state),
    queue: inOrder([...state.flight, ...state.queue]),
    flight: [],
    anchors: {},
    stalled: false,
  });
}

/** Asked for again (a gap), or something it needs is not there yet: back into the queue, until patience ends. */
function sendAgain(state: LinkState, unfit: Unfit, flight: readonly number[]): Step {
  const strikes = (state.strikes[unfit.batch] ?? 0) + 1;
  if (strikes > patience) return pushMore({ ...state, flight, stalled: true, unfit: [...state.unfit, unfit] });
  const waits = unfit.reason === 'wait' || strikes > 1;
  const next: LinkState = {
    ...state,
    flight,
    queue: inOrder([unfit.batch, ...state.queue]),
    strikes: { ...state.strikes, [unfit.batch]: strikes },
    stalled: waits || flight.length > 0,
  };
  const retry: Effect[] = next.stalled ? [{ do: 'retry', after: waits ? waitForOthers * strikes : 50 }] : [];
  const [pushed, effects] = pushMore(next);
  return [pushed, [...retry, ...effects]];
}

/** The relay can write nothing at the moment and says so again when it can: nothing is wrong with the batch. */
function keepForLater(state: LinkState, { batch, detail }: Unfit, flight: readonly number[]): Step {
  const relay = { ...state.relay, state: 'read-only', sentence: detail } as const;
  return pushMore({ ...state, flight, relay, queue: inOrder([batch, ...state.queue]) });
}

export function answerBatch(state: LinkState, unfit: Unfit): Step {
  if (!state.flight.includes(unfit.batch)) return [state, []];
  const flight = state.flight.filter((batch) => batch !== unfit.batch);
  if (unfit.reason === 'later') return keepForLater(state, unfit, flight);
  if (unfit.reason === 'resend' || unfit.reason === 'wait') return sendAgain(state, unfit, flight);
  return pushMore({ ...state, flight, unfit: [...state.unfit, unfit] });
}

/** They were to be sent and wait no more: written anew under other numbers, or in the tray. */
export const withdraw = (state: LinkState, gone: readonly number[]): Step =>
  pushMore({ ...state, flight: state.flight.filter((batch) => !gone.includes(batch)) });
