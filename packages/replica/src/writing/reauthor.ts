// Refused envelopes written anew, under a new client id and with a new time: what *retime* and *clone* ask for.
import type { Envelope } from '../contract.ts';
import { keyOf, newer } from '../cells/cell.ts';
import { cellsIn, structsOf, type FoundCell } from '../cells/decode.ts';
import type { Memory } from '../memory/memory.ts';
import { Carried, Writes, type Plan } from '../cells/plan.ts';

/** The last value for each key; page envelopes have no cells and come to nothing. */
export const planAgain = (memory: Memory, envelopes: readonly Envelope[]): Plan =>
  planOf(memory, envelopes, ({ value }) => value);

/** The very same cells, with the time and author that they have. */
export const planOver = (memory: Memory, envelopes: readonly Envelope[]): Plan =>
  planOf(memory, envelopes, (cell) => new Carried(cell));

function planOf(memory: Memory, envelopes: readonly Envelope[], written: (cell: FoundCell) => unknown): Plan {
  const writes = new Writes();
  const last = new Map<string, FoundCell>();
  for (const { doc, bytes } of envelopes) {
    if (memory.doc(doc).of.class === 'page') continue;
    for (const cell of cellsIn(structsOf(bytes), () => 0)) {
      const key = keyOf(cell.record, cell.code);
      const known = last.get(`${doc} ${key}`);
      if (known !== undefined && newer(cell, known) < 0) continue;
      last.set(`${doc} ${key}`, cell);
      writes.set(doc, key, written(cell));
    }
  }
  return writes.plan;
}
