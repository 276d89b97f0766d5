// One other program at a page: the y-websocket protocol over the log. What it writes is appended like any edit and
// passed on after the commit; what it sends again is no news; what may not stand closes it, since this protocol knows no
// refusal. Knows no socket.
import type { PersonId } from '@baton/model/ids';
import { closeCodes, type WireEnvelope } from '@baton/protocol/frames';
import { isStockClient, noDevice } from '@baton/replica/client-id';
import { newsOf, type News, type NoNews } from '@baton/replica/stock/news';
import type { Rights } from '../access/rights.ts';
import type { Appended, LogEntry } from '../log/contract.ts';
import { readMarks, writeMarks } from '../relay/awareness.ts';
import type { CaretBoard, CaretReader, Told } from '../relay/carets.ts';
import type { Line } from '../relay/connection.ts';
import { mostBuffered, stallMs } from '../relay/limits.ts';
import type { PageListener, StockPage } from './stock-page.ts';
import {
  awarenessOf,
  foreignClient,
  nothingNew,
  readStock,
  step1Of,
  step2End,
  updateOf,
  type StockMessage,
} from '@baton/protocol/stock';

type Update = Extract<LogEntry, { kind: 'update' }>;
export interface StockOptions {
  readonly person: PersonId;
  readonly page: StockPage;
  readonly rights: Rights;
  readonly carets: CaretBoard;
  readonly line: Line;
  readonly schedule: (ms: number, run: () => void) => () => void;
  /** Whether the device by whose cookie it came is still live, or the link still open. */
  readonly isLive: () => boolean;
  /** What it is closed with when that is no more. */
  readonly over: readonly [code: number, reason: string];
  /** How often that is looked at while nothing is written. */
  readonly lookMs: number;
  /** Whether it is told who else has the page open. */
  readonly isTold: boolean;
  /** What is said by a link, and no page: each that says something hears it when it is stored, and there are no carets. */
  readonly isTalk: boolean;
  /** False: it wrote more than it may. */
  readonly mayAdd: (news: readonly News[]) => boolean;
}
/** Messages that wait while the page is read. */
const mostEarly = 256;
const pulseMs = 15_000;
/** Its first words come within this; then it is told of the carets even if it has none. */
const caretsAfterMs = 200;

export class StockConnection implements PageListener {
  readonly #options: StockOptions;
  readonly #reader: CaretReader;
  readonly #own = new Set<Uint8Array>();
  /** Clocks that were given to the log and are not in the page's table yet. */
  readonly #given = new Map<number, number>();
  /** Awareness ids of others, as told: an honest client sends them back. */
  readonly #told = new Set<number>();
  readonly #early: StockMessage[] = [];
  #state: 'arriving' | 'behind' | 'live' | 'closed' = 'arriving';
  /** The number up to which it was sent everything. */
  #sent = 0;
  #missed = false;
  #sending = false;
  #asked = 0;
  #stops: (() => void)[] = [];

  constructor(options: StockOptions) {
    this.#options = options;
    const { person, line, page } = options;
    this.#reader = {
      person,
      deviceNo: noDevice,
      owns: (client) => this.#isOwn(client) && !this.#told.has(client),
      isBusy: () => line.buffered() > mostBuffered,
      tell: (_, here) => this.#tellCarets(here),
    };
    page.listeners.add(this);
    page.load().then(
      () => this.#arrive(),
      () => this.close(closeCodes.restart, 'the relay could not reach its store'),
    );
  }

  onMessage(bytes: Uint8Array): void {
    if (this.#state === 'closed') return;
    const message = readStock(bytes);
    if (!message) return this.close(closeCodes.badFrame, 'no message of this protocol');
    if (this.#state !== 'arriving') return this.#hear(message);
    if (this.#early.length >= mostEarly) return this.close(closeCodes.slow, 'too much before the page was read');
    this.#early.push(message);
  }

  onUpdates = (updates: readonly Update[]): void => {
    if (this.#state === 'arriving' || this.#state === 'closed') return;
    const { line, rights, person, page } = this.#options;
    if (!rights.mayRead(person, page.of.doc)) return this.close(closeCodes.notAllowed, 'there is no such page');
    if (this.#isOver()) return undefined;
    if (this.#state === 'behind' || line.buffered() > mostBuffered) {
      this.#state = 'behind';
      this.#missed = true;
      return this.#startSending();
    }
    for (const { number, envelope } of updates) {
      if (number <= this.#sent) continue;
      if (this.#isNews(envelope.bytes)) line.send(updateOf(envelope.bytes));
      this.#sent = number;
    }
  };
  #isNews(bytes: Uint8Array): boolean {
    return this.#options.isTalk || !this.#own.has(bytes);
  }
  onEpoch = (): void => this.close(closeCodes.restart, 'the page begins anew');

  close(code: number, reason: string): void {
    if (this.#state === 'closed') return;
    this.onClose();
    this.#options.line.close(code, reason);
  }

  onClose(): void {
    this.#state = 'closed';
    for (const stop of this.#stops.splice(0)) stop();
    this.#options.page.listeners.delete(this);
    this.#options.carets.leaveAll(this.#reader);
  }

  #arrive(): void {
    if (this.#state !== 'arriving') return;
    const { line, page, schedule, isTalk } = this.#options;
    this.#state = 'behind';
    line.send(step1Of(page.clocks));
    for (const message of this.#early.splice(0)) this.#hear(message);
    if (!isTalk)
      this.#stops.push(schedule(caretsAfterMs, () => this.#options.carets.put(this.#reader, page.of.doc, [])));
    this.#every(pulseMs, () => line.send(nothingNew));
    this.#every(this.#options.lookMs, () => this.#isOver());
  }

  #every(ms: number, run: () => void): void {
    const turn = (): void => {
      run();
      if (this.#state !== 'closed') stop = this.#options.schedule(ms, turn);
    };
    let stop = this.#options.schedule(ms, turn);
    this.#stops.push(() => stop());
  }

  /** Closes it where it may no longer be here. */
  #isOver(): boolean {
    if (this.#options.isLive()) return false;
    this.close(...this.#options.over);
    return true;
  }

  #hear(message: StockMessage): void {
    if (this.#state === 'closed') return;
    const { carets, page, isTalk } = this.#options;
    if (isTalk && (message.type === 'awareness' || message.type === 'query')) return;
    switch (message.type) {
      case 'step1':
        // Whatever it has: what is stored is passed on as it lies, and twice does no harm.
        this.#asked += 1;
        this.#sent = 0;
        this.#state = 'behind';
        return this.#startSending();
      case 'step2':
      case 'update':
        return this.#write(message.update);
      case 'awareness': {
        const marks = readMarks(message.bytes)?.filter(({ client }) => this.#reader.owns(client));
        return marks && marks.length > 0 ? carets.put(this.#reader, page.of.doc, marks) : undefined;
      }
      case 'query':
        return carets.again(this.#reader, page.of.doc);
    }
  }

  #isOwn(client: number): boolean {
    const { page, person } = this.#options;
    if (!isStockClient(client) || (page.persons.get(client) ?? person) !== person) return false;
    // In a talk it is used in one epoch alone: beginning once more it would say again what others have read.
    return !this.#options.isTalk || !page.persons.has(client) || (page.clocks.get(client) ?? 0) > 0;
  }

  #write(update: Uint8Array): void {
    const { page, rights, person } = this.#options;
    const news = newsOf(update, {
      next: (client) => Math.max(page.clocks.get(client) ?? 0, this.#given.get(client) ?? 0),
      deleted: page.deleted,
      isOwn: (client) => this.#isOwn(client),
    });
    if ('fault' in news) return this.#refuse(news);
    if (news.length === 0) return;
    if (this.#isOver()) return undefined;
    if (!rights.mayWrite(person, page.of.doc)) return this.close(closeCodes.notAllowed, 'you may only read this page');
    if (!this.#options.mayAdd(news)) return this.close(closeCodes.tooBig, 'too much is written here');
    for (const { client, from, to } of news) if (to > from) this.#given.set(client, to);
    this.#append(news);
  }

  #append(news: readonly News[]): void {
    const { page, rights, person } = this.#options;
    const { log, workspace, doc } = page.of;
    const envelopes = news.map((one): WireEnvelope => ({ doc, epoch: page.epoch, ...one }));
    for (const { bytes } of envelopes) this.#own.add(bytes);
    const author = { person, deviceNo: noDevice, deviceNos: [] };
    log.append(workspace, { author, batch: null, envelopes, asks: [], checkedAt: rights.head }).then(
      (answer) => this.#answered(answer, news),
      () => this.close(closeCodes.restart, 'the relay could not reach its store'),
    );
  }

  #answered(answer: Appended, news: readonly News[]): void {
    if (answer.kind !== 'recheck') for (const { bytes } of news) this.#own.delete(bytes);
    if (this.#state === 'closed' || answer.kind === 'accepted') return;
    const { rights, person, page } = this.#options;
    // Somebody else was first to write under the id, in the commit before.
    const stranger = news.find(({ client }) => !this.#isOwn(client));
    if (answer.kind === 'refused' && stranger)
      return this.close(foreignClient, `client id ${stranger.client} is another’s`);
    if (answer.kind === 'refused') return this.close(...closingOf(answer));
    if (!rights.mayWrite(person, page.of.doc)) return this.close(closeCodes.notAllowed, 'you may only read this page');
    // The ledger has moved: judged again. What came later meets a gap and is sent again after the next connection.
    this.#append(news);
  }

  #refuse({ fault, detail }: NoNews): void {
    if (fault === 'foreign') return this.close(foreignClient, detail);
    if (fault === 'gap') return this.close(closeCodes.slow, detail);
    return this.close(closeCodes.badFrame, detail);
  }

  #startSending(): void {
    if (this.#sending) return;
    this.#sending = true;
    this.#send()
      .catch(() => this.close(closeCodes.restart, 'the relay could not reach its store'))
      .finally(() => {
        this.#sending = false;
      });
  }

  /** From the log until nothing is missing, in the turn in which that is seen. */
  async #send(): Promise<void> {
    const { page, line } = this.#options;
    while (this.#state === 'behind') {
      const asked = this.#asked;
      this.#missed = false;
      const upTo = await page.stored(this.#sent, async (bytes) => {
        while (this.#state === 'behind' && line.buffered() > mostBuffered) await this.#pause();
        if (this.#state === 'behind' && asked === this.#asked) line.send(updateOf(bytes));
        return this.#state === 'behind' && asked === this.#asked;
      });
      if (asked !== this.#asked || this.#state !== 'behind') continue;
      this.#sent = upTo;
      if (this.#missed) continue;
      this.#state = 'live';
      line.send(step2End);
    }
  }
  #pause(): Promise<void> {
    return new Promise((resolve) => void this.#options.schedule(stallMs, resolve));
  }

  #tellCarets(here: readonly Told[]): void {
    if (!this.#options.isTold) return;
    for (const { person, marks } of here) {
      if (marks.length === 0) continue;
      for (const { client } of marks) this.#told.add(client);
      this.#options.line.send(awarenessOf(writeMarks(marks, { id: person })));
    }
  }
}

/** Final where it would be refused again; else it comes again and sends what is missing. */
function closingOf({ reason, detail }: Extract<Appended, { kind: 'refused' }>): [code: number, reason: string] {
  if (reason === 'too-large') return [closeCodes.tooBig, detail];
  if (reason === 'guard' || reason === 'not-allowed') return [closeCodes.notAllowed, detail];
  return [closeCodes.slow, detail];
}
