// What the link to the relay knows of itself, what it is told, and what it asks to be done. step.ts moves it on.
import type { Cursor, RelayFrame, RelayState, SnapshotPart, Stamp, WireEntry } from '@baton/protocol/frames';
import type { Answer } from './batches.ts';
import type { Shut } from '../ports.ts';

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
  /** The relay says that this device may not come in for now, and has not said otherwise. */
  readonly shut: Shut | null;
  /** The relay that is there has another key than this device knows. */
  readonly otherKey: boolean;
  readonly knocks: number;
}

export type LinkEvent =
  | { readonly type: 'start'; readonly waiting: readonly number[] }
  | { readonly type: 'ticket'; readonly connection: number; readonly ticket: string }
  | {
      readonly type: 'noTicket';
      readonly connection: number;
      readonly final: string | null;
      readonly isRevoked?: boolean | undefined;
      readonly shut?: Shut | undefined;
      readonly otherKey?: boolean | undefined;
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
  shut: null,
  otherKey: false,
  knocks: 0,
});
