// Effects that screens need, in one place: listening on the window, the document's title.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';

/** What the last render had, for handlers that outlive it. */
export function useLatestOf<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}

/** What the last render had, for who asks later and is not to be drawn anew each time: the items of a menu. */
export function useWhenOpened<T>(value: T): () => T {
  const latest = useLatestOf(value);
  return useCallback(() => latest.current, [latest]);
}

/** The handler of the last render is called; listening does not start anew with each. */
export function useWindowEvent<K extends keyof WindowEventMap>(
  name: K,
  handler: (event: WindowEventMap[K]) => void,
  options?: AddEventListenerOptions,
): void {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  const isCapture = options?.capture ?? false;
  useEffect(() => {
    const listen = (event: WindowEventMap[K]) => latest.current(event);
    window.addEventListener(name, listen, { capture: isCapture });
    return () => window.removeEventListener(name, listen, { capture: isCapture });
  }, [name, isCapture]);
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Baton' : `${title} · Baton`;
  }, [title]);
}

/** Runs after the first paint with these values, and cleans up before the next. */
export function useOnChange(run: () => undefined | (() => void), values: readonly unknown[]): void {
  // oxlint-disable-next-line react/exhaustive-deps -- the caller names what it depends on
  useEffect(run, values);
}
