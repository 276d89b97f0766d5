// Who wrote knowing what, read from the left origins inside one update. Two cells are concurrent when the later one's
// left origin is not the earlier item or its successor.
import * as Y from 'yjs';
import { isItem, type HeldCell, type ItemId } from './cell.ts';
import { overOf, type FoundCell, type Struct } from './decode.ts';

export class Ancestry {
  readonly #structs: readonly Struct[];
  #byClient: Map<number, Struct[]> | undefined;

  constructor(structs: readonly Struct[]) {
    this.#structs = structs;
  }

  get size(): number {
    return this.#structs.length;
  }

  /** The struct of this update that holds the item. */
  find(item: ItemId): Struct | undefined {
    this.#byClient ??= Map.groupBy(this.#structs, (struct) => struct.id.client);
    return holderOf(this.#byClient.get(item[0]) ?? [], item[1]);
  }

  /** Whether the writer of `cell` had seen `target`. Walks at most once through this update (forged origins can circle). */
  descends(cell: FoundCell, target: HeldCell): boolean {
    if (cell.over !== null && isItem(target, cell.over)) return true;
    let at = cell.origin;
    for (let steps = 0; at !== null && steps <= this.#structs.length; steps += 1) {
      if (isItem(target, at)) return true;
      const struct = this.find(at);
      if (!(struct instanceof Y.Item)) return false;
      if (knew(struct, at[1], target)) return true;
      at = struct.origin && [struct.origin.client, struct.origin.clock];
    }
    return false;
  }
}

/** Whether this item, up to a clock, holds the target or was written over it. */
function knew(struct: Y.Item, clock: number, target: HeldCell): boolean {
  if (target.client === struct.id.client && target.clock >= struct.id.clock && target.clock < clock) return true;
  const over = overOf(struct, clock);
  return over !== null && isItem(target, over);
}

function holderOf(run: readonly Struct[], clock: number): Struct | undefined {
  let low = 0;
  let high = run.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const struct = run[middle] as Struct;
    if (struct.id.clock > clock) high = middle - 1;
    else if (struct.id.clock + struct.length <= clock) low = middle + 1;
    else return struct;
  }
  return undefined;
}
