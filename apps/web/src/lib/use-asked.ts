// An answer from outside, asked for when a page opens and again on demand. Undefined until it came.
import { useCallback, useEffect, useState } from 'react';
import { useLatestOf } from './use-event.ts';

export function useAsked<T>(
  ask: () => Promise<T>,
  about: readonly unknown[],
): { readonly value: T | undefined; again(): void } {
  const [turn, setTurn] = useState(0);
  const [told, setTold] = useState<{ readonly key: string; readonly value: T }>();
  const key = JSON.stringify([turn, ...about]);
  const latest = useLatestOf(ask);
  useEffect(() => {
    let isOver = false;
    latest.current().then(
      (value) => isOver || setTold({ key, value }),
      (fault: unknown) => {
        // Thrown while rendering, where the boundary hears it.
        setTold(() => {
          throw fault;
        });
      },
    );
    return () => {
      isOver = true;
    };
  }, [key, latest]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { value: told?.key === key ? told.value : undefined, again };
}

/** The same, asked again `ms` after each answer that is not the last. Undefined: not asked at all, or not answered yet. */
export function useAskedAgain<T>(
  ask: (() => Promise<T>) | null,
  isPassing: (answer: T) => boolean,
  ms: number,
): T | undefined {
  const [value, setValue] = useState<T>();
  const latest = useLatestOf({ ask, isPassing });
  const isOn = ask !== null;
  useEffect(() => {
    if (!isOn) return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const next = await latest.current.ask?.();
      if (isOver || next === undefined) return;
      setValue(() => next);
      if (latest.current.isPassing(next)) timer = setTimeout(() => void look(), ms);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isOn, ms, latest]);
  return value;
}
