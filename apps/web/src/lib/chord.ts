// Keys as they are written in the keyboard map ("Ctrl K", "Alt ↑", "P then 1") and as the browser reports them.

/** Keys that share a place in the map with another: J stands for ↓ in lists. */
const names: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ' ': 'Space',
  Escape: 'Esc',
  Delete: 'Del',
  Backspace: 'Backspace',
};

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** "Ctrl Shift Z", "Alt ↑", "?". Shift is named only where the sign does not already say it. */
export function chordOf(event: Pressed): string {
  const key = names[event.key] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  const isSign = event.key.length === 1 && event.key.toLowerCase() === event.key.toUpperCase() && event.key !== ' ';
  const parts = [
    (event.ctrlKey || event.metaKey) && 'Ctrl',
    event.altKey && 'Alt',
    event.shiftKey && !isSign && 'Shift',
    key,
  ];
  return parts.filter(Boolean).join(' ');
}

/** Typing goes into the text, not to the keyboard map; chords with Ctrl or Alt and the function keys still do. */
export const isPlain = (event: Pressed): boolean =>
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  (event.key.length === 1 || /^(Arrow|Home|End|Enter|Delete|Backspace)/.test(event.key));

const textTypes = new Set([
  'text',
  'search',
  'email',
  'url',
  'tel',
  'password',
  'number',
  'date',
  'time',
  'datetime-local',
  'month',
  'week',
]);

export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return textTypes.has(target.type);
  if (target.isContentEditable) return true;
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

const ownsKeys =
  '[role="menu"],[role="listbox"],[role="grid"][data-own-keys],[role="alertdialog"],[role="dialog"][aria-modal="true"],[data-own-keys]';

/** Menus, pickers and dialogs have keys of their own. */
export const hasOwnKeys = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(ownsKeys) !== null;
