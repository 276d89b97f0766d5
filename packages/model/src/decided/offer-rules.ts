// Offering work and answering: only who has it offers it, only who is asked takes it, and until then it stays where it was.
import type { Illegal } from '../directory/schema.ts';
import { hereIn } from '../directory/queries.ts';
import type { PersonId } from '../ids.ts';
import { endOffer, isOpen, lastPass, offerIn, usedFault, withPass, withUsed } from './holding.ts';
import { givesOut, queueOf, receiversOf } from './queue.ts';
import type { Matter, Offer, OfferState, OfWork, Pass, Receiver } from './schema.ts';
import { isReceiver, leads, mayHold, receiverFault, seatOf, type WorkAct } from './work-act.ts';

type Answer = Matter | Illegal;

/** Why they may not pass it on: somebody else has it. */
export function holderFault(act: WorkAct, matter: Matter): string | null {
  const { by, via } = act.said;
  const holder = lastPass(matter, act.directory)?.to ?? by;
  if (via !== null) return 'a deputy answers, and passes nothing on';
  if (!mayHold(act.directory, act.space, by)) return 'who passes work on works in its space';
  if (holder === by) return null;
  const isGone = hereIn(act.directory, holder) === undefined;
  return isGone && leads(act, by) ? null : 'only who has it passes it on';
}

/** Who offers it has it: from now on that is on record. */
export const begun = (act: WorkAct, matter: Matter): Matter =>
  lastPass(matter, act.directory) === undefined
    ? withPass(matter, { ...act.said, how: 'began', to: act.said.by, for: null, due: null })
    : matter;

export function offerWork(act: WorkAct, matter: Matter, { offer, to, answerBy, due }: OfWork<'work-offered'>): Answer {
  const fault = holderFault(act, matter) ?? receiverFault(act, to) ?? usedFault(matter, offer);
  if (fault !== null) return { illegal: fault };
  if (isOpen(offerIn(matter, act.directory))) return { illegal: 'it is offered already' };
  if ('person' in to && to.person === act.said.by) return { illegal: 'nobody offers work to themselves' };
  const made: Offer = {
    id: offer,
    said: act.said,
    to: [to],
    answerBy: answerBy ?? null,
    due: due ?? null,
    column: null,
    state: { is: 'open' },
  };
  return { ...withUsed(begun(act, matter), offer), offer: made };
}

/** Why an offer cannot be answered any more: whatever came first in the order counts. */
const late: { readonly [S in OfferState['is']]?: string } = {
  accepted: 'it was accepted before',
  declined: 'it was declined before',
  'taken-back': 'it was taken back before',
  'put-away': 'the task was put away before',
  ended: 'the work went another way before',
};

function openOffer(act: WorkAct, matter: Matter, id: string): Offer | Illegal {
  const offer = offerIn(matter, act.directory);
  if (offer?.id !== id) return { illegal: 'there is no such offer' };
  const why = late[offer.state.is];
  return why === undefined ? offer : { illegal: why };
}

/** The person in whose place it is answered, if it was offered to them. */
function answerer(act: WorkAct, { to, said, column }: Offer): PersonId | Illegal {
  const seat = seatOf(act, column === null ? 'hand-off' : 'gate');
  if (typeof seat !== 'string') return seat;
  if (said.by === act.said.by || said.by === seat) return { illegal: 'nobody answers their own offer' };
  return to.some((receiver) => isReceiver(act, receiver, seat)) ? seat : { illegal: 'it was not offered to them' };
}

/** A team, or whoever leads, does not say no by one of them; its lead does. */
function speaksForAll(act: WorkAct, { to }: Offer, seat: PersonId): boolean {
  const mayFor = (receiver: Receiver): boolean => {
    if ('person' in receiver) return receiver.person === seat;
    const team = queueOf(act.directory, { to: [receiver] });
    return team === undefined ? leads(act, seat) : givesOut(act, team, seat);
  };
  return to.some(mayFor);
}

const taken = (
  act: WorkAct,
  matter: Matter,
  { offer, pass }: { offer: Offer; pass: Omit<Pass, keyof WorkAct['said']> },
): Matter =>
  withPass({ ...matter, offer: { ...offer, state: { is: 'accepted', said: act.said } } }, { ...act.said, ...pass });

export function acceptOffer(act: WorkAct, matter: Matter, decision: OfWork<'offer-accepted'>): Answer {
  const offer = openOffer(act, matter, decision.offer);
  if ('illegal' in offer) return offer;
  const seat = answerer(act, offer);
  if (typeof seat !== 'string') return seat;
  const { by } = act.said;
  if (!mayHold(act.directory, act.space, by)) return { illegal: 'who takes work works in its space' };
  return taken(act, matter, { offer, pass: { how: 'accepted', to: by, for: act.said.via, due: offer.due } });
}

/** Asking leaves it open, declining and another proposal send it back to who offered. */
export function answerOffer(
  act: WorkAct,
  matter: Matter,
  decision: OfWork<'offer-asked' | 'offer-declined' | 'offer-countered'>,
): Answer {
  const offer = openOffer(act, matter, decision.offer);
  if ('illegal' in offer) return offer;
  const seat = answerer(act, offer);
  if (typeof seat !== 'string') return seat;
  const { type } = decision;
  if (type !== 'offer-asked' && offer.column !== null) return { illegal: 'at a gate work is signed or returned' };
  if (type !== 'offer-asked' && !speaksForAll(act, offer, seat))
    return { illegal: 'for a team its lead says no or proposes something else' };
  if (type === 'offer-countered' && 'person' in decision.counter) {
    const fault = receiverFault(act, { person: decision.counter.person });
    if (fault !== null) return { illegal: fault };
  }
  return { ...matter, offer: { ...offer, state: stateAfter(act, decision) } };
}

function stateAfter(
  { said }: WorkAct,
  decision: OfWork<'offer-asked' | 'offer-declined' | 'offer-countered'>,
): OfferState {
  if (decision.type === 'offer-asked') return { is: 'asked', said };
  return decision.type === 'offer-declined'
    ? { is: 'declined', said }
    : { is: 'countered', said, counter: decision.counter };
}

export function acceptCounter(act: WorkAct, matter: Matter, decision: OfWork<'counter-accepted'>): Answer {
  const offer = openOffer(act, matter, decision.offer);
  if ('illegal' in offer) return offer;
  const { state } = offer;
  if (state.is !== 'countered') return { illegal: 'nothing else was proposed' };
  if (act.said.by !== offer.said.by || act.said.via !== null)
    return { illegal: 'only who offered it takes another proposal' };
  const { counter, said } = state;
  if ('person' in counter) {
    const fault = receiverFault(act, { person: counter.person });
    if (fault !== null || counter.person === act.said.by)
      return { illegal: fault ?? 'nobody offers work to themselves' };
    return { ...matter, offer: { ...offer, said: act.said, to: [{ person: counter.person }], state: { is: 'open' } } };
  }
  if (!mayHold(act.directory, act.space, said.by)) return { illegal: 'who takes work works in its space' };
  const agreed = { ...offer, due: counter.due };
  return taken(act, matter, { offer: agreed, pass: { how: 'accepted', to: said.by, for: said.via, due: counter.due } });
}

export function takeBackOffer(act: WorkAct, matter: Matter, decision: OfWork<'offer-taken-back'>): Answer {
  const offer = openOffer(act, matter, decision.offer);
  if ('illegal' in offer) return offer;
  const { by } = offer.said;
  const mayFor = hereIn(act.directory, by) === undefined && leads(act, act.said.by);
  if (act.said.via !== null || (by !== act.said.by && !mayFor)) return { illegal: 'only who offered it takes it back' };
  const after = { ...matter, offer: { ...offer, state: { is: 'taken-back', said: act.said } as const } };
  if (offer.column === null) return after;
  const { [offer.column]: _entered, ...gates } = matter.gates;
  return { ...after, gates };
}

/** A lead gives out what waits in the queue of a team. */
export function giveOut(act: WorkAct, matter: Matter, { offer: id, to }: OfWork<'offer-given'>): Answer {
  const offer = openOffer(act, matter, id);
  if ('illegal' in offer) return offer;
  const team = queueOf(act.directory, offer);
  if (team === undefined) return { illegal: 'only what was offered to a team is given out' };
  if (act.said.via !== null || !givesOut(act, team, act.said.by))
    return { illegal: 'only who leads the team or the space gives its work out' };
  if (!receiversOf(act, team).includes(to))
    return { illegal: 'it is given to somebody of the team who works in the space' };
  return taken(act, matter, { offer, pass: { how: 'given', to, for: null, due: offer.due } });
}

/** Inside a team: nobody need accept. What is offered is taken back first, but by a lead. */
export function assignWork(act: WorkAct, matter: Matter, { to }: OfWork<'work-assigned'>): Answer {
  const { directory, space, said } = act;
  if (said.via !== null || !mayHold(directory, space, said.by)) return { illegal: 'who gives work works in its space' };
  if (!mayHold(directory, space, to)) return { illegal: 'who is named does not work in this space' };
  if (lastPass(matter, directory)?.to === to) return { illegal: 'they have it already' };
  const offer = offerIn(matter, directory);
  if (isOpen(offer) && (offer.column !== null || !leads(act, said.by)))
    return { illegal: 'it is offered; the offer is taken back first' };
  return withPass(endOffer(matter, said.at), { ...said, how: 'assigned', to, for: null, due: null });
}
