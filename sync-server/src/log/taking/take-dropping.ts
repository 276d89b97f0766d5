// What may leave the log, and what is known to be safe elsewhere.
import type { Droppable } from '../backend.ts';
import type { Desk } from '../desk.ts';
import { droppableTo } from './bases.ts';
import { kept, type Taken } from './taken.ts';

export function dropRaw(desk: Desk, parts: readonly Droppable[]): Taken {
  const { safe, horizon } = desk.bounds();
  let dropped = 0;
  let highest = horizon;
  for (const { doc, upTo } of parts) {
    const state = desk.docOf(doc);
    if (!state || upTo > droppableTo(state, { safe, young: Infinity, bases: [] })) continue;
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
