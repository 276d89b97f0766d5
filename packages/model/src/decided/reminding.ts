// Whoever waits asks once more: one act, at most once a working day, on record so that it cannot be done oftener. It changes nobody's
// rights and moves nothing; who is reminded sees it first.
import { addDays, dayOf, type Day, type Instant, weekdayOf } from '../day.ts';
import type { Directory, Illegal } from '../directory/schema.ts';
import type { ApprovalId, OfferId, PersonId } from '../ids.ts';
import { standingOf } from './approval-rules.ts';
import { standingAt } from './gate-rules.ts';
import { isOpen, lastPass, offerIn } from './holding.ts';
import type { Matter, OfWork, Reminder } from './schema.ts';
import { isVoid, mayHold, type WorkAct } from './work-act.ts';

/** The working day to which an instant belongs, by UTC: Saturday and Sunday belong to Monday. No holidays: the fold knows none. */
export function workingDayOf(at: Instant): Day {
  const day = dayOf(at);
  const weekday = weekdayOf(day);
  return weekday < 6 ? day : addDays(day, 8 - weekday);
}

/** Who asked what is still unanswered; null: it is not. */
function askerOf(directory: Directory, matter: Matter, of: string): PersonId | null {
  const offer = offerIn(matter, directory);
  if (isOpen(offer) && offer.id === of) return offer.said.by;
  const { approval } = matter;
  if (approval?.id === of && standingOf(directory, approval) === 'open') return approval.said.by;
  const gate = Object.entries(matter.gates).find(([, passage]) => passage.offer === of);
  return gate !== undefined && standingAt({ directory }, matter, gate[0]) === 'entered' ? gate[1].said.by : null;
}

const sameDay = (matter: Matter, by: PersonId, at: Instant): boolean =>
  (matter.reminded ?? []).some((one) => one.by === by && workingDayOf(one.at) === workingDayOf(at));
const mostKept = 8;

export function remindWork(act: WorkAct, matter: Matter, decision: OfWork<'work-reminded'>): Matter | Illegal {
  const of = decision.of ?? null;
  const { directory, space, said } = act;
  if (said.via !== null || !mayHold(directory, space, said.by)) return { illegal: 'who reminds works in the space' };
  if (of === null) {
    if (lastPass(matter, directory)?.to === said.by) return { illegal: 'nobody reminds themselves' };
  } else if (askerOf(directory, matter, of) !== said.by)
    return { illegal: 'only who asked reminds, while it is unanswered' };
  if (sameDay(matter, said.by, said.at)) return { illegal: 'they were reminded on this working day' };
  const before = (matter.reminded ?? []).filter((one) => one.by !== said.by || one.of !== of);
  return { ...matter, reminded: [...before, { ...said, of }].slice(-mostKept) };
}

/** Those that nobody has answered: what was asked is open, or whoever had it then has it still. */
export function liveReminders(directory: Directory, matter: Matter): readonly Reminder[] {
  const pass = lastPass(matter, directory);
  return (matter.reminded ?? []).filter((one) => {
    if (isVoid(directory, one)) return false;
    return one.of === null
      ? pass === undefined || pass.number < one.number
      : askerOf(directory, matter, one.of) !== null;
  });
}

export interface Remindable {
  /** Null: whoever has it. */
  readonly of: OfferId | ApprovalId | null;
  /** Today it was done. */
  readonly isDone: boolean;
}
interface Reminding {
  readonly directory: Directory;
  readonly person: PersonId;
  readonly now: Instant;
}
/** What this person asked and nobody has answered, the first of it. */
export function askedBy({ directory, person }: Omit<Reminding, 'now'>, matter: Matter): OfferId | ApprovalId | null {
  const gates = Object.values(matter.gates).map(({ offer }) => offer);
  const all = [matter.offer?.id, ...gates, matter.approval?.id];
  return all.find((id) => id != null && askerOf(directory, matter, id) === person) ?? null;
}
export function remindableOf(at: Reminding, matter: Matter): Remindable {
  return { of: askedBy(at, matter), isDone: sameDay(matter, at.person, at.now) };
}
