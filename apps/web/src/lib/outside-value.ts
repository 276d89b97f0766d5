// One value that stands outside of the tree of screens: said anywhere, read by whoever draws it.
import { useSyncExternalStore } from 'react';

export interface OutsideValue<T> {
  say(next: T): void;
  use(): T;
}

export function outsideValue<T>(first: T): OutsideValue<T> {
  let value = first;
  const readers = new Set<() => void>();
  const subscribe = (onChange: () => void) => {
    readers.add(onChange);
    return () => readers.delete(onChange);
  };
  return {
    say(next) {
      value = next;
      for (const reader of readers) reader();
    },
    use: () => useSyncExternalStore(subscribe, () => value),
  };
}
