// When a ledger's next checkpoint is due: counted over the entries that the log holds.
import { checkpointOf } from '@baton/ledger/checkpoint';
import type { Entry } from '@baton/ledger/entry';

export class Due {
  readonly #every: number;
  /** Ledger → its entries since its last checkpoint. */
  readonly #since: Map<string, number>;

  constructor(every: number, since: ReadonlyMap<string, number> = new Map()) {
    this.#every = every;
    this.#since = new Map(since);
  }
  copy(): Due {
    return new Due(this.#every, this.#since);
  }
  count(entry: Entry): void {
    const of = checkpointOf(entry);
    if (of !== undefined) this.#since.set(of, 0);
    else this.#since.set(entry.ledger, (this.#since.get(entry.ledger) ?? 0) + 1);
  }
  isDue(ledger: string): boolean {
    return (this.#since.get(ledger) ?? 0) >= this.#every;
  }
}
