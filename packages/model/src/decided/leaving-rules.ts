// Handing on what somebody had who leaves, and what they were to answer: by a lead, as far as it goes to one and the same person,
// all of it or nothing.
import type { Illegal } from '../directory/schema.ts';
import type { PersonId } from '../ids.ts';
import { emptySeats, isOwnWork, standingOf } from './approval-rules.ts';
import { standingAt } from './gate-rules.ts';
import { endOffer, isOpen, lastPass, offerIn, withPass } from './holding.ts';
import type { Approval, Matter, Offer, OfWork, Passage, Receiver } from './schema.ts';
import { isReceiver, leads, mayHold, type WorkAct } from './work-act.ts';

interface From {
  readonly person: PersonId;
  readonly to: PersonId;
}

function handingFault({ directory, space, said }: WorkAct, { person, to }: From, leader: (by: PersonId) => boolean) {
  if (said.via !== null || !leader(said.by)) return 'only a lead hands on what somebody has who leaves';
  const isAble = isReceiver({ directory, space }, { person: to }, to);
  return isAble && to !== person ? null : 'who is named does not work in this space';
}

export function handOn(act: WorkAct, matter: Matter, { person, to }: OfWork<'work-handed-on'>): Matter | Illegal {
  const { directory, space, said } = act;
  const fault = handingFault(act, { person, to }, (by) => leads(act, by));
  if (fault !== null) return { illegal: fault };
  if (!mayHold(directory, space, to)) return { illegal: 'who is named does not work in this space' };
  const holder = lastPass(matter, directory)?.to ?? person;
  if (holder !== person) return { illegal: 'somebody else has one of them' };
  const ended = isOpen(matter.offer) && matter.offer.column !== null ? matter : endOffer(matter, said.at);
  return withPass(ended, { ...said, how: 'handed-on', to, for: null, due: null });
}

const isOf = (receiver: Receiver, person: PersonId): boolean => 'person' in receiver && receiver.person === person;
const given = (receivers: readonly Receiver[], { person, to }: From): readonly Receiver[] =>
  receivers.map((receiver) => (isOf(receiver, person) ? { person: to } : receiver));

type Part<T> = { readonly now: T; readonly isTheirs: boolean } | Illegal;
const same = <T>(now: T): Part<T> => ({ now, isTheirs: false });

function offerOn(act: WorkAct, matter: Matter, from: From): Part<Offer | null> {
  const { offer } = matter;
  const open = offerIn(matter, act.directory);
  if (offer === null || !isOpen(open) || !offer.to.some((one) => isOf(one, from.person))) return same(offer);
  if (offer.said.by === from.to) return { illegal: 'nobody answers their own offer' };
  if (offer.column === null && !mayHold(act.directory, act.space, from.to))
    return { illegal: 'who is named does not work in this space' };
  return { now: { ...offer, to: given(offer.to, from) }, isTheirs: true };
}

function gateOn(passage: Passage, from: From): Part<Passage> {
  const { signers, signatures, said } = passage;
  const isEmpty = (at: number) => !signatures.some(({ seat }) => seat === at);
  if (!signers.some((one, at) => isEmpty(at) && isOf(one, from.person))) return same(passage);
  if (said.by === from.to) return { illegal: 'nobody signs their own work' };
  const next = signers.map((one, at) => (isEmpty(at) && isOf(one, from.person) ? { person: from.to } : one));
  return { now: { ...passage, signers: next }, isTheirs: true };
}

function gatesOn(act: WorkAct, matter: Matter, from: From): Part<Matter['gates']> {
  let isTheirs = false;
  const gates: Record<string, Passage> = {};
  for (const [column, passage] of Object.entries(matter.gates)) {
    const part = standingAt(act, matter, column) === 'entered' ? gateOn(passage, from) : same(passage);
    if ('illegal' in part) return part;
    isTheirs ||= part.isTheirs;
    gates[column] = part.now;
  }
  return { now: gates, isTheirs };
}

function approvalOn({ directory }: WorkAct, { approval }: Matter, from: From): Part<Approval | null> {
  if (approval === null || standingOf(directory, approval) !== 'open') return same(approval);
  const mine = emptySeats(directory, approval).find((seat) => isOf(approval.seats[seat] as Receiver, from.person));
  if (mine === undefined) return same(approval);
  if (isOwnWork(approval, from.to)) return { illegal: 'nobody signs their own work' };
  if (approval.seats.some((seat) => isOf(seat, from.to))) return { illegal: 'a seat is named twice' };
  if (approval.signatures.some(({ by, via }) => by === from.to || via === from.to))
    return { illegal: 'they have signed it already' };
  return { now: { ...approval, seats: approval.seats.with(mine, { person: from.to }) }, isTheirs: true };
}

/** Seats that are filled stay who filled them; what is open waits for the other from now on. */
export function handSeatsOn(act: WorkAct, matter: Matter, from: OfWork<'seats-handed-on'>): Matter | Illegal {
  const fault = handingFault(act, from, (by) => leads(act, by));
  if (fault !== null) return { illegal: fault };
  const [offer, gates, approval] = [
    offerOn(act, matter, from),
    gatesOn(act, matter, from),
    approvalOn(act, matter, from),
  ];
  if ('illegal' in offer) return offer;
  if ('illegal' in gates) return gates;
  if ('illegal' in approval) return approval;
  if (!offer.isTheirs && !gates.isTheirs && !approval.isTheirs) return { illegal: 'nothing of it is asked of them' };
  return { ...matter, offer: offer.now, gates: gates.now, approval: approval.now };
}
