// What a guest's device is told in place of decisions: an extract of the directory, signed by this relay, whenever what it
// says has changed. It goes before whatever needs it: no entry reaches a guest whose author they have not been told.
import type { PersonId } from '@baton/model/ids';
import { deviceNoOf, noDevice } from '@baton/replica/client-id';
import { isGuest, personOf } from '@baton/model/directory/queries';
import type { Cursor } from '@baton/protocol/frames';
import type { Rights } from '../access/rights.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Log, LogEntry } from '../log/contract.ts';
import type { Seat } from './seat.ts';
import { shownTo } from './shown.ts';

export interface ExtractsOptions {
  readonly workspace: string;
  readonly log: Log;
  readonly rights: Rights;
  readonly ledger: Ledger;
  readonly head: () => Cursor;
}
/** One device of a guest's: what it was told, and under which numbers something stands in what it reads. */
interface Reader {
  told: string;
  writers: ReadonlySet<number>;
  /** Decisions have been folded since it was told. */
  isDue: boolean;
}

export class Extracts {
  readonly #options: ExtractsOptions;
  readonly #readers = new WeakMap<Seat, Reader>();

  constructor(options: ExtractsOptions) {
    this.#options = options;
  }

  /** Whether this device is told the directory in extracts. */
  isFor({ who }: Seat): boolean {
    const { directory } = this.#options.rights;
    return directory !== undefined && isGuest(directory, who.person);
  }

  /** Something was decided: it is looked again before anything else is sent. */
  decided(seat: Seat): void {
    this.#readerOf(seat).isDue = true;
  }
  isDue(seat: Seat): boolean {
    return this.isFor(seat) && this.#readerOf(seat).isDue;
  }
  /** Whether these entries can go to it as it is: it knows whose they are. */
  covers(seat: Seat, entries: readonly LogEntry[]): boolean {
    return !this.isDue(seat) && this.#unknown(seat, entries).length === 0;
  }

  /** @param entries about to be sent to it. */
  async tell(seat: Seat, entries: readonly LogEntry[] = []): Promise<void> {
    if (!this.isFor(seat)) return;
    const reader = this.#readerOf(seat);
    const unknown = this.#unknown(seat, entries);
    if (!reader.isDue && unknown.length === 0) return;
    const isDue = reader.isDue;
    reader.isDue = false;
    const writers = isDue ? await this.#writersFor(seat.who.person) : reader.writers;
    await this.#know(seat, [...writers, ...unknown]);
  }

  /** Before a document is sent to it in one piece. */
  async tellOf(seat: Seat, doc: string): Promise<void> {
    if (!this.isFor(seat)) return;
    const { writers } = this.#readerOf(seat);
    const here = await this.#writersOf(doc);
    if (here.some((no) => !writers.has(no))) await this.#know(seat, [...writers, ...here]);
  }

  async #know(seat: Seat, writers: readonly number[]): Promise<void> {
    const reader = this.#readerOf(seat);
    reader.writers = new Set(writers);
    await this.#options.ledger.refresh();
    await this.#send(seat, reader);
  }

  async #send(seat: Seat, reader: Reader): Promise<void> {
    const { rights, ledger, head } = this.#options;
    const { person } = seat.who;
    const { directory } = rights;
    if (directory === undefined) return;
    const { number } = head();
    const content = await ledger.extract(directory, { person, writers: reader.writers, number: 0 });
    const told = Buffer.from(content).toString('latin1');
    // Ed25519 gives one signature for one text, so the same content is the same bytes.
    if (told === reader.told || seat.state !== 'behind' || !this.isFor(seat)) return;
    const entry = await ledger.extract(directory, { person, writers: reader.writers, number });
    if (seat.state !== 'behind') return;
    reader.told = told;
    seat.sendEntries([{ kind: 'ledger', number, ledger: 'dir', entry }], seat.cursor, false);
  }

  /** Whose numbers stand in what they read: the clock tables say it, also of what is left in a snapshot alone. */
  async #writersFor(person: PersonId): Promise<readonly number[]> {
    const { log, workspace, rights } = this.#options;
    const docs = (await log.docsAfter(workspace, 0)).filter(({ doc }) => rights.mayRead(person, doc));
    return (await Promise.all(docs.map(({ doc }) => this.#writersOf(doc)))).flat();
  }
  async #writersOf(doc: string): Promise<readonly number[]> {
    const { log, workspace } = this.#options;
    const { clocks } = await log.writersOf(workspace, doc);
    return clocks.map(([client]) => deviceNoOf(client) ?? noDevice).filter((no) => no !== noDevice);
  }

  #unknown(seat: Seat, entries: readonly LogEntry[]): readonly number[] {
    if (!this.isFor(seat)) return [];
    const { rights } = this.#options;
    const { writers } = this.#readerOf(seat);
    return entries.flatMap((entry) => {
      if (entry.kind !== 'update' || writers.has(entry.deviceNo) || !shownTo(rights, seat, entry)) return [];
      const { directory } = rights;
      const isKnown = directory !== undefined && personOf(directory, entry.deviceNo) !== undefined;
      return isKnown && entry.deviceNo !== seat.who.deviceNo ? [entry.deviceNo] : [];
    });
  }

  #readerOf(seat: Seat): Reader {
    const known = this.#readers.get(seat) ?? { told: '', writers: new Set<number>(), isDue: true };
    this.#readers.set(seat, known);
    return known;
  }
}
