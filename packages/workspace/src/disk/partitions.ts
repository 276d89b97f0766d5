// Which record documents a space has, or one of its groups, by what this device holds of them.
import type { Held } from './held.ts';

const partition = /\/(\d+)$/u;
/** Oldest first. Only the relay opens further ones; a space that has none yet begins with 0. */
export function partitionsOf({ docs }: Pick<Held, 'docs'>, space: string, group?: string): string[] {
  const shelf = group === undefined ? `r/${space}/` : `x/${space}/${group}/`;
  const own = [...docs.keys()].filter((doc) => doc.startsWith(shelf) && partition.test(doc));
  const noOf = (doc: string): number => Number(partition.exec(doc)?.[1] ?? 0);
  return own.length > 0 ? own.sort((left, right) => noOf(left) - noOf(right)) : [`${shelf}0`];
}
