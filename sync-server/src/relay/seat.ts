// One device's place in a room: how far it has been sent the number line, what it has under way, which acks wait.
// An ack is held until everything before it has been sent, so a cursor never passes what its device was not sent.
import type { Cursor, DeviceFrame, RefuseReason, WireEnvelope } from '@baton/protocol/frames';
import { allThatIsKept, everyArchive, everyFeed, everyPage, keeps } from '@baton/protocol/holding';
import { maxItems, roomFor, gatherBytes } from '@baton/protocol/limits';
import { deviceNoOf } from '@baton/replica/client-id';
import type { LogEntry } from '../log/contract.ts';
import type { CaretReader } from './carets.ts';
import { mostAsks, mostBuffered, mostComplaints } from './limits.ts';
import type { Guest, Peer } from './peer.ts';

export type Push = Extract<DeviceFrame, { type: 'push' }>;
export type HoldingAsk = Extract<DeviceFrame, { type: 'hold' | 'drop' }>;
/** Stands among the names of a device that has said what it keeps, so that nothing is told apart from never. */
export const hasSaid = allThatIsKept;
const timesName = /^-(\d{1,15})$/u;
/** How often it has said so is a name among them as well. */
export const timesOf = (held: ReadonlySet<string> | null): number =>
  Math.max(0, ...[...(held ?? [])].map((name) => Number(timesName.exec(name)?.[1] ?? 0)));
export const nameOfTimes = (times: number): string => `${hasSaid}${times}`;
interface Ack {
  readonly batch: number;
  readonly numbers: readonly number[];
  readonly time: number;
  /** What it tells of. */
  readonly envelopes: readonly WireEnvelope[];
}
/** arriving: not welcomed yet · behind: fed from the log · live: fed as entries commit · left. */
export type SeatState = 'arriving' | 'behind' | 'live' | 'left';

const finalReasons: ReadonlySet<RefuseReason> = new Set(['clone', 'epoch', 'not-allowed', 'too-large', 'guard']);
const streamOf = ({ doc, client }: WireEnvelope): string => `${client} ${doc}`;

export class Seat {
  readonly who: Guest;
  readonly peer: Peer;
  /** This device as one that has pages open. */
  readonly caretReader: CaretReader;
  state: SeatState = 'arriving';
  cursor: Cursor;
  /** As it said at hello; 0: it has something to give back. */
  readonly incarnation: number;
  /** What lies up to here was sent under earlier rights: a grant after it sends the space whole. */
  grantedFrom: number;
  feeding = false;
  /** What it keeps of pages and feeds; null: it has never said, and is sent all. */
  held: ReadonlySet<string> | null = null;
  /** It was told of more than is written down: what it keeps is to be said anew. */
  hasForgotten = false;
  /** To be taken up by the feed, in order. */
  readonly asked: HoldingAsk[] = [];
  /** Document → number up to which it was sent, or is held here, beyond the cursor. */
  readonly covered = new Map<string, number>();
  /** The same of what is of no document. */
  unboundTo = 0;
  /** Of where the others are, as a guest was last told it. */
  toldHere: string | null = '[]';
  /** Batches that are neither acknowledged nor refused. */
  underWay = 0;
  /** Of those, given to the log and not answered. */
  appending = 0;
  /** Waiting to be given to the log, in order. */
  readonly waiting: { readonly at: number; readonly push: Push }[] = [];
  readonly #acks: Ack[] = [];
  readonly #own = new Set<WireEnvelope>();
  #complaints = 0;
  #isToldLive = false;
  readonly #ended = new Map<string, RefuseReason>();

  constructor(who: Guest, peer: Peer, { cursor, incarnation }: { cursor: Cursor; incarnation: number }) {
    this.who = who;
    this.peer = peer;
    this.cursor = cursor;
    this.incarnation = incarnation;
    this.grantedFrom = cursor.number;
    const { person, deviceNo } = who;
    this.caretReader = {
      person,
      deviceNo,
      owns: (client) => deviceNoOf(client) === deviceNo,
      isBusy: () => this.overfull,
      tell: (doc, told) => peer.send({ type: 'carets', doc, here: told.map(({ marks: _marks, ...here }) => here) }),
    };
  }

  keeps(doc: string): boolean {
    return this.held === null || keeps(this.held, doc);
  }
  /** False when too much waits already. */
  ask(ask: HoldingAsk): boolean {
    return this.asked.length < mostAsks && this.asked.push(ask) > 0;
  }
  setHeld(how: 'hold' | 'drop', names: readonly string[]): void {
    const before = this.held ?? (how === 'drop' ? [everyPage, everyFeed, everyArchive] : []);
    const held = new Set([...before, hasSaid]);
    for (const name of names)
      if (how === 'hold') held.add(name);
      else held.delete(name);
    this.held = held;
  }

  get overfull(): boolean {
    return this.peer.buffered() > mostBuffered;
  }

  /** Frames of bounded size; all but the last repeat the cursor before, which is as far as the chain is known. */
  sendEntries(entries: readonly LogEntry[], cursor: Cursor, live: boolean): void {
    let from = 0;
    let size = 0;
    entries.forEach((entry, at) => {
      const room = sizeOf(entry);
      if (at > from && (size + room > gatherBytes || at - from >= maxItems)) {
        this.peer.send({ type: 'entries', entries: entries.slice(from, at), cursor: this.cursor, live: false });
        from = at;
        size = 0;
      }
      size += room;
    });
    this.cursor = cursor;
    this.#isToldLive = live;
    const rest = from === 0 ? entries : entries.slice(from);
    this.peer.send({ type: 'entries', entries: rest, cursor, live });
  }

  /** Nothing is between it and the line any more. Where it knows that, and nothing came for it, no frame says so. */
  goLive(entries: readonly LogEntry[], cursor: Cursor): void {
    this.state = 'live';
    this.covered.clear();
    if (entries.length === 0 && this.#isToldLive) return this.reach(cursor);
    this.sendEntries(entries, cursor, true);
    this.flush();
  }

  /** Moves on over entries that are not for this device, and lets acks go that waited for them. */
  reach(cursor: Cursor): void {
    this.cursor = cursor;
    this.flush();
  }

  flush(): void {
    while (this.#acks.length > 0) {
      const ack = this.#acks[0];
      if (!ack || (ack.numbers.at(-1) ?? 0) > this.cursor.number) return;
      this.#acks.shift();
      this.underWay -= 1;
      const { envelopes, ...told } = ack;
      this.#forget(envelopes);
      this.peer.send({ type: 'ack', ...told, cursor: this.cursor });
    }
  }

  begin({ envelopes }: Push): void {
    this.appending += 1;
    for (const envelope of envelopes) this.#own.add(envelope);
  }
  end(): void {
    this.appending -= 1;
  }
  #forget(envelopes: readonly WireEnvelope[]): void {
    for (const envelope of envelopes) this.#own.delete(envelope);
  }
  /** Whether these very bytes came over this connection: then the ack tells of them, not an echo. */
  wrote(entry: LogEntry): boolean {
    return this.#own.size > 0 && entry.kind === 'update' && this.#own.has(entry.envelope);
  }

  /** Each is a line in the log of whoever runs the relay: undefined from a device that writes too many of them. */
  complain({ number, reason }: { readonly number: number; readonly reason: string }): string | undefined {
    this.#complaints += 1;
    if (this.#complaints > mostComplaints) return undefined;
    return `device ${this.who.deviceNo}, entry ${number}: ${reason.slice(0, 300)}`;
  }

  ack(ack: Ack): void {
    this.#acks.push(ack);
    this.flush();
  }

  /** What follows a refused edit in the same stream meets the same refusal. */
  refuse(push: Push, { reason, detail, now }: { reason: RefuseReason; detail: string; now: number }): void {
    const before = reason === 'resend' ? this.endedReason(push) : undefined;
    const said = before ?? reason;
    if (finalReasons.has(said)) for (const envelope of push.envelopes) this.#ended.set(streamOf(envelope), said);
    this.underWay -= 1;
    this.#forget(push.envelopes);
    this.peer.send({ type: 'refused', batch: push.batch, reason: said, detail, now });
  }
  endedReason({ envelopes }: Push): RefuseReason | undefined {
    for (const envelope of envelopes) {
      const reason = this.#ended.get(streamOf(envelope));
      if (reason) return reason;
    }
    return undefined;
  }
}

/** How much it takes of a frame, at most. */
export function sizeOf(entry: LogEntry): number {
  if (entry.kind === 'update') return roomFor(entry.envelope.bytes);
  if (entry.kind === 'ledger') return roomFor(entry.entry);
  if (entry.kind === 'epoch') return 3 * entry.doc.length + 20;
  // Whoever asked chose the names: a character can be three bytes.
  return entry.given.reduce((sum, [record]) => sum + 3 * record.length + 10, 3 * entry.project.length + 300);
}
