// Which of the layouts applies (DESIGN-LANGUAGE 7). Only where CSS alone cannot say it.
import { useMemo, useSyncExternalStore } from 'react';

function useMedia(query: string): boolean {
  // Made once: React reads it at each drawing, and matching a query anew costs more than drawing a card.
  const source = useMemo(() => {
    const list = window.matchMedia(query);
    return {
      get: () => list.matches,
      subscribe(onChange: () => void) {
        list.addEventListener('change', onChange);
        return () => list.removeEventListener('change', onChange);
      },
    };
  }, [query]);
  return useSyncExternalStore(source.subscribe, source.get);
}

export const usePhone = (): boolean => useMedia('(max-width: 760px)');

/** Room for what stands at the side; elsewhere the screen says where it stands. */
export const useRail = (): boolean => useMedia('(min-width: 1280px)');
