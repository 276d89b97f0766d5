// What of an offer may be taken: updates under a stamp whoever brings them, a device's own as if it pushed them now.
import type { DeviceFrame, WireEntry } from '@baton/protocol/frames';
import { deviceNoOf } from '@baton/replica/client-id';
import type { Rights } from '../access/rights.ts';
import type { Offered, OfferedNumbers, OfferedUpdate } from '../log/take-back.ts';
import type { Guest } from './peer.ts';

export type Offer = Extract<DeviceFrame, { type: 'offer' }>;
type Update = Extract<WireEntry, { kind: 'update' }>;
interface Bringing {
  readonly who: Guest;
  readonly rights: Rights;
}

function isCovered({ stamps }: Offer, { envelope, number }: Update): boolean {
  return stamps.some(
    ({ doc, epoch, first, last }) =>
      doc === envelope.doc && epoch === envelope.epoch && first <= number && number <= last,
  );
}

function isOwn({ who, rights }: Bringing, { deviceNo, envelope }: Update): boolean {
  const mine = deviceNo === who.deviceNo && deviceNoOf(envelope.client) === who.deviceNo;
  return mine && rights.isLive(who.deviceNo) && rights.mayWrite(who.person, envelope.doc);
}

/** Short numbers stand behind the records that they were asked with: those tell who may read them. */
function numbersIn(offer: Offer, { who, rights }: Bringing): OfferedNumbers[] {
  let beside: string | undefined;
  return offer.entries.flatMap((entry) => {
    if (entry.kind === 'update' && /^[rx]\//.test(entry.envelope.doc)) beside = entry.envelope.doc;
    if (entry.kind !== 'numbers' || beside === undefined || !rights.mayWrite(who.person, beside)) return [];
    return [{ project: entry.project, given: entry.given, beside }];
  });
}

/** @param offer its stamps are those that this relay gave. */
export function offeredFrom(offer: Offer, by: Bringing): { readonly offered: Offered; readonly refused: number } {
  const { rights, who } = by;
  const updates: OfferedUpdate[] = [];
  let refused = 0;
  for (const entry of offer.entries) {
    if (entry.kind !== 'update') continue;
    const isStamped = isCovered(offer, entry);
    if (!isStamped && !isOwn(by, entry)) {
      refused += 1;
      continue;
    }
    const person = isStamped ? entry.person : who.person;
    const deviceNos = rights.deviceNosOf(person as Guest['person']);
    // Without the relay's own word for it, the time is now.
    const time = isStamped ? entry.time : 0;
    updates.push({ author: { person, deviceNo: entry.deviceNo, deviceNos }, time, envelope: entry.envelope });
  }
  return { offered: { updates, numbers: numbersIn(offer, by), checkedAt: rights.head }, refused };
}
