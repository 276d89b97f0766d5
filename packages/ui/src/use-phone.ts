// Whether the phone's layout applies, for parts that become sheets from below.
import { useSyncExternalStore } from 'react';

const query = '(max-width: 760px)';
const list = () => (typeof window.matchMedia === 'function' ? window.matchMedia(query) : undefined);

function subscribe(onChange: () => void): () => void {
  const watched = list();
  watched?.addEventListener('change', onChange);
  return () => watched?.removeEventListener('change', onChange);
}

export const usePhone = (): boolean => useSyncExternalStore(subscribe, () => list()?.matches ?? false);
