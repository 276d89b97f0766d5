// Catching up by document instead of along the line: first what is of no document (decisions, so that people have names;
// short numbers), then each document in the order in which a person wants it, its snapshot where that is shorter. When
// all of it was sent, and not before, the cursor goes to the head. What was cut goes on behind what hello says is ahead.
import type { Cursor } from '@baton/protocol/frames';
import { opensDecisions, type Grant } from '../access/grants.ts';
import type { Rights } from '../access/rights.ts';
import type { Log, LogEntry } from '../log/contract.ts';
import type { DocSince } from '../log/documents.ts';
import { pageBytes } from './limits.ts';
import type { Seat } from './seat.ts';
import type { Sending } from './sending.ts';
import { docOf, shownBefore } from './shown.ts';

export interface ByDocumentOptions {
  readonly workspace: string;
  readonly log: Log;
  readonly rights: Rights;
  readonly sending: Sending;
}
/** Names, then records, then what hangs on them. */
const order = ['o', 'r', 'x', 'v', 'f', 'p'];
const rankOf = ({ doc }: DocSince): number => order.indexOf(doc.slice(0, 1));
const inOrder = (states: readonly DocSince[]): readonly DocSince[] =>
  states.toSorted((one, other) => rankOf(one) - rankOf(other) || other.last - one.last);

interface Unbound {
  readonly after: number;
  readonly upTo: number;
  /** Grants up to here are told with it, or have been. */
  readonly told: number;
}

export class ByDocument {
  readonly #options: ByDocumentOptions;

  constructor(options: ByDocumentOptions) {
    this.#options = options;
  }

  /** Whether any document is shorter by its snapshot than what the line has of it. */
  async isShorter(seat: Seat): Promise<boolean> {
    const states = await this.#docsAfter(seat, seat.cursor.number);
    return states.some((state) =>
      this.#options.sending.isShorter(state, Math.max(seat.cursor.number, seat.covered.get(state.doc) ?? 0)),
    );
  }

  async run(seat: Seat, head: Cursor): Promise<void> {
    const from = seat.cursor.number;
    const grants = this.#grantsIn(seat, head.number);
    // What was withheld of a ledger goes before the statement that opens it, which does not stand without.
    await this.#told(seat, grants, from);
    await this.#unbound(seat, { after: from, upTo: head.number, told: head.number }, () => true);
    seat.unboundTo = Math.max(seat.unboundTo, head.number);
    await this.#opened(seat, grants, from);
    for (const state of inOrder(await this.#docsAfter(seat, from))) {
      if (seat.state !== 'behind') return;
      // What a grant opens that came meanwhile comes with it, whole.
      const isLater = this.#later(seat, head.number).some((grant) => this.#options.rights.opens(grant, state.doc));
      if (!isLater) await this.#options.sending.doc(seat, state, { after: from, upTo: head.number });
    }
    if (seat.state !== 'behind') return;
    seat.grantedFrom = Math.max(seat.grantedFrom, head.number);
    seat.sendEntries([], head, false);
    seat.flush();
  }
  #later({ who }: Seat, number: number): readonly Grant[] {
    return this.#options.rights.grantsAfter(who.person, number);
  }

  /** The new beginning of a document, before the entry that says so. */
  async renewed(seat: Seat, entry: Extract<LogEntry, { kind: 'epoch' }>): Promise<void> {
    const { log, workspace, sending } = this.#options;
    const states = await log.docsAfter(workspace, entry.number - 1);
    const state = states.find(({ doc }) => doc === entry.doc);
    if (state) await sending.doc(seat, state, { after: entry.number - 1, upTo: entry.number });
  }

  /** All that became readable between what the device was granted before and a number, whole. */
  async granted(seat: Seat, upTo: number): Promise<void> {
    const before = seat.grantedFrom;
    const grants = this.#grantsIn(seat, upTo);
    await this.#told(seat, grants, before);
    await this.#opened(seat, grants, before);
    if (seat.state === 'behind' && seat.grantedFrom === before) seat.grantedFrom = Math.max(before, upTo);
  }
  #grantsIn({ grantedFrom, who }: Seat, upTo: number): readonly Grant[] {
    const { grants } = this.#options.rights;
    return grants.filter(({ number, person }) => person === who.person && number > grantedFrom && number <= upTo);
  }

  /** What they open of what is of no document, up to where the device was sent by earlier rights. */
  async #told(seat: Seat, grants: readonly Grant[], upTo: number): Promise<void> {
    if (grants.length === 0) return;
    const { rights } = this.#options;
    const told = Math.max(...grants.map(({ number }) => number));
    await this.#unbound(seat, { after: 0, upTo, told }, (entry) =>
      entry.kind === 'ledger'
        ? grants.some(
            (grant) =>
              opensDecisions(grant) || grant.spaces.has(entry.ledger) || rights.opensEntry(grant, entry.number),
          )
        : grants.some((grant) => rights.opens(grant, docOf(entry))),
    );
  }

  /** What they open of documents, up to there: what follows comes along the line, or with the rest. */
  async #opened(seat: Seat, grants: readonly Grant[], upTo: number): Promise<void> {
    if (grants.length === 0) return;
    const { rights, sending } = this.#options;
    for (const state of inOrder(await this.#docsAfter(seat, 0))) {
      if (seat.state !== 'behind') return;
      const isOpened = grants.some((grant) => rights.opens(grant, state.doc));
      if (isOpened) await sending.doc(seat, state, { after: 0, upTo });
    }
  }

  async #docsAfter(seat: Seat, number: number): Promise<readonly DocSince[]> {
    const { log, workspace, rights } = this.#options;
    const states = await log.docsAfter(workspace, number);
    return states.filter(({ doc }) => seat.keeps(doc) && rights.mayRead(seat.who.person, doc));
  }

  async #unbound(seat: Seat, { after, upTo, told }: Unbound, isWanted: (entry: LogEntry) => boolean): Promise<void> {
    const { log, workspace, rights, sending } = this.#options;
    for (let at = after; at < upTo && seat.state === 'behind';) {
      await sending.room(seat);
      const page = await log.readUnbound(workspace, { after: at, limit: pageBytes });
      if (seat.state !== 'behind') return;
      const wanted = page.entries.filter((entry) => entry.number <= upTo && isWanted(entry));
      const later = this.#later(seat, told);
      const entries = wanted.flatMap((entry) => shownBefore(rights, later, { seat, entry }) ?? []);
      if (entries.length > 0) seat.sendEntries(entries, seat.cursor, false);
      at = page.upTo;
      if (!page.more) return;
    }
  }
}
