// Documents that come whole: a snapshot in place of the entries that it covers, above whatever is here already; and a
// document that begins anew in another epoch, whose earlier bytes count no more. Rows move once.
import type { PersonId } from '@baton/model/ids';
import { instantOf, newer, type HeldCell } from '../cells/cell.ts';
import { mark, readCells, rowChanges, type Touched } from './changes.ts';
import type { HiddenCell, ReceivedWhole, Writing } from '../contract.ts';
import type { DocState } from './doc-state.ts';
import { confirmCell, effectiveCell } from '../records/held.ts';
import type { Memory } from './memory.ts';

export interface Whole {
  readonly doc: DocState;
  readonly bytes: Uint8Array;
  /** Newest cells that Yjs hides in these bytes; the relay's snapshots have none. */
  readonly hidden: readonly HiddenCell[];
}
/** Rows name who wrote their newest cell. */
const whoever = { person: null, own: false } as const;

export function readWhole(memory: Memory, whole: Whole, touched: Touched = new Map()): ReceivedWhole {
  for (const hidden of whole.hidden) bringBack(memory, whole.doc, { hidden, touched });
  const { doc, bytes } = whole;
  const { superseded } = readCells(memory, { doc, bytes, ...whoever, batch: null }, touched);
  return { changes: rowChanges(memory, touched, whoever), superseded, writings: () => writingsIn(touched) };
}

/** Whoever wrote the cells that stand now: several of one person in one second were one gesture. */
function writingsIn(touched: Touched): readonly Writing[] {
  const found = new Map<string, Writing>();
  for (const [held, codes] of touched)
    for (const code of codes) {
      const cell = effectiveCell(held, code);
      if (cell !== undefined) found.set(`${cell.by} ${cell.t}`, { by: cell.by, at: instantOf(cell.t) });
    }
  return [...found.values()].sort((left, right) => left.at - right.at);
}

/** All that was confirmed of the document is forgotten first; what stands in both is no change. */
export function readAnew(memory: Memory, whole: Whole, epoch: number): ReceivedWhole {
  const touched: Touched = new Map();
  for (const held of memory.recordsOf(whole.doc)) {
    for (const { code } of held.cells) mark(touched, held, code);
    held.cells = [];
  }
  whole.doc.forget(epoch);
  const { changes, writings } = readWhole(memory, whole, touched);
  // Cells of two epochs have no common past: nobody lost to anybody.
  return { changes, superseded: [], writings };
}

function bringBack(
  memory: Memory,
  doc: DocState,
  { hidden, touched }: { readonly hidden: HiddenCell; readonly touched: Touched },
): void {
  const { record, author, code, value, t, by, item } = hidden;
  const held = memory.copyFor(record, doc, author as PersonId | null);
  const cell: HeldCell = { code, value, t, by: by as PersonId, client: item[0], clock: item[1] };
  const before = effectiveCell(held, code);
  confirmCell(held, cell, false);
  if (before === undefined || newer(cell, before) > 0) mark(touched, held, code);
}
