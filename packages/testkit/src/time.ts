// Time that moves only when told. Whatever waits is in one list, ordered by when it is due and then by who asked first.
import { owed } from './crypto-at-once.ts';

export interface Time {
  /** Milliseconds since 1970, as the world has it; a device's own clock may be skewed from it. */
  now(): number;
  schedule(ms: number, work: () => void): () => void;
  /** Runs what falls due until then, letting promises settle after each. */
  runFor(ms: number): Promise<void>;
  /** How many are waiting. */
  waiting(): number;
}

interface Waiting {
  readonly due: number;
  readonly order: number;
  readonly work: () => void;
}

const turn = (): Promise<void> => new Promise((done) => void setImmediate(done));

/** Until every promise that needs no time has settled. */
async function settle(): Promise<void> {
  do await turn();
  while (owed() > 0);
}

export function createTime(start: number): Time {
  let now = start;
  let asked = 0;
  const waiting = new Set<Waiting>();
  const earliest = (until: number): Waiting | undefined => {
    let first: Waiting | undefined;
    for (const item of waiting)
      if (item.due <= until && (!first || item.due < first.due || (item.due === first.due && item.order < first.order)))
        first = item;
    return first;
  };
  return {
    now: () => now,
    schedule(ms, work) {
      const item = { due: now + Math.max(0, ms), order: (asked += 1), work };
      waiting.add(item);
      return () => void waiting.delete(item);
    },
    async runFor(ms) {
      const until = now + ms;
      await settle();
      for (let item = earliest(until); item; item = earliest(until)) {
        waiting.delete(item);
        now = Math.max(now, item.due);
        item.work();
        await settle();
      }
      now = until;
    },
    waiting: () => waiting.size,
  };
}
