// How the baton of a task stands: who has it, who is asked, and what was said about it. One union for every place that shows
// one; derived of what is on record, of what this device has signed and nobody has confirmed, and of the cell where neither is.
import type { Instant } from '../day.ts';
import { awayAt } from '../directory/away-rules.ts';
import { personIn } from '../directory/queries.ts';
import type { Directory } from '../directory/schema.ts';
import type { DeviceId, PersonId } from '../ids.ts';
import { emptySeats, standingOf } from './approval-rules.ts';
import { doubtedIn, isOpen, lastPass, offerIn } from './holding.ts';
import type { Approval, Counter, Matter, Offer, Pass, Receiver } from './schema.ts';

export interface Holder {
  readonly person: PersonId;
  /** Whose seat they fill as their deputy. */
  readonly for: PersonId | null;
  readonly is: 'here' | 'away' | 'gone';
}
interface OfOffer {
  readonly holder: Holder;
  readonly to: readonly Receiver[];
  readonly since: Instant;
  readonly answerBy: Instant | null;
}
interface Told {
  readonly holder: Holder;
  readonly by: PersonId;
  readonly at: Instant;
}
export type BatonState =
  | { readonly is: 'nobody' }
  | { readonly is: 'alone'; readonly holder: Holder }
  | ({ readonly is: 'offered' } & OfOffer)
  | ({ readonly is: 'asked' } & OfOffer & { readonly by: PersonId; readonly at: Instant })
  | ({ readonly is: 'countered' } & OfOffer & { readonly by: PersonId; readonly counter: Counter })
  /** For a day; then they have it. */
  | { readonly is: 'accepted'; readonly holder: Holder; readonly from: PersonId; readonly at: Instant }
  | ({ readonly is: 'declined' } & Told)
  | ({ readonly is: 'taken-back' } & Told)
  /** Signers who have not signed: all at once, or the next one where an order was asked. */
  | { readonly is: 'waiting'; readonly holder: Holder; readonly on: readonly Receiver[]; readonly since: Instant }
  /** What was offered, or asked, was to be answered by then. */
  | { readonly is: 'overdue'; readonly holder: Holder; readonly with: readonly Receiver[]; readonly since: Instant }
  | { readonly is: 'contested'; readonly holder: Holder; readonly device: DeviceId };

export type Baton = BatonState & {
  /** Signed here and not on record: it may still turn out to be too late. */
  readonly isLocal: boolean;
  /** Whom the cell names, though somebody else has it on record. */
  readonly suggested: PersonId | null;
};

export interface BatonOf {
  readonly matter: Matter;
  /** The same with what this device has signed on top; left out: nothing. */
  readonly local?: Matter | undefined;
  /** Whom the task's cell names. */
  readonly assigned: PersonId | null;
}
interface When {
  readonly directory: Directory;
  readonly now: Instant;
}

const day = 86_400_000;

function holderAt({ directory, now }: When, { person, for: seat }: Omit<Holder, 'is'>): Holder {
  // A name that came with an import or the samples was never here, and a guest is told of few: nobody of these is gone.
  const known = personIn(directory, person);
  if (known !== undefined && known.standing !== 'here') return { person, for: seat, is: 'gone' };
  return { person, for: seat, is: awayAt(directory, person, now) === null ? 'here' : 'away' };
}

function openState(when: When, offer: Offer, holder: Holder): BatonState {
  const { to, answerBy, said, state } = offer;
  const of: OfOffer = { holder, to, since: said.at, answerBy };
  if (state.is === 'countered') return { is: 'countered', ...of, by: state.said.by, counter: state.counter };
  if (answerBy !== null && answerBy <= when.now) return { is: 'overdue', holder, with: to, since: answerBy };
  if (state.is === 'asked') return { is: 'asked', ...of, by: state.said.by, at: state.said.at };
  return { is: 'offered', ...of };
}

function waitingState(when: When, approval: Approval, holder: Holder): BatonState {
  const empty = emptySeats(when.directory, approval);
  const seats = approval.order === 'in-order' ? empty.slice(0, 1) : empty;
  const on = seats.flatMap((seat) => approval.seats[seat] ?? []);
  const { answerBy } = approval;
  if (answerBy !== null && answerBy <= when.now) return { is: 'overdue', holder, with: on, since: answerBy };
  return { is: 'waiting', holder, on, since: approval.said.at };
}

/** What was said of an offer that is over, while that is news. */
function toldState(
  { now }: When,
  { offer, pass }: { offer: Offer | null; pass: Pass },
  holder: Holder,
): BatonState | null {
  if (offer === null || !('said' in offer.state)) return null;
  const { is, said } = offer.state;
  if (now - said.at >= day || pass.number > said.number) return null;
  if (is === 'declined' || is === 'taken-back') return { is, holder, by: said.by, at: said.at };
  const isTaken = is === 'accepted' && (pass.how === 'accepted' || pass.how === 'given');
  return isTaken ? { is: 'accepted', holder, from: offer.said.by, at: said.at } : null;
}

function recorded(when: When, matter: Matter, pass: Pass): BatonState {
  const { directory } = when;
  const holder = holderAt(when, { person: pass.to, for: pass.for });
  const device = doubtedIn(matter, directory);
  if (device !== null) return { is: 'contested', holder, device };
  const offer = offerIn(matter, directory);
  if (isOpen(offer)) return openState(when, offer, holder);
  const { approval } = matter;
  if (approval !== null && standingOf(directory, approval) === 'open') return waitingState(when, approval, holder);
  return toldState(when, { offer, pass }, holder) ?? { is: 'alone', holder };
}

function unrecorded(when: When, matter: Matter, assigned: PersonId | null): BatonState {
  const { approval } = matter;
  const person = assigned ?? approval?.said.by ?? null;
  if (person === null) return { is: 'nobody' };
  const holder = holderAt(when, { person, for: null });
  return approval !== null && standingOf(when.directory, approval) === 'open'
    ? waitingState(when, approval, holder)
    : { is: 'alone', holder };
}

export function batonOf({ matter, local, assigned }: BatonOf, when: When): Baton {
  const counted = local ?? matter;
  const pass = lastPass(counted, when.directory);
  const isLocal = local !== undefined;
  if (pass === undefined) return { ...unrecorded(when, counted, assigned), isLocal, suggested: null };
  const suggested = assigned !== null && assigned !== pass.to ? assigned : null;
  return { ...recorded(when, counted, pass), isLocal, suggested };
}
