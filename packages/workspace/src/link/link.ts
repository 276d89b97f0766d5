// Carries out what step.ts decides: fetches the ticket, opens the socket, encodes and sends, keeps the timers. One
// encoder and one decoder for each connection, since both remember names.
import { createDecoder, createEncoder, isMalformed, type Decoder, type Encoder } from '@baton/protocol/codec';
import {
  protocolVersion,
  type Cursor,
  type DeviceFrame,
  type NumberAsk,
  type RelayFrame,
  type WireEnvelope,
} from '@baton/protocol/frames';
import { gatherBytes, maxEnvelopeBytes, maxItems, maxNameBytes, roomFor } from '@baton/protocol/limits';
import { linkOff, type Effect, type LinkEvent, type LinkState } from './state.ts';
import { step } from './step.ts';
import { chanceOf, type Connection, type Surroundings, type Transport } from '../ports.ts';

export interface Parcel {
  readonly envelopes: readonly WireEnvelope[];
  readonly asks: readonly NumberAsk[];
}
export type Told = Exclude<
  Effect,
  { do: 'ticket' | 'connect' | 'hello' | 'push' | 'beat' | 'drop' | 'retry' | 'tick' }
>;
export interface LinkOptions extends Pick<Surroundings, 'clock' | 'random' | 'scheduler'> {
  readonly transport: Transport;
  readonly first: Pick<LinkState, 'workspace' | 'incarnation' | 'cursor'>;
  /** Nothing is held beyond this cursor, and nothing set aside: else the relay is asked whether it holds that too. */
  readonly isWhole: (cursor: Cursor | null) => boolean;
  /** What a batch of the outbox holds; undefined when it is no longer there. */
  readonly parcel: (batch: number) => Parcel | undefined;
  /** Documents held whole beyond the cursor. */
  readonly ahead: () => readonly (readonly [doc: string, epoch: number, number: number])[];
  /** What else is said in the first breath. */
  readonly withHello?: () => readonly DeviceFrame[];
  readonly tell: (told: Told) => void;
  readonly changed: (state: LinkState) => void;
}
export interface Link {
  state(): LinkState;
  hear(event: LinkEvent): void;
  present(presence: { at: string; on: string | null; field: string | null }): void;
  /** Lost where the link does not stand: its owner says it again after the next welcome. */
  caret(doc: string, bytes: Uint8Array): void;
  bad(number: number, reason: string): void;
  /** Milliseconds from the last batch to its answer, or from hello to welcome; null before there was either. */
  roundTrip(): number | null;
  /** What came cannot be believed as far as it goes: the connection is given up, the next begins where the last was good. */
  again(): void;
  /** Nothing that came counts: the next connection begins at the beginning of the line. */
  anew(): void;
  /** What belongs to one connection: nothing is said on a later one. */
  say(connection: number, frame: Extract<DeviceFrame, { type: 'trail' | 'offer' | 'hold' | 'drop' }>): void;
}
interface Wire {
  readonly number: number;
  readonly connection: Connection;
  readonly encoder: Encoder;
  readonly decoder: Decoder<RelayFrame>;
  ticket: string;
}
interface Running {
  readonly options: LinkOptions;
  state: LinkState;
  wire: Wire | null;
  ticket: string;
  presence: Extract<DeviceFrame, { type: 'present' }> | null;
  readonly events: LinkEvent[];
  stepping: boolean;
  /** When each thing was said that is to be answered: a batch, or hello (0). */
  readonly said: Map<number, number>;
  roundTrip: number | null;
  /** How to cancel the one timer of each kind. */
  readonly timers: Record<'retry' | 'tick', () => void>;
}

function send(link: Running, frame: DeviceFrame): void {
  if (link.wire) link.wire.connection.send(link.wire.encoder.encode(frame));
}

/** What no frame could carry is answered here as the relay would: the encoder would lose its memory over it. */
const fits = ({ envelopes }: Parcel): boolean =>
  envelopes.every(({ bytes }) => bytes.length <= maxEnvelopeBytes) &&
  envelopes.reduce((sum, { bytes }) => sum + roomFor(bytes), 0) <= gatherBytes;

function push(link: Running, connection: number, batches: readonly number[]): void {
  const gone = batches.filter((batch) => link.options.parcel(batch) === undefined);
  // Nobody would ever answer them, and what waits for the flight to be in would wait for ever.
  if (gone.length > 0) hear(link, { type: 'gone', batches: gone });
  for (const batch of batches) {
    const parcel = link.options.parcel(batch);
    if (!parcel) continue;
    if (fits(parcel)) {
      link.said.set(batch, link.options.clock());
      send(link, { type: 'push', batch, ...parcel });
    } else {
      const now = link.options.clock();
      const frame: RelayFrame = { type: 'refused', batch, reason: 'too-large', detail: '', now };
      hear(link, { type: 'frame', connection, frame });
    }
  }
}

async function fetchTicket(link: Running, connection: number): Promise<void> {
  // A disk that cannot say which relay this is counts as a relay that is away: it is asked for again.
  const answer = await link.options.transport.ticket().catch(() => ({ final: null }) as const);
  if ('ticket' in answer) {
    if (connection === link.state.connection) link.ticket = answer.ticket;
    hear(link, { type: 'ticket', connection, ticket: answer.ticket });
  } else hear(link, { type: 'noTicket', connection, ...answer });
}

function answered(link: Running, frame: RelayFrame): void {
  const what =
    frame.type === 'ack' || frame.type === 'refused' ? frame.batch : frame.type === 'welcome' ? helloSaid : null;
  const saidAt = what === null ? undefined : link.said.get(what);
  if (what === null || saidAt === undefined) return;
  link.said.delete(what);
  link.roundTrip = link.options.clock() - saidAt;
}

/** Left at once: over a dead line the farewell of a socket takes a minute, or never comes. What it says later is ignored. */
function drop(link: Running, number: number): void {
  const { wire } = link;
  if (wire?.number !== number) return;
  link.wire = null;
  wire.connection.close();
  hear(link, { type: 'closed', connection: number, code: 1006 });
}

function connect(link: Running, number: number): void {
  const decoder = createDecoder('relay');
  const connection = link.options.transport.connect({
    opened: () => hear(link, { type: 'opened', connection: number }),
    message(bytes) {
      const frame = decoder.decode(bytes);
      if (!isMalformed(frame)) {
        answered(link, frame);
        hear(link, { type: 'frame', connection: number, frame });
      } else drop(link, number);
    },
    closed(code) {
      if (link.wire?.number === number) link.wire = null;
      hear(link, { type: 'closed', connection: number, code });
    },
  });
  link.wire = { number, connection, encoder: createEncoder(), decoder, ticket: link.ticket };
}

const helloSaid = 0;
function hello(link: Running): void {
  const { workspace, incarnation, cursor } = link.state;
  link.said.clear();
  link.said.set(helloSaid, link.options.clock());
  send(link, {
    type: 'hello',
    version: protocolVersion,
    workspace,
    ticket: link.wire?.ticket ?? '',
    incarnation: link.options.isWhole(cursor) ? incarnation : 0,
    cursor,
    ahead: link.options.ahead().slice(0, maxItems),
  });
  for (const frame of link.options.withHello?.() ?? []) send(link, frame);
  if (link.presence) send(link, link.presence);
}

function wait(link: Running, { do: kind, after }: Extract<Effect, { after: number }>): void {
  link.timers[kind]();
  link.timers[kind] = link.options.scheduler.after(after, () => hear(link, { type: kind }));
}

function carryOut(link: Running, effect: Effect): void {
  if ('after' in effect) return wait(link, effect);
  switch (effect.do) {
    case 'ticket':
      return void fetchTicket(link, effect.connection);
    case 'connect':
      return connect(link, effect.connection);
    case 'hello':
      return hello(link);
    case 'push':
      return push(link, effect.connection, effect.batches);
    case 'beat':
      return link.presence ? send(link, link.presence) : undefined;
    case 'drop':
      return drop(link, effect.connection);
    default:
      return link.options.tell(effect);
  }
}

/** Events that come while one is carried out wait for their turn. */
function hear(link: Running, event: LinkEvent): void {
  link.events.push(event);
  if (link.stepping) return;
  link.stepping = true;
  try {
    for (let next = link.events.shift(); next; next = link.events.shift()) takeStep(link, next);
  } finally {
    link.stepping = false;
  }
  link.options.changed(link.state);
}

function takeStep(link: Running, event: LinkEvent): void {
  const { clock, random } = link.options;
  const { cursor } = link.state;
  const [state, effects] = step(link.state, event, { now: clock(), random: chanceOf(random) });
  link.state = state;
  try {
    for (const effect of effects) carryOut(link, effect);
  } catch (error) {
    // A mistake of ours. What was not taken in is not behind us: it comes again over the next connection.
    link.state = { ...link.state, cursor };
    link.wire?.connection.close();
    throw error;
  }
}

const utf8 = new TextEncoder();
const isName = (text: string): boolean => utf8.encode(text).length <= maxNameBytes;
const nameOf = (text: string | null): string | null => (text !== null && isName(text) ? text : null);

const stands = ({ state: { phase } }: Running): boolean => phase === 'behind' || phase === 'live';

export function openLink(options: LinkOptions): Link {
  const { workspace, incarnation, cursor } = options.first;
  const link: Running = {
    options,
    state: linkOff(workspace, incarnation, cursor),
    wire: null,
    ticket: '',
    presence: null,
    events: [],
    stepping: false,
    said: new Map(),
    roundTrip: null,
    timers: { retry: () => {}, tick: () => {} },
  };
  return {
    state: () => link.state,
    hear(event) {
      hear(link, event);
      if (event.type === 'stop') for (const cancel of Object.values(link.timers)) cancel();
    },
    present({ at, on, field }) {
      // What no frame could carry is not told; the encoder would lose its memory over it.
      link.presence = { type: 'present', at: nameOf(at) ?? '', on: nameOf(on), field: nameOf(field) };
      hear(link, { type: 'present' });
      if (stands(link)) send(link, link.presence);
    },
    caret(doc, bytes) {
      if (stands(link)) send(link, { type: 'caret', doc, bytes });
    },
    say: (connection, frame) => (link.wire?.number === connection ? send(link, frame) : undefined),
    bad: (number, reason) => send(link, { type: 'bad', number, reason }),
    roundTrip: () => link.roundTrip,
    again: () => link.wire?.connection.close(),
    anew() {
      link.state = { ...link.state, cursor: null };
      if (link.wire) drop(link, link.wire.number);
    },
  };
}
