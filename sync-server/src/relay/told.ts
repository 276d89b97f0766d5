// What one device may learn of where the others are: that they are here, and where only inside spaces it reads.
import { isId } from '@baton/model/ids';
import type { Presence } from '@baton/protocol/frames';
import type { Rights } from '../access/rights.ts';
import type { Guest } from './peer.ts';

export function mayBeTold(rights: Rights, to: Guest, here: readonly Presence[]): readonly Presence[] {
  const spaces = new Set<string>(rights.spacesOf(to.person));
  return here.map((one) => {
    const space = one.at.split('/').find((part) => isId(part, 's'));
    // A place of which no space is known is nobody's to know: an id alone would tell that it exists.
    const isOpen = space === undefined ? one.at === '' && one.on === null : spaces.has(space);
    if (isOpen || one.person === to.person) return one;
    return { ...one, at: '', on: null, field: null };
  });
}
