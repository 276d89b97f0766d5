// Why a workspace is not open yet, where that takes somebody's help: another tab stands in the way.
import { useSyncExternalStore } from 'react';

let sentence: string | null = null;
const readers = new Set<() => void>();

export function sayWaiting(next: string | null): void {
  sentence = next;
  for (const reader of readers) reader();
}
const subscribe = (onChange: () => void) => {
  readers.add(onChange);
  return () => readers.delete(onChange);
};
export const useWaitingToOpen = (): string | null => useSyncExternalStore(subscribe, () => sentence);
