// Text that somebody has begun and not sent: it outlives Escape, the panel, the tab. One entry a place.
import { useState } from 'react';

const keyOf = (place: string) => `baton.draft.${place}`;
const here = new Map<string, string>();

function read(place: string): string {
  try {
    return here.get(place) ?? localStorage.getItem(keyOf(place)) ?? '';
  } catch {
    return here.get(place) ?? '';
  }
}
function keep(place: string, text: string): void {
  here.set(place, text);
  try {
    if (text === '') localStorage.removeItem(keyOf(place));
    else localStorage.setItem(keyOf(place), text);
  } catch {
    // Storage is closed: the draft lasts as long as the page.
  }
}

/** The place must not change while the part is mounted: give it as the key of the part. */
export function useDraft(place: string): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => read(place));
  const change = (next: string) => {
    keep(place, next);
    setText(next);
  };
  return [text, change];
}
