// A file that was dropped somewhere on the workspace, on its way to the screen that takes it.
import { useSyncExternalStore } from 'react';

let dropped: File | null = null;
const readers = new Set<() => void>();

export function dropFile(file: File | null): void {
  dropped = file;
  for (const reader of readers) reader();
}
const subscribe = (onChange: () => void) => {
  readers.add(onChange);
  return () => readers.delete(onChange);
};
export const useDroppedFile = (): File | null => useSyncExternalStore(subscribe, () => dropped);
