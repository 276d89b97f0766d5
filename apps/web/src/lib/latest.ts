// Turns a handler-style source of the workspace contract into something that React can read at any moment. What is told
// again as it was draws nothing anew: an edit tells four statuses within the frame that is to show it.
import { equal } from '@baton/workspace/telling/answer-diff';
import { useMemo, useSyncExternalStore } from 'react';

export function useLatest<T>(listen: (handler: (value: T) => void) => () => void, first: T): T {
  const source = useMemo(() => {
    let value = first;
    return {
      get: () => value,
      subscribe: (onChange: () => void) =>
        listen((next) => {
          if (equal(value, next)) return;
          value = next;
          onChange();
        }),
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `first` is only the value before the first word
  }, [listen]);
  return useSyncExternalStore(source.subscribe, source.get);
}
