// What commits add, to every device that is live. In a small room each commit goes out at once, in one frame a device. In
// a full one a send to everybody costs more than what is sent, so commits are gathered for a moment and share it.
import type { Cursor } from '@baton/protocol/frames';
import type { Rights } from '../access/rights.ts';
import type { Commit, LogEntry } from '../log/contract.ts';
import type { Extracts } from './extracts.ts';
import { pageBytes, paceOf } from './limits.ts';
import { sizeOf, type Seat } from './seat.ts';
import { isAnew, shownTo } from './shown.ts';

export interface PassingOptions {
  readonly rights: Rights;
  readonly schedule: (ms: number, run: () => void) => () => void;
  readonly seats: () => Iterable<Seat>;
  readonly fallBehind: (seat: Seat) => void;
  readonly onFault: (seat: Seat, fault: unknown) => void;
  /** Whether a device knows whose the entries are. */
  readonly extracts: Pick<Extracts, 'covers'>;
  /** It was passed on: stamps may follow. */
  readonly passed: (commit: Commit) => void;
  /** How long commits are gathered while so many devices are live. */
  readonly pace?: (devices: number) => number;
}

export class Passing {
  readonly #options: PassingOptions;
  #gathered: LogEntry[] = [];
  #size = 0;
  #cursor: Cursor | undefined;
  #rest: (() => void) | undefined;

  constructor(options: PassingOptions) {
    this.#options = options;
  }

  /** At once, if the last time was long enough ago. */
  add({ entries, cursor }: Commit): void {
    for (const entry of entries) {
      this.#gathered.push(entry);
      this.#size += sizeOf(entry);
    }
    this.#cursor = cursor;
    if (!this.#rest || this.#size >= pageBytes) this.flush();
  }

  flush(): void {
    const [entries, cursor] = [this.#gathered, this.#cursor];
    if (!cursor) return;
    this.#gathered = [];
    this.#size = 0;
    this.#cursor = undefined;
    const devices = this.#pass({ entries, cursor });
    this.#options.passed({ entries, cursor });
    this.#takeRest(devices);
  }
  close(): void {
    this.flush();
    this.#rest?.();
  }

  #takeRest(devices: number): void {
    const { schedule, pace = paceOf } = this.#options;
    const ms = pace(devices);
    if (ms === 0 || this.#rest) return;
    this.#rest = schedule(ms, () => {
      this.#rest = undefined;
      this.flush();
    });
  }

  #pass(commit: Commit): number {
    const { seats, fallBehind, extracts } = this.#options;
    const beginsAnew = commit.entries.some(isAnew);
    let devices = 0;
    for (const seat of seats()) {
      if (seat.state !== 'live') continue;
      devices += 1;
      if (seat.overfull || beginsAnew || !extracts.covers(seat, commit.entries)) fallBehind(seat);
      else this.#tryPassTo(seat, commit);
    }
    return devices;
  }

  /** A fault at one device's line ends that line: the commit is everybody else's too. */
  #tryPassTo(seat: Seat, commit: Commit): void {
    try {
      this.#passTo(seat, commit);
    } catch (fault) {
      this.#options.onFault(seat, fault);
    }
  }

  #passTo(seat: Seat, { entries, cursor }: Commit): void {
    if (cursor.number <= seat.cursor.number) return;
    const { rights } = this.#options;
    const sent = seat.cursor.number;
    const mine: LogEntry[] = [];
    for (const entry of entries) {
      const isFresh = entry.number > sent && !seat.wrote(entry);
      const shown = isFresh ? shownTo(rights, seat, entry) : undefined;
      if (shown) mine.push(shown);
    }
    if (mine.length === 0) return seat.reach(cursor);
    seat.sendEntries(mine, cursor, true);
    seat.flush();
  }
}
