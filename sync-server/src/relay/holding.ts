// What a device asks to keep, or lets go. Each name that it asks for is answered by all that there is of it up to where
// the device stands, and a mark; from there on it comes along the line like everything else.
import { covers, isHoldable, isPattern, keeps } from '@baton/protocol/holding';
import type { Rights } from '../access/rights.ts';
import type { Log } from '../log/contract.ts';
import type { DocSince } from '../log/documents.ts';
import { hasSaid, type HoldingAsk, type Seat } from './seat.ts';
import type { Sending } from './sending.ts';

export interface HoldingOptions {
  readonly workspace: string;
  readonly log: Log;
  readonly rights: Rights;
  readonly sending: Sending;
}

export class Holding {
  readonly #options: HoldingOptions;

  constructor(options: HoldingOptions) {
    this.#options = options;
  }

  async take(seat: Seat, { type, docs }: HoldingAsk): Promise<void> {
    const { log, workspace } = this.#options;
    const names = [...new Set(docs)].filter(isHoldable);
    const before = seat.held;
    const hold = [...(type === 'hold' ? names : []), ...(before === null ? [hasSaid] : [])];
    await log.setHolds(workspace, seat.who.deviceNo, { hold, drop: type === 'drop' ? names : [] });
    seat.setHeld(type, names);
    if (type === 'drop') return;
    for (const name of names) {
      if (seat.state !== 'behind') return;
      if (isPattern(name)) await this.#sendMany(seat, name, before);
      else await this.#sendOne(seat, name);
    }
  }

  async #sendOne(seat: Seat, doc: string): Promise<void> {
    const { log, workspace, rights } = this.#options;
    // What may not be read is as if it did not exist: whole, and empty.
    const states = rights.mayRead(seat.who.person, doc) ? await log.docsAfter(workspace, 0) : [];
    const state = states.find((one) => one.doc === doc);
    if (state) await this.#send(seat, state);
    this.#mark(seat, { doc, epoch: state?.epoch ?? 0 });
  }

  async #sendMany(seat: Seat, name: string, before: ReadonlySet<string> | null): Promise<void> {
    const { log, workspace, rights } = this.#options;
    const states = seat.cursor.number === 0 ? [] : await log.docsAfter(workspace, 0);
    for (const state of states) {
      const { doc } = state;
      const isNew = covers(name, doc) && !(before && keeps(before, doc));
      if (seat.state !== 'behind') return;
      if (isNew && rights.mayRead(seat.who.person, doc)) await this.#send(seat, state);
    }
    this.#mark(seat, { doc: name, epoch: 0 });
  }

  /** From its very beginning, whatever was sent of it before: the device may have let it go. */
  async #send(seat: Seat, state: DocSince): Promise<void> {
    const { sending } = this.#options;
    seat.covered.delete(state.doc);
    if (!sending.isShorter(state, 0)) sending.mark(seat, { ...state, number: 0 });
    await sending.doc(seat, state, { after: 0, upTo: seat.cursor.number });
  }

  #mark(seat: Seat, { doc, epoch }: { readonly doc: string; readonly epoch: number }): void {
    this.#options.sending.mark(seat, { doc, epoch, number: Math.max(1, seat.cursor.number) });
  }
}
