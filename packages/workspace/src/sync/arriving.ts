// How much of the line is still to come: from where the device stood to the relay's head at its welcome.
import type { Instant } from '@baton/model/day';
import type { Arriving } from '../sync-contract.ts';
import { createTopic, type Topic } from '../topic.ts';

/** Less is here before anybody has read a line about it. */
const worthTelling = 500;

export interface ArrivingTold {
  readonly topic: Topic<Arriving | null>;
  welcomed(at: { readonly from: number; readonly head: number; readonly now: Instant }): void;
  reached(number: number): void;
  /** Live, or lost again. */
  over(): void;
}

export function createArriving(): ArrivingTold {
  const topic = createTopic<Arriving | null>(null);
  let from = 0;
  const tell = (next: Arriving | null): void => {
    if (next !== null || topic.last() !== null) topic.tell(next);
  };
  return {
    topic,
    welcomed(at) {
      from = at.from;
      const total = at.head - at.from;
      tell(total < worthTelling ? null : { done: 0, total, since: at.now });
    },
    reached(number) {
      const last = topic.last();
      if (last) tell({ ...last, done: Math.min(last.total, Math.max(last.done, number - from)) });
    },
    over: () => tell(null),
  };
}
