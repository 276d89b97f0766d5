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
  find([client, clock]: ItemId): Struct | undefined {
    const run = (this.#byClient ??= Map.groupBy(this.#structs, (struct) => struct.id.client)).get(client);
    let [low, high] = [0, (run?.length ?? 0) - 1];
    while (run !== undefined && low <= high) {
      const middle = (low + high) >> 1;
      const struct = run[middle];
      if (struct === undefined || struct.id.clock > clock) high = middle - 1;
      else if (struct.id.clock + struct.length <= clock) low = middle + 1;
      else return struct;
    }
    return undefined;
  }

  /** Whether the writer of `cell` had seen `target`. Walks at most once through this update (forged origins can circle). */
  descends(cell: FoundCell, target: HeldCell): boolean {
    if (cell.over !== null && isItem(target, cell.over)) return true;
    let at = cell.origin;
    for (let steps = 0; at !== null && steps <= this.#structs.length; steps += 1) {
      if (isItem(target, at)) return true;
      const struct = this.find(at);
      if (!(struct instanceof Y.Item)) return false;
      if (target.client === at[0] && target.clock >= struct.id.clock && target.clock < at[1]) return true;
      const over = overOf(struct, at[1]);
      if (over !== null && isItem(target, over)) return true;
      at = struct.origin && [struct.origin.client, struct.origin.clock];
    }
    return false;
  }
}
