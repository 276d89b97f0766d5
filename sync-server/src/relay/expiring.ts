// Access that ends at a time: the relay says so in the directory when that time has come, by a clock that it has reason to
// believe. What came due while it was away is said before anybody is let in.
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision, Directory, Illegal } from '@baton/model/directory/schema';
import type { PersonId } from '@baton/model/ids';

export interface ExpiringOptions {
  readonly directory: () => Directory | undefined;
  readonly record: (decision: Decision) => Promise<object | Illegal>;
  readonly now: () => number;
  readonly schedule: (ms: number, run: () => void) => () => void;
  /** Why nothing expires now, or null. */
  readonly doubt: () => string | null;
  readonly onTrouble: (what: string, detail: string) => void;
}

const minute = 60_000;
/** Looked at again at least so often: a clock that was set is noticed, and no timer is longer than timers can be. */
const mostWait = 60 * minute;

interface Ending {
  readonly person: PersonId;
  readonly until: number;
}
/** Whose access ends, the soonest first. */
function endingsIn(directory: Directory | undefined): readonly Ending[] {
  return (Object.entries(directory?.persons ?? {}) as [PersonId, Directory['persons'][PersonId]][])
    .flatMap(([person, { standing, until }]) => (standing === 'removed' || until === null ? [] : [{ person, until }]))
    .sort((one, other) => one.until - other.until);
}

export class Expiring {
  readonly #options: ExpiringOptions;
  #cancel: (() => void) | undefined;
  #work: Promise<void> | undefined;
  #isClosed = false;
  /** Why nothing ended, when it was said last. */
  #told: string | null = null;

  constructor(options: ExpiringOptions) {
    this.#options = options;
  }

  /** Ends what is due and sets the clock for what comes next. Once at a time. */
  look(): Promise<void> {
    this.#work ??= this.#endDue().finally(() => {
      this.#work = undefined;
      this.#wait();
    });
    return this.#work;
  }
  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
  }

  #wait(): void {
    this.#cancel?.();
    const { directory, now, schedule, doubt } = this.#options;
    const [next] = endingsIn(directory());
    if (next === undefined || this.#isClosed) return;
    // What is due still could not be said just now.
    const isPast = next.until <= now();
    const wait = isPast || doubt() !== null ? minute : next.until - now();
    this.#cancel = schedule(Math.min(mostWait, wait), () => void this.look());
  }

  async #endDue(): Promise<void> {
    const { directory, record, now, doubt, onTrouble } = this.#options;
    const due = endingsIn(directory()).filter(({ until }) => until <= now());
    const why = doubt();
    if (due.length > 0 && why !== null && why !== this.#told) onTrouble('no access is ended', why);
    this.#told = why;
    for (const { person } of why === null ? due : []) {
      if (this.#isClosed) return;
      const done = await record({ type: 'access-ended', person }).catch((fault: unknown) => ({
        illegal: String(fault),
      }));
      if (isIllegal(done)) onTrouble('an access could not be ended', done.illegal);
    }
  }
}
