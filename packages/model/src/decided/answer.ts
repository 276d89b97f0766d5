// What a card, a row and the task's room are told of what was decided about it: the baton is made from that, and from the time
// (baton.ts), where it is drawn.
import type { AskCtx } from '../command.ts';
import { awayAt } from '../directory/away-rules.ts';
import type { Duty } from '../directory/away-schema.ts';
import type { Directory } from '../directory/schema.ts';
import type { Instant } from '../day.ts';
import type { ApprovalId, OfferId, PersonId, RecordId, SpaceId } from '../ids.ts';
import type { Rows } from '../tx.ts';
import type { Task } from '../task/schema.ts';
import { emptySeats, isOwnWork, standingOf } from './approval-rules.ts';
import { matterOf, decidedIn } from './fold.ts';
import { standingAt } from './gate-rules.ts';
import { isOpen, offerIn } from './holding.ts';
import type { Claimed } from './on-record.ts';
import { newMatter, type Approval, type Matter, type Passage, type Receiver } from './schema.ts';
import { isReceiver } from './work-act.ts';

export interface DecidedAnswer {
  /** On record. */
  readonly matter: Matter;
  /** The same with what this device has signed on top; null: nothing. */
  readonly local: Matter | null;
  /** Whom the task's cell names. */
  readonly assigned: string | null;
  /** Where a gate or a full column holds it. */
  readonly gate: Claimed['gate'];
}

/** Null: nothing was decided about it, as of most tasks. */
export function decidedAbout(
  rows: Rows,
  { decisions }: Pick<AskCtx, 'decisions'>,
): (task: Task) => DecidedAnswer | null {
  const { record, local } = decisions;
  return (task) => {
    const space = rows.tasks.spaceOf(task.id);
    if (space === undefined) return null;
    const kept = matterOf(decidedIn(record, space), task.id);
    const above = matterOf(decidedIn(local, space), task.id);
    const { claimed } = task;
    // What is on record stands in both.
    if (above === undefined && claimed === undefined) return null;
    const { assigned } = claimed ?? task;
    const own = above === kept ? undefined : above;
    return { matter: kept ?? newMatter, local: own ?? null, assigned, gate: claimed?.gate ?? null };
  };
}

interface At {
  readonly directory: Directory;
  readonly space: SpaceId;
  readonly now: Instant;
}
interface Seated extends At {
  readonly person: PersonId;
}

/** In whose place they may answer here: their own, or of who named them deputy for it and is away. */
function placesOf({ directory, space, person, now }: Seated, duty: Duty, receiver: Receiver): PersonId | null {
  if (isReceiver({ directory, space }, receiver, person)) return person;
  const absent = Object.keys(directory.persons).find((one) => {
    const away = awayAt(directory, one as PersonId, now);
    return (
      away !== null && away.deputies[duty] === person && isReceiver({ directory, space }, receiver, one as PersonId)
    );
  });
  return (absent as PersonId | undefined) ?? null;
}

/** What one person is asked to say about a task. `via`: in whose place, as their deputy. */
export type Asked =
  | { readonly is: 'offer'; readonly offer: OfferId; readonly via: PersonId | null }
  | { readonly is: 'counter'; readonly offer: OfferId }
  | { readonly is: 'approval'; readonly approval: ApprovalId; readonly seat: number; readonly via: PersonId | null }
  | { readonly is: 'gate'; readonly column: RecordId; readonly offer: OfferId; readonly via: PersonId | null };

const viaOf = (place: PersonId, person: PersonId): PersonId | null => (place === person ? null : place);

function askedByOffer(at: Seated, matter: Matter): Asked | null {
  const offer = offerIn(matter, at.directory);
  if (!isOpen(offer) || offer.column !== null) return null;
  if (offer.said.by === at.person) return offer.state.is === 'countered' ? { is: 'counter', offer: offer.id } : null;
  for (const receiver of offer.to) {
    const place = placesOf(at, 'hand-off', receiver);
    if (place !== null && place !== offer.said.by)
      return { is: 'offer', offer: offer.id, via: viaOf(place, at.person) };
  }
  return null;
}

function seatFor(at: Seated, approval: Approval): Asked | null {
  if (isOwnWork(approval, at.person)) return null;
  if (approval.signatures.some(({ by, via }) => by === at.person || via === at.person)) return null;
  const empty = emptySeats(at.directory, approval);
  for (const seat of approval.order === 'in-order' ? empty.slice(0, 1) : empty) {
    const place = placesOf(at, 'approval', approval.seats[seat] as Receiver);
    if (place !== null && !isOwnWork(approval, place))
      return { is: 'approval', approval: approval.id, seat, via: viaOf(place, at.person) };
  }
  return null;
}

function askedAtGate(at: Seated, matter: Matter, [column, passage]: readonly [string, Passage]): Asked | null {
  if (standingAt(at, matter, column) !== 'entered' || passage.said.by === at.person) return null;
  if (passage.signatures.some(({ by, via }) => by === at.person || via === at.person)) return null;
  for (const [seat, receiver] of passage.signers.entries()) {
    if (passage.signatures.some((signature) => signature.seat === seat)) continue;
    const place = placesOf(at, 'gate', receiver);
    if (place !== null && place !== passage.said.by)
      return { is: 'gate', column: column, offer: passage.offer, via: viaOf(place, at.person) };
  }
  return null;
}

/** What waits for this person's word, the most urgent kind first; none: nothing. */
export function askedOf(at: Seated, matter: Matter): readonly Asked[] {
  const { approval } = matter;
  const isAsked = approval !== null && standingOf(at.directory, approval) === 'open';
  return [
    askedByOffer(at, matter),
    ...Object.entries(matter.gates).map((gate) => askedAtGate(at, matter, gate)),
    isAsked ? seatFor(at, approval) : null,
  ].filter((one) => one !== null);
}
