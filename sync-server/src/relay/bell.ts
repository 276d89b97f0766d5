// Somebody stands at the door: how many wait for an answer of this device's person. Told when it changed, and to whoever
// comes while somebody waits; who they are is asked for over HTTP.
import type { PersonId } from '@baton/model/ids';
import type { Seat } from './seat.ts';

type Counting = (person: PersonId) => number;

export class Bell {
  readonly #seats: () => Iterable<Seat>;
  readonly #told = new WeakMap<Seat, number>();
  #waiting: Counting = () => 0;

  constructor(seats: () => Iterable<Seat>) {
    this.#seats = seats;
  }

  ring(waiting: Counting): void {
    this.#waiting = waiting;
    for (const seat of this.#seats()) if (seat.state !== 'arriving') this.tell(seat);
  }

  /** Rings for nobody who is here. */
  hang(waiting: Counting): void {
    this.#waiting = waiting;
  }

  tell(seat: Seat): void {
    const waiting = this.#waiting(seat.who.person);
    if (waiting === (this.#told.get(seat) ?? 0)) return;
    this.#told.set(seat, waiting);
    seat.peer.send({ type: 'knocks', waiting });
  }
}
