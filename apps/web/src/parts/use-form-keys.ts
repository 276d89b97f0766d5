// The keys of a small form: Ctrl Enter says it, Escape closes the form and not what stands round it.
import { type RefObject, useRef } from 'react';
import { useWindowEvent } from '../lib/use-event.ts';

interface FormKeys {
  readonly onSay: () => void;
  readonly onBack: () => void;
}

/** @returns for the element in which they count. */
export function useFormKeys<E extends HTMLElement>({ onSay, onBack }: FormKeys): RefObject<E | null> {
  const ref = useRef<E>(null);
  const handleKey = (event: KeyboardEvent) => {
    if (ref.current?.contains(event.target as Node) !== true) return;
    const isSaying = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!isSaying && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (isSaying) onSay();
    else onBack();
  };
  useWindowEvent('keydown', handleKey, { capture: true });
  return ref;
}
