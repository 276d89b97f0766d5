// Escape in a text leaves the text and nothing else. The panel round it closes by the same key, and when the key comes there
// the field may be gone already: so it stops where it was pressed.

/** For ProseMirror's `handleKeyDown`: its own keys go on. */
export function keepsEscape(_view: unknown, event: Pick<KeyboardEvent, 'key' | 'stopPropagation'>): false {
  if (event.key === 'Escape') event.stopPropagation();
  return false;
}
