// Text that somebody has begun and not sent: it outlives Escape, the panel, the tab. One entry a place.
import { useState } from 'react';
import { keepText, keptText } from './kept-text.ts';

const nameOf = (place: string) => `draft.${place}`;

/** The place must not change while the part is mounted: give it as the key of the part. */
export function useDraft(place: string): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => keptText(nameOf(place)) ?? '');
  const change = (next: string) => {
    keepText(nameOf(place), next === '' ? null : next);
    setText(next);
  };
  return [text, change];
}
