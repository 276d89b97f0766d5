// Who takes files that are dropped or pasted anywhere in the window: the task that is open. Without one, a dropped file goes
// to the import screen.
import { useEffect } from 'react';
import { outsideValue } from './outside-value.ts';
import { useLatestOf } from './use-event.ts';

interface FileTaker {
  /** "this task", as in "Drop files onto this task". */
  readonly onto: string;
  readonly take: (files: readonly File[]) => void;
}
const taker = outsideValue<FileTaker | null>(null);
export const useFileTaker = taker.use;

/** @param take null: nothing may be brought here. */
export function useTakingFiles(onto: string, take: FileTaker['take'] | null): void {
  const latest = useLatestOf(take);
  const isTaking = take !== null;
  useEffect(() => {
    if (!isTaking) return undefined;
    taker.say({ onto, take: (files) => latest.current?.(files) });
    return () => taker.say(null);
  }, [onto, isTaking, latest]);
}
