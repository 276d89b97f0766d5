// Listens once for the whole window and hands each key to the act that the present screen offers for it.
import { useRef } from 'react';
import { useActionRegistry } from '../lib/actions.tsx';
import { chordOf, hasOwnKeys, isPlain, isTextField } from '../lib/chord.ts';
import { preference } from '../lib/preferences.ts';
import { useWindowEvent } from '../lib/use-event.ts';
import { actionOf, isPrefix } from './keys.ts';

/** How long P waits for its number. */
const prefixFor = 1_500;
/** In a text field these stay the field's own. */
const ownToText = new Set([
  'undo',
  'redo',
  'copy',
  'close',
  'rank-up',
  'rank-down',
  'column-left',
  'column-right',
  'select-all',
]);

const singleKeysAreOff = (event: KeyboardEvent) =>
  preference('single-keys') === 'off' && event.key.length === 1 && isPlain(event) && event.key !== ' ';

/** Enter and Space press the button or follow the link that has focus; no act of the screen takes them from it. */
const isPress = ({ key, target }: KeyboardEvent) =>
  (key === 'Enter' || key === ' ') &&
  target instanceof Element &&
  target.matches('button, a[href], summary, [role="button"], [role="checkbox"]');

function isForUs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || singleKeysAreOff(event)) return false;
  return !isPlain(event) || !(isTextField(event.target) || hasOwnKeys(event.target) || isPress(event));
}

export function Keyboard() {
  const actions = useActionRegistry();
  const prefix = useRef<{ readonly chord: string; readonly at: number } | undefined>(undefined);

  /** P, then 1: the second stroke of two. */
  const runAfterPrefix = (event: KeyboardEvent, chord: string): boolean => {
    const before = prefix.current;
    prefix.current = isPrefix(chord) ? { chord, at: event.timeStamp } : undefined;
    if (!before || event.timeStamp - before.at >= prefixFor) return false;
    const id = actionOf(`${before.chord} then ${chord}`);
    return id !== undefined && actions.run(id, event);
  };
  const handleKey = (event: KeyboardEvent) => {
    if (!isForUs(event)) return;
    const chord = chordOf(event);
    if (runAfterPrefix(event, chord)) return event.preventDefault();
    const id = actionOf(chord);
    if (!id || (isTextField(event.target) && ownToText.has(id))) return;
    if (actions.run(id, event)) event.preventDefault();
  };
  useWindowEvent('keydown', handleKey);
  return null;
}
