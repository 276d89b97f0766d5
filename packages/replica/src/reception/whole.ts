// The guard on a document that comes whole. Its authors are many and each has the directory's word; its clocks begin at
// nothing, and whatever an item refers to is in the same bytes.
import type { PersonId } from '@baton/model/ids';
import { deviceNoOf, isStockClient, partsOfClientId } from '../client-id.ts';
import { readBefore } from '../cells/decode.ts';
import { talkIn, type Doc } from '../layout.ts';
import { check } from '../guard/guard.ts';
import { isEmptyUpdate, wholeLimits } from '../guard/limits.ts';
import type { Fault } from '../guard/rule.ts';

const nothing = new Map<number, number>();

/** @param personOf whose device has this number; undefined: not in the directory as it is known here (yet). */
export function wholeFault(
  doc: Doc,
  bytes: Uint8Array,
  personOf: (deviceNo: number) => PersonId | undefined,
): Fault | undefined {
  if (isEmptyUpdate(bytes)) return undefined;
  let isBelieved = false;
  const of = doc.class;
  const talk = talkIn(doc);
  const isByLink = (client: number): boolean => talk !== undefined && isStockClient(client);
  const ownerOf = (client: number): PersonId | undefined => {
    if (talk !== undefined && isByLink(client)) return talk.link as string as PersonId;
    const person = personOf(deviceNoOf(client) ?? 0);
    if (person === undefined) isBelieved = true;
    return person;
  };
  const verdict = check(bytes, {
    of,
    clocks: nothing,
    talk,
    isOwn: (client) => of === 'page' || partsOfClientId(client) !== undefined || isByLink(client),
    personOf: ownerOf,
    person: null,
    limits: wholeLimits,
  });
  if (verdict.verdict === 'ok') {
    if (of !== 'page') readBefore(bytes, verdict.structs);
    return undefined;
  }
  // A device that enrolled a moment ago may have written: as with entries, it is believed until the directory is heard.
  return verdict.rule === 'owner' && isBelieved ? undefined : verdict;
}
