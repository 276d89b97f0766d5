// How much work an item makes for those who apply it: Yjs walks from its left origin towards its right one. Honest
// items are written where they stand, so the walk is short; forged ones reach across the whole list, and a frame of them
// stalls every reader for many seconds (measured: 8,192 items, 98 kB, 19 s). So cells come as a map writes them, each key
// once and without a right origin, and a page's frame starts at few places. A snapshot is the relay's own work.
import * as Y from 'yjs';
import { loosePlaces } from './limits.ts';
import type { ReadUpdate } from './read.ts';
import { refusal, type Rule } from './rule.ts';

export const width: Rule = (update, { of, person }) => {
  if (person === null) return undefined;
  return of === 'page' ? inPage(update) : inCells(update);
};

const inFrame = ({ runs }: ReadUpdate, { client, clock }: Y.ID): boolean =>
  runs.some((run) => run.client === client && clock >= run.from && clock < run.to);

function inPage(update: ReadUpdate): ReturnType<Rule> {
  let loose = 0;
  for (const struct of update.structs) if (struct instanceof Y.Item && isLoose(update, struct)) loose += 1;
  return loose > loosePlaces ? refusal('width', `an update that begins at ${loose} places`) : undefined;
}

/** Neither behind an item of this frame nor the first in a node of this frame. */
function isLoose(update: ReadUpdate, { origin, rightOrigin, parent }: Y.Item): boolean {
  if (origin !== null) return !inFrame(update, origin);
  return rightOrigin !== null || !(parent instanceof Y.ID) || !inFrame(update, parent);
}

function inCells(update: ReadUpdate): ReturnType<Rule> {
  const places = new Set<string>();
  for (const struct of update.structs) {
    if (!(struct instanceof Y.Item)) continue;
    const { origin, rightOrigin, parentSub } = struct;
    if (rightOrigin !== null) return refusal('width', 'a cell with a right origin');
    if (origin !== null && inFrame(update, origin))
      return refusal('width', 'a cell that replaces one of its own frame');
    const place = origin === null ? `+${parentSub}` : `${origin.client} ${origin.clock}`;
    if (places.has(place)) return refusal('width', 'a cell twice in one frame');
    places.add(place);
  }
  return undefined;
}
