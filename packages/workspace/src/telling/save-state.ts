// What may truly be said about saving (P3), from facts alone. *Saved on this device* is said only while something
// waits for the relay; the two seconds before a screen shows it are the screen's.
import type { SaveState } from '../contract.ts';
import type { Phase } from '../link/state.ts';

export interface SaveFacts {
  /** When each batch in the outbox was saved here, oldest first. */
  readonly waiting: readonly number[];
  readonly phase: Phase;
  /** Since when the relay is not reached; null while it is, or was never tried. */
  readonly awaySince: number | null;
  /** Why edits cannot be kept here at all. */
  readonly fault: 'full' | 'blocked' | 'stale' | null;
  /** Batches in the tray that nobody has looked at. */
  readonly refused: number;
}

const sentences = {
  full: 'This device has no room left. Free some space; nothing you see is lost while this page stays open.',
  blocked: 'The browser closed the storage of this page. Reload it.',
  stale: 'Another tab has taken over. Reload this one.',
  refused: 'The relay did not take some of your edits. They are kept in the tray.',
} as const;

export function saveState({ waiting, phase, awaySince, fault, refused }: SaveFacts): SaveState {
  if (fault !== null) return { state: 'unsaved', reason: fault, sentence: sentences[fault] };
  if (refused > 0) return { state: 'unsaved', reason: 'refused', sentence: sentences.refused };
  const since = waiting[0];
  if (awaySince !== null || phase === 'away' || phase === 'ended')
    return { state: 'offline', waiting: waiting.length, since: since ?? awaySince ?? 0 };
  return since === undefined ? { state: 'relay' } : { state: 'here', waiting: waiting.length, since };
}
