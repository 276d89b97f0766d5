// A value that an editor, which is made once, asks for when it needs it.
import { useEffect, useState } from 'react';

export interface Latest<T> {
  readonly current: T;
}

function box<T>(value: T) {
  let current = value;
  return {
    get current(): T {
      return current;
    },
    set(next: T): void {
      current = next;
    },
  };
}
export type Box<T> = ReturnType<typeof box<T>>;
export const emptyBox = <T>(): Box<T | null> => box<T | null>(null);

export function useLatest<T>(value: T): Latest<T> {
  const [latest] = useState(() => box(value));
  useEffect(() => latest.set(value));
  return latest;
}
