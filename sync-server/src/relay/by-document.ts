// Catching up by document instead of along the line: first what is of no document (decisions, so that people have names;
// short numbers), then each document in the order in which a person wants it, its snapshot where that is shorter. When
// all of it was sent, and not before, the cursor goes to the head. What was cut goes on behind what hello says is ahead.
import type { Cursor } from '@baton/protocol/frames';
import type { Grant } from '../access/grants.ts';
import type { Rights } from '../access/rights.ts';
import type { Log, LogEntry } from '../log/contract.ts';
import type { DocSince } from '../log/documents.ts';
import { pageBytes } from './limits.ts';
import type { Seat } from './seat.ts';
import type { Sending } from './sending.ts';
import { docOf, shownTo } from './shown.ts';

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
    await this.#unbound(seat, { after: from, upTo: head.number }, () => true);
    seat.unboundTo = Math.max(seat.unboundTo, head.number);
    await this.granted(seat, head.number);
    for (const state of inOrder(await this.#docsAfter(seat, from))) {
      if (seat.state !== 'behind') return;
      await this.#options.sending.doc(seat, state, { after: from, upTo: head.number });
    }
    if (seat.state !== 'behind') return;
    seat.sendEntries([], head, false);
    seat.flush();
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
    const grants = this.#options.rights.grants.filter(
      ({ number, person }) => person === seat.who.person && number > before && number <= upTo,
    );
    if (grants.length > 0) await this.#opened(seat, grants, before);
    if (seat.state === 'behind' && seat.grantedFrom === before) seat.grantedFrom = Math.max(before, upTo);
  }

  /** What they open, up to where the device was sent by earlier rights: what follows comes along the line, or with the rest. */
  async #opened(seat: Seat, grants: readonly Grant[], upTo: number): Promise<void> {
    const { rights, sending } = this.#options;
    const isOpened = (doc: string): boolean => grants.some((grant) => rights.opens(grant, doc));
    const isOf = (entry: LogEntry): boolean =>
      entry.kind === 'ledger' ? grants.some(({ spaces }) => spaces.has(entry.ledger)) : isOpened(docOf(entry));
    await this.#unbound(seat, { after: 0, upTo }, isOf);
    for (const state of inOrder(await this.#docsAfter(seat, 0))) {
      if (seat.state !== 'behind') return;
      if (isOpened(state.doc)) await sending.doc(seat, state, { after: 0, upTo });
    }
  }

  async #docsAfter(seat: Seat, number: number): Promise<readonly DocSince[]> {
    const { log, workspace, rights } = this.#options;
    const states = await log.docsAfter(workspace, number);
    return states.filter(({ doc }) => seat.keeps(doc) && rights.mayRead(seat.who.person, doc));
  }

  async #unbound(
    seat: Seat,
    { after, upTo }: { readonly after: number; readonly upTo: number },
    isWanted: (entry: LogEntry) => boolean,
  ): Promise<void> {
    const { log, workspace, rights, sending } = this.#options;
    for (let at = after; at < upTo && seat.state === 'behind';) {
      await sending.room(seat);
      const page = await log.readUnbound(workspace, { after: at, limit: pageBytes });
      if (seat.state !== 'behind') return;
      const wanted = page.entries.filter((entry) => entry.number <= upTo && isWanted(entry));
      const entries = wanted.flatMap((entry) => shownTo(rights, seat, entry) ?? []);
      if (entries.length > 0) seat.sendEntries(entries, seat.cursor, false);
      at = page.upTo;
      if (!page.more) return;
    }
  }
}
