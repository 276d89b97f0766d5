// What of an offer may be taken: updates under a stamp whoever brings them, a device's own as if it pushed them now; and
// what is left only inside a document that somebody holds whole, under the name of whoever brings it.
import { isOwner, personOf } from '@baton/model/directory/queries';
import type { PersonId } from '@baton/model/ids';
import type { DeviceFrame, WireEntry } from '@baton/protocol/frames';
import { deviceNoOf, firstClientOf, isRelaysClient, isStockClient } from '@baton/replica/client-id';
import { isRestored } from '@baton/replica/reception/reception';
import { parseDoc, talkIn } from '@baton/replica/layout';
import type { Author } from '../log/contract.ts';
import type { Standing } from '../log/standing.ts';
import type { Rights } from '../access/rights.ts';
import type { Bringer, Offered, OfferedEpoch, OfferedNumbers, OfferedUpdate } from '../log/taking/take-back.ts';
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

/** What only deletes in a page: whoever may write there may delete all of it, whoever wrote it and whenever. */
const isErasure = ({ who, rights }: Bringing, { doc, from, to }: Update['envelope']): boolean =>
  from === to && parseDoc(doc)?.class === 'page' && rights.isLive(who.deviceNo) && rights.mayWrite(who.person, doc);

const nobody: Author = { person: '', deviceNo: 0, deviceNos: [] };

/** Of a page under the name of who brings it; of a link's talk it can be that link's alone. */
function programOf(name: string, bringer: PersonId): Author | undefined {
  const doc = parseDoc(name);
  const person = doc?.class === 'page' ? bringer : doc && talkIn(doc)?.link;
  return person === undefined ? undefined : { person, deviceNo: 0, deviceNos: [] };
}

/** Whose an update says that it is, by its client id; undefined where nobody's may be there. */
function claimedBy(by: Bringing, envelope: Update['envelope']): Author | undefined {
  const { rights, who, standing } = by;
  const { doc, client } = envelope;
  const { directory } = rights;
  if (isStockClient(client)) return programOf(doc, who.person);
  const deviceNo = deviceNoOf(client);
  if (deviceNo === undefined) return undefined;
  if (client >= firstClientOf(standing.incarnation) && !isErasure(by, envelope)) return undefined;
  if (deviceNo === 0) return nobody;
  const person = directory && personOf(directory, deviceNo);
  return person && { person, deviceNo, deviceNos: rights.deviceNosOf(person) };
}

const bringerOf = ({ who: { person, deviceNo } }: Bringing): Bringer => ({ person, deviceNo });

/** It may not be taken. Whether it is here already, in whatever cut, is told to who reads the document or wrote in it. */
function lookedFor(by: Bringing, { envelope }: Update): OfferedUpdate {
  const { who, rights } = by;
  const isMine = deviceNoOf(envelope.client) === who.deviceNo && !isRelaysClient(envelope.client);
  const mayKnow = isMine || rights.mayRead(who.person, envelope.doc);
  const as = mayKnow ? 'known by clock' : 'known by bytes';
  return { author: nobody, vouchedBy: bringerOf(by), time: 0, envelope, as };
}

/** What a program wrote stands under a device only where that gave it back. */
const isProgramsBy = ({ client }: Update['envelope'], deviceNo: number): boolean =>
  deviceNo !== 0 && isStockClient(client);

function offeredUpdate(offer: Offer, by: Bringing, entry: Update): OfferedUpdate {
  const { who, rights } = by;
  const { envelope, deviceNo } = entry;
  const isNew = { as: 'new' } as const;
  if (isCovered(offer, entry)) {
    const { person, time } = entry;
    // Given back once already: it is vouched for by whom it was then.
    const wasRestored = isRestored({ client: envelope.client, deviceNo }) || isProgramsBy(envelope, deviceNo);
    const claimed = wasRestored ? claimedBy(by, envelope) : undefined;
    const author = claimed ?? { person, deviceNo, deviceNos: rights.deviceNosOf(person as PersonId) };
    return { author, vouchedBy: wasRestored ? { person, deviceNo } : null, time, envelope, ...isNew };
  }
  // Without the relay's own word for it, the time is now.
  if (isOwn(by, entry)) {
    const author = { person: who.person, deviceNo, deviceNos: rights.deviceNosOf(who.person) };
    return { author, vouchedBy: null, time: 0, envelope, ...isNew };
  }
  const author = mayVouch(by, envelope.doc) || isErasure(by, envelope) ? claimedBy(by, envelope) : undefined;
  if (author) return { author, vouchedBy: bringerOf(by), time: 0, envelope, ...isNew };
  return lookedFor(by, entry);
}

/** Short numbers stand behind the records that they were asked with: those tell who may read them. */
function numbersIn(offer: Offer, { who, rights }: Bringing): OfferedNumbers[] {
  let beside: string | undefined;
  return offer.entries.flatMap((entry) => {
    if (entry.kind === 'update' && /^[rx]\//.test(entry.envelope.doc)) beside = entry.envelope.doc;
    if (entry.kind !== 'numbers' || beside === undefined) return [];
    return [{ project: entry.project, given: entry.given, beside, mayGive: rights.mayWrite(who.person, beside) }];
  });
}

/** @param offer its stamps are those that this relay gave. */
export function offeredFrom(offer: Offer, by: Bringing): { readonly offered: Offered; readonly refused: number } {
  const updates: OfferedUpdate[] = [];
  const epochs: OfferedEpoch[] = [];
  let refused = 0;
  for (const entry of offer.entries) {
    if (entry.kind === 'update') {
      updates.push(offeredUpdate(offer, by, entry));
    } else if (entry.kind === 'epoch') {
      if (parseDoc(entry.doc) && mayVouch(by, entry.doc)) epochs.push(entry);
      else refused += 1;
    }
  }
  return { offered: { epochs, updates, numbers: numbersIn(offer, by), checkedAt: by.rights.head }, refused };
}
