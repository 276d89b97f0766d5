// Feeds one device that is behind from the log, until it has caught up with the room and becomes live in the same turn
// in which that is seen. A grant on the way is preceded by what it makes readable.
import type { Cursor, Stamp } from '@baton/protocol/frames';
import type { Grant, Rights } from '../access/rights.ts';
import { withheldEntry } from '../ledger/foldable.ts';
import { parseDoc, spaceOfDoc } from '@baton/replica/layout';
import type { Log, LogEntry, Page } from '../log/contract.ts';
import { pageBytes, stallMs } from './limits.ts';
import type { Seat } from './seat.ts';
import type { Update } from './stamper.ts';

export interface FeedOptions {
  readonly workspace: string;
  readonly log: Log;
  readonly rights: Rights;
  readonly schedule: (ms: number, run: () => void) => () => void;
  /** The head of the last commit that the room has passed on. */
  readonly head: () => Cursor;
  /** Over what a page held of each document that the device may read. */
  readonly stampsOver: (updates: readonly Update[]) => readonly Stamp[];
  /** Whether a device that was sent up to `sent` may be live. Handed in so that the simulator can plant a fault. */
  readonly caughtUp?: (sent: number, head: number) => boolean;
}

/** The document whose readers may have the entry. */
function docOf(entry: Exclude<LogEntry, { kind: 'ledger' }>): string {
  if (entry.kind === 'update') return entry.envelope.doc;
  return entry.kind === 'epoch' ? entry.doc : entry.beside;
}

/** The entry as this device may have it. A ledger entry that it may not read keeps its place in the chain, emptied. */
export function shownTo(rights: Rights, { who }: Seat, entry: LogEntry): LogEntry | undefined {
  if (entry.kind === 'ledger') return rights.readsLedger(who.person, entry.ledger) ? entry : withheldEntry(entry);
  return rights.mayRead(who.person, docOf(entry)) ? entry : undefined;
}

const isBehind = (seat: Seat): boolean => seat.state === 'behind';

export class Feed {
  readonly #options: FeedOptions;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  /** Resolves when the seat is live or left. One at a time for each seat. */
  async run(seat: Seat): Promise<void> {
    if (seat.feeding) return;
    seat.feeding = true;
    try {
      while (isBehind(seat)) {
        if (seat.overfull) await this.#pause();
        else if (this.#isLevel(seat.cursor)) this.#goLive(seat, [], seat.cursor);
        else await this.#nextPage(seat);
      }
    } finally {
      seat.feeding = false;
    }
  }

  #isLevel(sent: Cursor): boolean {
    const { head, caughtUp = (at, end) => at >= end } = this.#options;
    return caughtUp(sent.number, head().number);
  }

  async #nextPage(seat: Seat): Promise<void> {
    const { log, workspace, rights } = this.#options;
    const page = await log.read(workspace, seat.cursor.number, pageBytes);
    if (!isBehind(seat)) return;
    const grant = this.#grantIn(seat, page);
    if (grant) return this.#sendGranted(seat, grant, page);
    const entries = page.entries.flatMap((entry) => shownTo(rights, seat, entry) ?? []);
    if (this.#isLevel(page.cursor)) this.#goLive(seat, entries, page.cursor);
    else {
      seat.sendEntries(entries, page.cursor, false);
      seat.flush();
    }
    this.#sendStamps(seat, entries);
  }

  #goLive(seat: Seat, entries: readonly LogEntry[], cursor: Cursor): void {
    seat.state = 'live';
    seat.sendEntries(entries, cursor, true);
    seat.flush();
  }

  #sendStamps(seat: Seat, entries: readonly LogEntry[]): void {
    const stamps = this.#options.stampsOver(entries.filter((entry) => entry.kind === 'update'));
    if (stamps.length > 0) seat.peer.send({ type: 'stamps', stamps });
  }

  #grantIn(seat: Seat, page: Page): Grant | undefined {
    const { person } = seat.who;
    const from = seat.cursor.number;
    return this.#options.rights.grants.find(
      (grant) =>
        grant.person === person &&
        grant.number > from &&
        grant.number <= page.cursor.number &&
        grant.number > seat.grantedFrom,
    );
  }

  /** First what comes before the grant, then what it opens, and only then (next round) the grant itself. */
  async #sendGranted(seat: Seat, grant: Grant, page: Page): Promise<void> {
    const { log, workspace, rights } = this.#options;
    const chain = await log.chainAt(workspace, grant.number - 1);
    if (!chain || !isBehind(seat)) return;
    const earlier = page.entries.flatMap(
      (entry) => (entry.number < grant.number && shownTo(rights, seat, entry)) || [],
    );
    seat.sendEntries(earlier, { number: grant.number - 1, chain }, false);
    this.#sendStamps(seat, earlier);
    const upTo = seat.grantedFrom;
    for (const { space } of rights.grants.filter(
      ({ number, person }) => number === grant.number && person === seat.who.person,
    )) {
      await this.#sendSpace(seat, space, upTo);
    }
    if (isBehind(seat) && seat.grantedFrom === upTo) seat.grantedFrom = Math.max(upTo, grant.number);
  }

  async #sendSpace(seat: Seat, space: string, upTo: number): Promise<void> {
    const { log, workspace } = this.#options;
    for (let after = 0; after < upTo && isBehind(seat);) {
      if (seat.overfull) {
        await this.#pause();
        continue;
      }
      const page = await log.read(workspace, after, pageBytes);
      if (page.entries.length === 0 || !isBehind(seat)) return;
      const entries = page.entries.filter((entry) => entry.number <= upTo && isOfSpace(entry, space));
      if (entries.length > 0) {
        seat.sendEntries(entries, seat.cursor, false);
        this.#sendStamps(seat, entries);
      }
      after = page.cursor.number;
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => void this.#options.schedule(stallMs, resolve));
  }
}

function isOfSpace(entry: LogEntry, space: string): boolean {
  if (entry.kind === 'ledger') return entry.ledger === space;
  const doc = parseDoc(docOf(entry));
  return doc !== undefined && spaceOfDoc(doc) === space;
}
