// Undo on the level of gestures: a cell goes back only where it is still the one that the gesture wrote. A cell that an
// undo wrote back stands for the one it brought back, so that a second undo knows it again.
import type { Ctx } from '@baton/model/ctx';
import { isItem, parseKey, type HeldCell, type ItemId } from '../cells/cell.ts';
import type { DocName, Gesture } from '../contract.ts';
import { effectiveCell } from '../records/held.ts';
import type { Memory } from '../memory/memory.ts';
import { moveBack, movedBy } from './moving.ts';
import { Writes, type Plan } from '../cells/plan.ts';
import { mayWriteHere } from './doc-version.ts';

const remembered = 100_000;
const textOf = ([client, clock]: ItemId): string => `${client} ${clock}`;

/** Which cell lay under each cell written here, and which earlier cell one written back stands for. */
export class Standing {
  readonly #under = new Map<string, ItemId>();
  readonly #standsFor = new Map<string, ItemId>();

  wrote(item: ItemId, over: ItemId | undefined): void {
    if (over !== undefined) remember(this.#under, textOf(item), over);
  }

  /** `item` was written to take back `undone`: it stands for what lay under that. */
  wroteBack(item: ItemId, undone: ItemId): void {
    const under = this.#under.get(textOf(undone));
    if (under !== undefined) remember(this.#standsFor, textOf(item), under);
  }

  isStillThere(now: ItemId, written: ItemId): boolean {
    let at: ItemId | undefined = now;
    for (let steps = 0; at !== undefined && steps < 1000; steps += 1) {
      if (at[0] === written[0] && at[1] === written[1]) return true;
      at = this.#standsFor.get(textOf(at));
    }
    return false;
  }
}

function remember(map: Map<string, ItemId>, key: string, value: ItemId): void {
  map.set(key, value);
  if (map.size <= remembered) return;
  for (const oldest of map.keys()) {
    map.delete(oldest);
    break;
  }
}

export interface UndoPlan {
  readonly plan: Plan;
  readonly undone: number;
  readonly skipped: number;
  /** `doc key` → the gesture's own item there. */
  readonly items: ReadonlyMap<string, ItemId>;
}

interface Undoing {
  readonly memory: Memory;
  readonly standing: Standing;
  readonly ctx: Ctx;
}

export function planUndo(gesture: Gesture, undoing: Undoing): UndoPlan {
  const writes = new Writes();
  const items = new Map<string, ItemId>();
  const moved = movedBy(gesture);
  let back = 0;
  for (const id of moved) if (moveBack({ memory: undoing.memory, writes }, gesture, id)) back += 1;
  const others = gesture.cells.filter(({ key }) => !moved.has(parseKey(key)?.[0] ?? ''));
  for (const { doc, key, before, item } of others) {
    if (!isStanding(undoing, { doc, key, item })) continue;
    writes.set(doc, key, before ?? null);
    items.set(`${doc} ${key}`, item);
  }
  const skipped = others.length - items.size + moved.size - back;
  return { plan: writes.plan, undone: items.size + back, skipped, items };
}

/** Whether the cell is still the gesture's own, in a document that may be written. */
function isStanding(
  undoing: Undoing,
  { doc, key, item }: Pick<Gesture['cells'][number], 'doc' | 'key' | 'item'>,
): boolean {
  const now = standingCell(undoing, doc, key);
  if (now === undefined || !mayWriteHere(undoing.memory, doc, undoing.ctx)) return false;
  return isItem(now, item) || undoing.standing.isStillThere([now.client, now.clock], item);
}

function standingCell({ memory, ctx: { person } }: Undoing, name: DocName, key: string): HeldCell | undefined {
  const parsed = parseKey(key);
  if (parsed === undefined) return undefined;
  const doc = memory.doc(name);
  const held = memory.copy(parsed[0], doc, doc.authored ? person : null);
  return held && effectiveCell(held, parsed[1]);
}
