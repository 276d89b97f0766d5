// The statuses that a project has as far as a device knows: its own, or, where only a slice of it is read, those of that.
import { statusesOf } from '../project/rules.ts';
import type { Status } from '../project/schema.ts';
import { byRank } from '../rank.ts';
import type { Rows } from '../tx.ts';
import { columnsIn } from './slices.ts';

export type KnownStatus = Pick<Status, 'id' | 'name' | 'kind'>;

/** In order, without those that were removed. */
export function statusesKnown(rows: Pick<Rows, 'statuses' | 'slices'>, project: string): readonly KnownStatus[] {
  const own = statusesOf(rows, project);
  if (own.length > 0) return own;
  return columnsIn(rows, project)
    .filter(({ removed }) => removed !== true)
    .toSorted(byRank);
}
