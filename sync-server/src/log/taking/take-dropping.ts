// What may leave the log, and what is known to be safe elsewhere.
import type { Droppable } from '../backend.ts';
import type { Desk } from '../desk.ts';
import { kept, type Taken } from './taken.ts';

/** Up to where a document's raw entries may go, whatever their age. */
export const droppableTo = (
  { snapshot, recorded }: { readonly snapshot: { readonly number: number } | null; readonly recorded: number },
  safe: number,
): number => Math.min(snapshot?.number ?? 0, recorded, safe);

export function dropRaw(desk: Desk, parts: readonly Droppable[]): Taken {
  const { safe, horizon } = desk.bounds();
  let dropped = 0;
  let highest = horizon;
  for (const { doc, upTo } of parts) {
    const state = desk.docOf(doc);
    if (!state || upTo > droppableTo(state, safe)) continue;
    dropped += desk.dropRaw(doc, upTo);
    desk.setDoc({ ...state, floor: Math.max(state.floor, upTo) });
    highest = Math.max(highest, upTo);
  }
  desk.setBounds({ safe, horizon: highest });
  return kept(dropped);
}

export function moveSafe(desk: Desk, number: number): Taken {
  const { safe, horizon } = desk.bounds();
  const next = Math.max(safe, Math.min(number, desk.head().number));
  desk.setBounds({ safe: next, horizon });
  return kept(next);
}
