// Nothing is left hanging: what waits for somebody's word about a task ends where the task is put away, or where it leaves the
// project whose gate it had entered. What ends is said before (screens ask `hangingOn`), and ends by one statement.
import type { Directory, Illegal } from '../directory/schema.ts';
import type { ApprovalId, OfferId, PersonId, RecordId } from '../ids.ts';
import { emptySeats, standingOf } from './approval-rules.ts';
import { ruleOf, standingAt } from './gate-rules.ts';
import { isOpen, offerIn } from './holding.ts';
import type { Decided, Matter, OfWork, Passage, Receiver } from './schema.ts';
import { mayHold, type WorkAct } from './work-act.ts';

export type Hanging =
  | { readonly is: 'offer'; readonly offer: OfferId; readonly by: PersonId; readonly to: readonly Receiver[] }
  | {
      readonly is: 'gate';
      readonly column: RecordId;
      readonly offer: OfferId;
      readonly by: PersonId;
      readonly to: readonly Receiver[];
    }
  /** `to`: of whom it still waits. */
  | { readonly is: 'approval'; readonly approval: ApprovalId; readonly by: PersonId; readonly to: readonly Receiver[] };

interface At {
  readonly directory: Directory;
  readonly decided: Decided;
}

/** Gates that it has entered and nobody has signed out. @param left of this project alone, and those of which no rule is left. */
function enteredIn({ directory, decided }: At, matter: Matter, left: RecordId | undefined) {
  return Object.entries(matter.gates).filter(([column]) => {
    const rule = ruleOf(decided, column);
    const isThere = left === undefined || rule === undefined || rule.project === left;
    return isThere && ['entered', 'contested'].includes(standingAt({ directory }, matter, column));
  });
}

const unsigned = ({ signers, signatures }: Passage): readonly Receiver[] =>
  signers.filter((_, seat) => !signatures.some((signature) => signature.seat === seat));

/** What waits for somebody's word about a task, and would wait for ever. @param left the project that it leaves; else all of it. */
export function hangingOn(at: At, matter: Matter, left?: RecordId): readonly Hanging[] {
  const { directory } = at;
  const offer = offerIn(matter, directory);
  const { approval } = matter;
  const gates = enteredIn(at, matter, left).map(([column, passage]): Hanging => ({
    is: 'gate',
    column,
    offer: passage.offer,
    by: passage.said.by,
    to: unsigned(passage),
  }));
  if (left !== undefined) return gates;
  const offers: readonly Hanging[] =
    isOpen(offer) && offer.column === null ? [{ is: 'offer', offer: offer.id, by: offer.said.by, to: offer.to }] : [];
  const isAsked = approval !== null && ['open', 'contested'].includes(standingOf(directory, approval));
  if (!isAsked) return [...offers, ...gates];
  const to = emptySeats(directory, approval).flatMap((seat) => approval.seats[seat] ?? []);
  return [...offers, ...gates, { is: 'approval', approval: approval.id, by: approval.said.by, to }];
}

/** Of a task with nothing open nothing changes: many are put away at once, and somebody may have answered meanwhile. */
export function endAsking(
  act: WorkAct,
  matter: Matter,
  { decided, decision: { left } }: { readonly decided: Decided; readonly decision: OfWork<'asking-ended'> },
): Matter | Illegal {
  const { directory, space, said } = act;
  if (said.via !== null || !mayHold(directory, space, said.by))
    return { illegal: 'who puts work away works in its space' };
  let after = matter;
  for (const one of hangingOn({ directory, decided }, matter, left)) after = without(after, one, said);
  return after;
}

function without(matter: Matter, hanging: Hanging, said: WorkAct['said']): Matter {
  const { offer, approval } = matter;
  if (hanging.is === 'approval')
    return approval === null ? matter : { ...matter, approval: { ...approval, takenBack: said } };
  const isIt = offer !== null && offer.id === hanging.offer;
  const ended = isIt ? { ...matter, offer: { ...offer, state: { is: 'put-away', said } as const } } : matter;
  if (hanging.is === 'offer') return ended;
  const { [hanging.column]: _entered, ...gates } = matter.gates;
  return { ...ended, gates };
}
