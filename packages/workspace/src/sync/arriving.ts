// How much of the line is still to come: from where the device stood to the relay's head at its welcome, and beside the
// numbers the snapshots that stand for many of them.
import type { SnapshotPart } from '@baton/protocol/frames';
import type { Instant } from '@baton/model/day';
import type { Arriving } from '../sync-contract.ts';
import { createTopic, type Topic } from '../telling/topic.ts';

/** Less is here before anybody has read a line about it. */
const worthTelling = 500;
/** About what an entry weighs. */
const bytesEach = 256;

export interface ArrivingTold {
  readonly topic: Topic<Arriving | null>;
  welcomed(at: { readonly from: number; readonly head: number; readonly now: Instant }): void;
  reached(number: number): void;
  part(part: Pick<SnapshotPart, 'offset' | 'total' | 'bytes'>): void;
  /** Live, or lost again. */
  over(): void;
}
interface Way {
  readonly from: number;
  readonly head: number;
  readonly since: Instant;
  at: number;
  whole: number;
  come: number;
}

export function createArriving(): ArrivingTold {
  const topic = createTopic<Arriving | null>(null);
  let way: Way | null = null;
  const tell = (): void => {
    if (!way) return;
    const { from, head, since, at, whole, come } = way;
    const total = head - from + whole;
    if (total >= worthTelling) topic.tell({ done: at - from + come, total, since });
    else if (topic.last() !== null) topic.tell(null);
  };
  return {
    topic,
    welcomed({ from, head, now }) {
      way = { from, head, since: now, at: from, whole: 0, come: 0 };
      tell();
    },
    reached(number) {
      if (way) way.at = Math.min(Math.max(way.at, number), Math.max(way.head, way.from));
      if (topic.last() !== null) tell();
    },
    part({ offset, total, bytes }) {
      if (!way) return;
      if (offset === 0) way.whole += Math.ceil(total / bytesEach);
      way.come = Math.min(way.whole, way.come + Math.ceil(bytes.length / bytesEach));
      tell();
    },
    over() {
      way = null;
      if (topic.last() !== null) topic.tell(null);
    },
  };
}
