// Values that lost a merge, as a screen is given them.
import type { SupersededRow } from '@baton/store/schema';
import type { Lost } from '../contract.ts';
import type { Core } from '../core.ts';

/** Newest first. */
export const lostIn = ({ held }: Pick<Core, 'held'>, isWanted: (id: string, row: SupersededRow) => boolean): Lost[] =>
  [...held.superseded]
    .filter(([id, row]) => isWanted(id, row))
    .sort(([, left], [, right]) => right.at - left.at)
    .map(([id, { at: _at, ...row }]) => ({ id, ...row }) as unknown as Lost);
