// Something that changes and is told: handlers hear the newest at once and every later one.
import type { Stop } from '../contract.ts';

export interface Topic<T> {
  readonly last: () => T | undefined;
  tell(value: T): void;
  hear(handler: (value: T) => void): Stop;
}
export function createTopic<T>(first?: T): Topic<T> {
  let last = first;
  const handlers = new Set<(value: T) => void>();
  return {
    last: () => last,
    tell(value) {
      last = value;
      for (const handler of handlers) handler(value);
    },
    hear(handler) {
      // A set of its own function: the same handler may be given twice.
      const own = (value: T): void => handler(value);
      handlers.add(own);
      if (last !== undefined) own(last);
      return () => void handlers.delete(own);
    },
  };
}
