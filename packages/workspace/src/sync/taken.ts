// When the relay took the last own edit of a record: remembered for the records that were edited lately.
import type { Instant } from '@baton/model/day';

const most = 2_000;

export interface Taken {
  at(record: string): Instant | null;
  took(records: Iterable<string>, at: Instant): void;
}

export function createTaken(): Taken {
  const taken = new Map<string, Instant>();
  return {
    at: (record) => taken.get(record) ?? null,
    took(records, at) {
      for (const record of records) {
        // The newest stand last, so that the oldest are forgotten first.
        taken.delete(record);
        taken.set(record, at);
      }
      for (const record of taken.keys()) {
        if (taken.size <= most) return;
        taken.delete(record);
      }
    },
  };
}
