// The guard on a document that comes whole. Its authors are many and each has the directory's word; its clocks begin at
// nothing, and whatever an item refers to is in the same bytes.
import type { PersonId } from '@baton/model/ids';
import { deviceNoOf, partsOfClientId } from '../client-id.ts';
import type { DocClass } from '../layout.ts';
import { check } from '../guard/guard.ts';
import { isEmptyUpdate, wholeLimits } from '../guard/limits.ts';
import type { Fault } from '../guard/rule.ts';

const nothing = new Map<number, number>();

/** @param personOf whose device has this number; undefined: not in the directory as it is known here (yet). */
export function wholeFault(
  of: DocClass,
  bytes: Uint8Array,
  personOf: (deviceNo: number) => PersonId | undefined,
): Fault | undefined {
  if (isEmptyUpdate(bytes)) return undefined;
  let isBelieved = false;
  const ownerOf = (client: number): PersonId | undefined => {
    const person = personOf(deviceNoOf(client) ?? 0);
    if (person === undefined) isBelieved = true;
    return person;
  };
  const verdict = check(bytes, {
    of,
    clocks: nothing,
    isOwn: (client) => of === 'page' || partsOfClientId(client) !== undefined,
    personOf: ownerOf,
    person: null,
    limits: wholeLimits,
  });
  if (verdict.verdict === 'ok') return undefined;
  // A device that enrolled a moment ago may have written: as with entries, it is believed until the directory is heard.
  return verdict.rule === 'owner' && isBelieved ? undefined : verdict;
}
