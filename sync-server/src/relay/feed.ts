// Feeds one device that is behind, until it has caught up with the room and becomes live in the same turn in which that is
// seen: along the number line, or by document where that is shorter or the line is not whole any more (by-document.ts).
// A grant on the way is preceded by what it makes readable.
import type { Cursor, Stamp } from '@baton/protocol/frames';
import type { Grant } from '../access/grants.ts';
import type { Rights } from '../access/rights.ts';
import type { Log, LogEntry, Page } from '../log/contract.ts';
import { ByDocument } from './by-document.ts';
import type { Extracts } from './extracts.ts';
import { Holding } from './holding.ts';
import { farBehind as mostEntries, pageBytes } from './limits.ts';
import { hasSaid, type Seat } from './seat.ts';
import { Sending, type IsShorter } from './sending.ts';
import { isAnew, isFresh, shownBefore, shownTo } from './shown.ts';
import type { Update } from './stamper.ts';
import type { StoreWatch } from './store-watch.ts';

export interface FeedOptions {
  readonly workspace: string;
  readonly log: Log;
  readonly rights: Rights;
  readonly schedule: (ms: number, run: () => void) => () => void;
  /** The head of the last commit that the room has passed on. */
  readonly head: () => Cursor;
  /** Whether a device that was sent up to `sent` may be live. Handed in so that the simulator can plant a fault. */
  readonly caughtUp?: (sent: number, head: number) => boolean;
  /** From so many entries on it is looked at whether snapshots are shorter. The simulator's worlds are small. */
  readonly farBehind?: number;
  readonly isShorter?: IsShorter;
  readonly stampsOver: (updates: readonly Update[]) => readonly Stamp[];
  readonly watch: Pick<StoreWatch, 'hear'>;
  readonly extracts: Extracts;
}

const isBehind = (seat: Seat): boolean => seat.state === 'behind';

export class Feed {
  readonly #options: FeedOptions;
  readonly #sending: Sending;
  readonly #byDocument: ByDocument;
  readonly #holding: Holding;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#sending = new Sending(options);
    this.#byDocument = new ByDocument({ ...options, sending: this.#sending });
    this.#holding = new Holding({ ...options, sending: this.#sending });
  }

  /** Resolves when the seat is live or left. One at a time for each seat. */
  async run(seat: Seat): Promise<void> {
    if (seat.feeding) return;
    seat.feeding = true;
    let isFirst = true;
    if (seat.hasForgotten) this.#sending.mark(seat, { doc: hasSaid, epoch: 0, number: 0 });
    seat.hasForgotten = false;
    try {
      while (isBehind(seat)) {
        const { extracts } = this.#options;
        if (extracts.isDue(seat)) await extracts.tell(seat);
        else isFirst = await this.#step(seat, isFirst);
      }
    } finally {
      seat.feeding = false;
    }
  }

  /** Answers whether the next is still the first that is not asked for. */
  async #step(seat: Seat, isFirst: boolean): Promise<boolean> {
    const ask = seat.asked.shift();
    if (ask) await this.#holding.take(seat, ask);
    else if (seat.overfull) await this.#sending.pause();
    else if (this.#isLevel(seat.cursor)) this.#goLive(seat, [], seat.cursor);
    else if (this.#isFar(seat, isFirst) && (await this.#byDocument.isShorter(seat)))
      await this.#byDocument.run(seat, this.#options.head());
    else await this.#nextPage(seat);
    return isFirst && ask !== undefined;
  }

  #isLevel(sent: Cursor): boolean {
    const { head, caughtUp = (at, end) => at >= end } = this.#options;
    return caughtUp(sent.number, head().number);
  }

  /** Then it is looked, once, whether documents are shorter than the line. */
  #isFar({ cursor }: Seat, isFirst: boolean): boolean {
    const { head, farBehind = mostEntries } = this.#options;
    return isFirst && head().number - cursor.number >= farBehind;
  }

  /** Undefined below the horizon, where the line is not whole any more. */
  async #read({ cursor }: Seat): Promise<Page | undefined> {
    const { log, workspace } = this.#options;
    try {
      return await log.read(workspace, cursor.number, pageBytes);
    } catch (fault) {
      if (cursor.number >= (await log.horizon(workspace))) throw fault;
      return undefined;
    }
  }

  async #nextPage(seat: Seat): Promise<void> {
    const { rights } = this.#options;
    const page = await this.#read(seat);
    if (!isBehind(seat)) return;
    if (!page) return this.#byDocument.run(seat, this.#options.head());
    const grant = this.#grantIn(seat, page);
    if (grant) return this.#sendGranted(seat, grant, page);
    if (page.entries.some(isAnew)) await this.#sendRenewed(seat, page);
    if (!isBehind(seat)) return;
    const { extracts } = this.#options;
    if (!extracts.covers(seat, page.entries)) return extracts.tell(seat, page.entries);
    // One that came while the page was read.
    const later = rights.grantsAfter(seat.who.person, page.cursor.number);
    const entries = page.entries.flatMap(
      (entry) => (isFresh(seat, entry) && shownBefore(rights, later, { seat, entry })) || [],
    );
    if (later.length > 0) seat.grantedFrom = page.cursor.number;
    if (this.#isLevel(page.cursor) && seat.asked.length === 0) return this.#goLive(seat, entries, page.cursor);
    this.#sending.entries(seat, entries, page.cursor);
    seat.flush();
  }

  #goLive(seat: Seat, entries: readonly LogEntry[], cursor: Cursor): void {
    seat.goLive(entries, cursor);
    this.#sending.stamps(seat, entries);
  }

  /** A document that begins anew in this page: its new beginning goes first. */
  async #sendRenewed(seat: Seat, page: Page): Promise<void> {
    const { rights } = this.#options;
    for (const entry of page.entries) {
      if (entry.kind !== 'epoch' || entry.epoch === 0) continue;
      if ((seat.covered.get(entry.doc) ?? 0) >= entry.number) continue;
      if (shownTo(rights, seat, entry)) await this.#byDocument.renewed(seat, entry);
    }
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
    const before = grant.number - 1;
    const later = rights.grantsAfter(seat.who.person, before);
    const earlier = page.entries.flatMap(
      (entry) => (entry.number <= before && isFresh(seat, entry) && shownBefore(rights, later, { seat, entry })) || [],
    );
    this.#sending.entries(seat, earlier, { number: before, chain });
    seat.grantedFrom = before;
    await this.#byDocument.granted(seat, grant.number);
  }
}
