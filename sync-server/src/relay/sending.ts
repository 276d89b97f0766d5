// One document to one device: its snapshot where that is shorter or the only way, then the entries behind it, never more
// in memory than a part. What was sent is remembered on the seat, so that the line does not bring it again.
import type { Cursor, Stamp } from '@baton/protocol/frames';
import { maxEnvelopeBytes } from '@baton/protocol/limits';
import type { Log, LogEntry } from '../log/contract.ts';
import type { DocSince, StoredSnapshot } from '../log/documents.ts';
import { pageBytes, stallMs } from './limits.ts';
import type { Extracts } from './extracts.ts';
import type { Seat } from './seat.ts';
import type { Update } from './stamper.ts';

export interface SendingOptions {
  readonly workspace: string;
  readonly log: Log;
  readonly schedule: (ms: number, run: () => void) => () => void;
  readonly isShorter?: IsShorter;
  readonly stampsOver: (updates: readonly Update[]) => readonly Stamp[];
  /** Who wrote in a document is told before it. */
  readonly extracts: Pick<Extracts, 'tellOf'>;
}
export interface Portion {
  /** The device holds all of the document up to here. */
  readonly after: number;
  readonly upTo: number;
}
/** Less is not worth a mark: it is sent again after a cut. */
const worthMarking = 16 * 1024;

/** Whether the snapshot and what is behind it are less than the entries, or the entries are not all there any more. */
export type IsShorter = (state: DocSince, after: number) => boolean;
const isShorter: IsShorter = ({ snapshot, since, tail, floor }, after) =>
  snapshot !== null && snapshot.number > after && (after < floor || since.bytes > snapshot.size + tail.bytes);
/** For small worlds, in which a snapshot is never shorter: wherever there is one. */
export const wherePossible: IsShorter = ({ snapshot }, after) => snapshot !== null && snapshot.number > after;

const nothing = { number: 0, size: 0 };
const coveredOf = ({ covered }: Seat, doc: string): number => covered.get(doc) ?? 0;

export class Sending {
  readonly #options: SendingOptions;

  constructor(options: SendingOptions) {
    this.#options = options;
  }

  isShorter(state: DocSince, after: number): boolean {
    return (this.#options.isShorter ?? isShorter)(state, after);
  }
  /** Entries with the relay's word that it numbered them, which lets the device give them back one day. */
  entries(seat: Seat, entries: readonly LogEntry[], cursor: Cursor): void {
    seat.sendEntries(entries, cursor, false);
    this.stamps(seat, entries);
  }
  stamps(seat: Seat, entries: readonly LogEntry[]): void {
    const stamps = this.#options.stampsOver(entries.filter((entry) => entry.kind === 'update'));
    if (stamps.length > 0) seat.peer.send({ type: 'stamps', stamps });
  }
  pause(): Promise<void> {
    return new Promise((resolve) => void this.#options.schedule(stallMs, resolve));
  }
  /** Resolves when the device takes more, or has left. */
  async room(seat: Seat): Promise<void> {
    while (seat.state === 'behind' && seat.overfull) await this.pause();
  }

  /** What lies after `after`, up to `upTo` at least; a snapshot can reach further. */
  async doc(seat: Seat, state: DocSince, { after, upTo }: Portion): Promise<void> {
    const from = Math.max(after, coveredOf(seat, state.doc));
    if (from >= upTo) return;
    await this.#options.extracts.tellOf(seat, state.doc);
    const snapshot = this.isShorter(state, from) ? await this.#snapshot(seat, state.doc) : nothing;
    const reached = Math.max(from, snapshot.number);
    const tail = await this.#entries(seat, state.doc, { after: reached, upTo });
    if (seat.state !== 'behind') return;
    const number = Math.max(reached, upTo);
    seat.covered.set(state.doc, number);
    const isMuch = snapshot.size + tail >= worthMarking;
    if (isMuch && number > seat.cursor.number) this.mark(seat, { ...state, number });
  }

  /** The device has all of it up to the number. */
  mark(
    seat: Seat,
    { doc, epoch, number }: { readonly doc: string; readonly epoch: number; readonly number: number },
  ): void {
    if (seat.state !== 'behind') return;
    seat.peer.send({ type: 'snapshot', doc, epoch, number, offset: 0, total: 0, bytes: new Uint8Array(), stamp: null });
  }

  /** While the device takes nothing the snapshot is let go and read again; if it was cut anew meanwhile, it begins anew. */
  async #snapshot(seat: Seat, doc: string): Promise<typeof nothing> {
    const { log, workspace } = this.#options;
    let stored: StoredSnapshot | undefined;
    let begun = 0;
    for (let offset = 0; seat.state === 'behind';) {
      if (seat.overfull) {
        stored = undefined;
        await this.room(seat);
        continue;
      }
      stored ??= await log.snapshot(workspace, doc);
      if (!stored) return nothing;
      if (stored.number !== begun) offset = 0;
      begun = stored.number;
      offset = sendPart(seat, stored, offset);
      if (offset >= stored.bytes.length) return { number: stored.number, size: stored.bytes.length };
    }
    return nothing;
  }

  async #entries(seat: Seat, doc: string, { after, upTo }: Portion): Promise<number> {
    const { log, workspace } = this.#options;
    let bytes = 0;
    for (let at = after; at < upTo && seat.state === 'behind';) {
      await this.room(seat);
      const page = await log.readDoc(workspace, { doc, after: at, limit: pageBytes });
      if (seat.state !== 'behind') return bytes;
      const entries = page.entries.filter(({ number }) => number <= upTo);
      for (const entry of entries) bytes += entry.kind === 'update' ? entry.envelope.bytes.length : 0;
      if (entries.length > 0) this.entries(seat, entries, seat.cursor);
      at = page.upTo;
      if (!page.more) return bytes;
    }
    return bytes;
  }
}

/** Answers where the next part begins. */
function sendPart(seat: Seat, { doc, epoch, number, bytes }: StoredSnapshot, offset: number): number {
  const part = bytes.subarray(offset, offset + maxEnvelopeBytes);
  seat.peer.send({ type: 'snapshot', doc, epoch, number, offset, total: bytes.length, bytes: part, stamp: null });
  return offset + part.length;
}
