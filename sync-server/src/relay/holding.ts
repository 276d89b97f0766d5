// What a device asks to keep, or lets go. Each name that it asks for is answered by all that there is of it up to where
// the device stands, and a mark; from there on it comes along the line like everything else.
import { covers, isHoldable, isPattern, keeps } from '@baton/protocol/holding';
import type { Rights } from '../access/rights.ts';
import type { Log } from '../log/contract.ts';
import type { DocSince, HoldChange } from '../log/documents.ts';
import { hasSaid, nameOfTimes, timesOf, type HoldingAsk, type Seat } from './seat.ts';
import type { Sending } from './sending.ts';
import type { StoreWatch } from './store-watch.ts';

export interface HoldingOptions {
  readonly workspace: string;
  readonly log: Log;
  readonly rights: Rights;
  readonly sending: Sending;
  readonly watch: Pick<StoreWatch, 'hear'>;
}
interface Many {
  readonly name: string;
  /** What was kept before it was asked for. */
  readonly before: ReadonlySet<string> | null;
  readonly states: readonly DocSince[];
}

export class Holding {
  readonly #options: HoldingOptions;

  constructor(options: HoldingOptions) {
    this.#options = options;
  }

  async take(seat: Seat, { type, docs }: HoldingAsk): Promise<void> {
    const names = [...new Set(docs)].filter(isHoldable);
    const before = seat.held;
    const times = timesOf(before);
    const hold = [...(type === 'hold' ? names : []), hasSaid, nameOfTimes(times + 1)];
    const drop = [...(type === 'drop' ? names : []), nameOfTimes(times)];
    if (!(await this.#keep(seat, { hold, drop }))) return;
    seat.setHeld(type, names);
    seat.setHeld('drop', [nameOfTimes(times)]);
    seat.setHeld('hold', [nameOfTimes(times + 1)]);
    if (type === 'hold') await this.#answer(seat, names, before);
    if (seat.state === 'behind') this.#options.sending.mark(seat, { doc: hasSaid, epoch: 0, number: times + 1 });
  }

  async #answer(seat: Seat, names: readonly string[], before: ReadonlySet<string> | null): Promise<void> {
    const { log, workspace } = this.#options;
    // Read once for all that is asked for: what comes while they are sent lies above the seat's cursor.
    const states = seat.cursor.number === 0 ? [] : await log.docsAfter(workspace, 0);
    for (const name of names) {
      if (seat.state !== 'behind') return;
      if (isPattern(name)) await this.#sendMany(seat, { name, before, states });
      else await this.#sendOne(seat, name, states);
    }
  }

  /** False while nothing can be written down: unanswered, it is asked again when the relay is open. */
  async #keep(seat: Seat, change: HoldChange): Promise<boolean> {
    const { log, workspace, watch } = this.#options;
    try {
      await log.setHolds(workspace, seat.who.deviceNo, change);
      return true;
    } catch (fault) {
      if (watch.hear(fault)) return false;
      throw fault;
    }
  }

  async #sendOne(seat: Seat, doc: string, states: readonly DocSince[]): Promise<void> {
    const state = states.find((one) => one.doc === doc);
    // What may not be read is as if it did not exist: whole, and empty.
    if (state && this.#options.rights.mayRead(seat.who.person, doc)) await this.#send(seat, state);
    this.#mark(seat, { doc, epoch: state?.epoch ?? 0 });
  }

  async #sendMany(seat: Seat, { name, before, states }: Many): Promise<void> {
    const { rights } = this.#options;
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
