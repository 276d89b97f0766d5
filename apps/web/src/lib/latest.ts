// Turns a handler-style source of the workspace contract into something that React can read at any moment.
import { useMemo, useSyncExternalStore } from 'react';

export function useLatest<T>(listen: (handler: (value: T) => void) => () => void, first: T): T {
  const source = useMemo(() => {
    let value = first;
    return {
      get: () => value,
      subscribe: (onChange: () => void) =>
        listen((next) => {
          value = next;
          onChange();
        }),
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `first` is only the value before the first word
  }, [listen]);
  return useSyncExternalStore(source.subscribe, source.get);
}
