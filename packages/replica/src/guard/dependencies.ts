// What an item refers to must be there: of its own author strictly before it (Yjs looks it up unchecked), of others in
// the log or, in a snapshot, in the same bytes.
import * as Y from 'yjs';
import type { ReadUpdate } from './read.ts';
import { refusal, type Clocks, type Fault, type Rule } from './rule.ts';

export const reach = ({ runs }: ReadUpdate, clocks: Clocks, client: number): number => {
  for (const run of runs) if (run.client === client) return run.to;
  return clocks.get(client) ?? 0;
};

export const dependencies: Rule = (update, { clocks }) => {
  for (const struct of update.structs) {
    if (!(struct instanceof Y.Item)) continue;
    const fault =
      missing(struct.origin) ??
      missing(struct.rightOrigin) ??
      (struct.parent instanceof Y.ID ? missing(struct.parent) : undefined);
    if (fault !== undefined) return fault;
    function missing(needed: Y.ID | null): Fault | undefined {
      if (needed === null) return undefined;
      const { id } = struct as Y.Item;
      if (needed.client === id.client)
        return needed.clock < id.clock ? undefined : refusal('dependencies', 'an item refers to one after it');
      if (needed.clock < reach(update, clocks, needed.client)) return undefined;
      return {
        verdict: 'wait',
        rule: 'dependencies',
        detail: `the log does not hold ${needed.client}:${needed.clock} yet`,
      };
    }
  }
  return undefined;
};
