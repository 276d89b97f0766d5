// When stamps are sent, and to whom. Each costs about as much as a small update, so a document's updates are gathered for
// a moment and stamped together: whoever types pays for one stamp every two seconds, however many updates that were.
import type { Stamp } from '@baton/protocol/frames';
import type { Rights } from '../access/rights.ts';
import type { Commit } from '../log/contract.ts';
import { stampMs } from './limits.ts';
import type { Seat } from './seat.ts';
import { runsOf, type Stamper, type Update } from './stamper.ts';

export interface StampingOptions {
  readonly stamper: Stamper;
  readonly rights: Rights;
  readonly schedule: (ms: number, run: () => void) => () => void;
  readonly seats: () => Iterable<Seat>;
  readonly incarnation: number;
  /** The highest number that a verified backup holds: above it devices keep what they can give back. */
  readonly safe: number;
}

/** Beyond this the moment ends early: what waits is held in memory. */
const mostGathered = 4_096;

export class Stamping {
  readonly #options: StampingOptions;
  #gathered: Update[] = [];
  #cancel: (() => void) | undefined;
  #incarnation: number;
  #safe: number;

  constructor(options: StampingOptions) {
    this.#options = options;
    this.#incarnation = options.incarnation;
    this.#safe = options.safe;
  }
  get safe(): number {
    return this.#safe;
  }

  add({ entries }: Commit): void {
    for (const entry of entries) if (entry.kind === 'update') this.#gathered.push(entry);
    if (this.#gathered.length === 0) return;
    if (this.#gathered.length >= mostGathered) return this.flush();
    this.#cancel ??= this.#options.schedule(stampMs, () => this.flush());
  }

  /** Also before everybody is sent away: what they have seen shall be theirs to give back. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const stamps = this.of(this.#gathered);
    this.#gathered = [];
    if (stamps.length === 0) return;
    for (const seat of this.#attending()) {
      const mine = stamps.filter(({ doc }) => this.#options.rights.mayRead(seat.who.person, doc));
      if (mine.length > 0 && !seat.overfull) seat.peer.send({ type: 'stamps', stamps: mine });
    }
  }

  /** @param updates all those of their documents between the first and the last of them. */
  of(updates: readonly Update[]): readonly Stamp[] {
    const above = updates.filter(({ number }) => number > this.#safe);
    return runsOf(above).map((run) => this.#options.stamper.over(run, this.#incarnation));
  }

  /** A backup has been verified: devices need not keep raw what it holds. */
  moveSafe(number: number): void {
    if (number <= this.#safe) return;
    this.#safe = number;
    for (const seat of this.#attending()) seat.peer.send({ type: 'safe', number });
  }

  /** What was given before is stamped as of then. */
  renew(incarnation: number): void {
    this.flush();
    this.#incarnation = incarnation;
  }

  #attending(): Seat[] {
    return [...this.#options.seats()].filter(({ state }) => state === 'live' || state === 'behind');
  }
}
