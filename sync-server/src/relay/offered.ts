// What of an offer may be taken: updates under a stamp whoever brings them, a device's own as if it pushed them now; and
// what is left only inside a document that somebody holds whole, under the name of whoever brings it.
import { isOwner, personOf } from '@baton/model/directory/queries';
import type { PersonId } from '@baton/model/ids';
import type { DeviceFrame, WireEntry } from '@baton/protocol/frames';
import { deviceNoOf, firstClientOf, isRelaysClient, isStockClient } from '@baton/replica/client-id';
import { isRestored } from '@baton/replica/reception/reception';
import { parseDoc } from '@baton/replica/layout';
import type { Author } from '../log/contract.ts';
import type { Standing } from '../log/standing.ts';
import type { Rights } from '../access/rights.ts';
import type { Offered, OfferedEpoch, OfferedNumbers, OfferedUpdate } from '../log/taking/take-back.ts';
import type { Guest } from './peer.ts';

export type Offer = Extract<DeviceFrame, { type: 'offer' }>;
type Update = Extract<WireEntry, { kind: 'update' }>;
interface Bringing {
  readonly who: Guest;
  readonly rights: Rights;
  readonly standing: Standing;
}

function isCovered({ stamps }: Offer, { envelope, number }: Update): boolean {
  return stamps.some(
    ({ doc, epoch, first, last }) =>
      doc === envelope.doc && epoch === envelope.epoch && first <= number && number <= last,
  );
}

function isOwn({ who, rights }: Bringing, { deviceNo, envelope }: Update): boolean {
  const { client } = envelope;
  const mine = deviceNo === who.deviceNo && deviceNoOf(client) === who.deviceNo && !isRelaysClient(client);
  return mine && rights.isLive(who.deviceNo) && rights.mayWrite(who.person, envelope.doc);
}

/**
 * Whoever may write a document may give back what others wrote in it, under their own name, while the line is recovering;
 * an owner any document that they read. Only under ids of incarnations that are over: nobody writes under those any more.
 */
function mayVouch({ who, rights, standing }: Bringing, doc: string): boolean {
  const { person, deviceNo } = who;
  if (!standing.isRecovering || !rights.isLive(deviceNo)) return false;
  const isAnswerable = rights.directory !== undefined && isOwner(rights.directory, person);
  return rights.mayWrite(person, doc) || (isAnswerable && rights.mayRead(person, doc));
}

/** Whose an update says that it is, by its client id; undefined where nobody's may be there. */
function claimedBy({ rights, who, standing }: Bringing, { doc, client }: Update['envelope']): Author | undefined {
  const { directory } = rights;
  if (isStockClient(client))
    return parseDoc(doc)?.class === 'page' ? { person: who.person, deviceNo: 0, deviceNos: [] } : undefined;
  const deviceNo = deviceNoOf(client);
  if (deviceNo === undefined || client >= firstClientOf(standing.incarnation)) return undefined;
  if (deviceNo === 0) return { person: '', deviceNo: 0, deviceNos: [] };
  const person = directory && personOf(directory, deviceNo);
  return person && { person, deviceNo, deviceNos: rights.deviceNosOf(person) };
}

function offeredUpdate(offer: Offer, by: Bringing, entry: Update): OfferedUpdate | undefined {
  const { who, rights } = by;
  const { envelope, deviceNo } = entry;
  if (isCovered(offer, entry)) {
    const { person, time } = entry;
    // Given back once already: it is vouched for by whom it was then.
    const wasRestored = isRestored({ client: envelope.client, deviceNo });
    const claimed = wasRestored ? claimedBy(by, envelope) : undefined;
    const author = claimed ?? { person, deviceNo, deviceNos: rights.deviceNosOf(person as PersonId) };
    return { author, vouchedBy: wasRestored ? { person, deviceNo } : null, time, envelope };
  }
  // Without the relay's own word for it, the time is now.
  if (isOwn(by, entry)) {
    const author = { person: who.person, deviceNo, deviceNos: rights.deviceNosOf(who.person) };
    return { author, vouchedBy: null, time: 0, envelope };
  }
  const author = mayVouch(by, envelope.doc) ? claimedBy(by, envelope) : undefined;
  return author && { author, vouchedBy: { person: who.person, deviceNo: who.deviceNo }, time: 0, envelope };
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
  const updates: OfferedUpdate[] = [];
  const epochs: OfferedEpoch[] = [];
  let refused = 0;
  for (const entry of offer.entries) {
    if (entry.kind === 'update') {
      const update = offeredUpdate(offer, by, entry);
      if (update) updates.push(update);
      else refused += 1;
    } else if (entry.kind === 'epoch') {
      if (parseDoc(entry.doc) && mayVouch(by, entry.doc)) epochs.push(entry);
      else refused += 1;
    }
  }
  return { offered: { epochs, updates, numbers: numbersIn(offer, by), checkedAt: by.rights.head }, refused };
}
