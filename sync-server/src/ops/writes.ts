// How much is written: of each workspace the changes that its line took in a minute, and the most of them by one device.
// Numbers alone: neither whose nor of what. Of a minute that goes on nothing is told yet.
const minute = 60_000;

/** In one minute. */
export interface Written {
  readonly changes: number;
  /** The most by one device. */
  readonly byOne: number;
}
const nothingWritten: Written = { changes: 0, byOne: 0 };

interface Counted {
  minute: number;
  changes: number;
  readonly of: Map<number, number>;
  last: Written;
  most: Written;
}
const mostOf = (one: Written, other: Written): Written => ({
  changes: Math.max(one.changes, other.changes),
  byOne: Math.max(one.byOne, other.byOne),
});

export class Writes {
  readonly #now: () => number;
  readonly #counted = new Map<string, Counted>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Device number 0 is no device: other programs, and links, count among the changes alone. */
  note(workspace: string, deviceNo: number, changes: number): void {
    const counted = this.#upToNow(workspace);
    counted.changes += changes;
    if (deviceNo !== 0) counted.of.set(deviceNo, (counted.of.get(deviceNo) ?? 0) + changes);
  }

  /** In the last whole minute. */
  last(workspace: string): Written {
    return this.#counted.has(workspace) ? this.#upToNow(workspace).last : nothingWritten;
  }

  /** The most of a whole minute since this was asked before. */
  take(workspace: string): Written {
    if (!this.#counted.has(workspace)) return nothingWritten;
    const counted = this.#upToNow(workspace);
    const { most } = counted;
    counted.most = nothingWritten;
    return most;
  }

  #upToNow(workspace: string): Counted {
    const now = Math.floor(this.#now() / minute);
    const counted = this.#counted.get(workspace) ?? {
      minute: now,
      changes: 0,
      of: new Map<number, number>(),
      last: nothingWritten,
      most: nothingWritten,
    };
    this.#counted.set(workspace, counted);
    if (counted.minute === now) return counted;
    const whole = { changes: counted.changes, byOne: Math.max(0, ...counted.of.values()) };
    counted.most = mostOf(counted.most, whole);
    counted.last = counted.minute === now - 1 ? whole : nothingWritten;
    counted.minute = now;
    counted.changes = 0;
    counted.of.clear();
    return counted;
  }
}
