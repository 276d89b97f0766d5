// Being away: said by oneself, or by an admin for somebody who can no longer. Whether it is now is asked at the time of an entry.
import type { Instant } from '../day.ts';
import type { PersonId } from '../ids.ts';
import type { Act, Of } from './act.ts';
import type { Away, Duty } from './away-schema.ts';
import { hereIn, isGuest } from './queries.ts';
import type { Directory, Illegal } from './schema.ts';

export function setAway(act: Act, { person, away }: Of<'away-set'>): Directory | Illegal {
  const found = hereIn(act.directory, person);
  if (found === undefined) return { illegal: 'the person is not here' };
  if (act.by !== person && !act.admin) return { illegal: 'only they themselves or an admin say that somebody is away' };
  if (act.by !== person && found.role === 'owner' && !act.owner)
    return { illegal: 'only an owner decides about an owner' };
  const fault = away === null ? null : awayFault(act, person, away);
  if (fault !== null) return { illegal: fault };
  const { away: _before, ...back } = found;
  const changed = away === null ? back : { ...found, away };
  return { ...act.directory, persons: { ...act.directory.persons, [person]: changed } };
}

function awayFault({ directory, by }: Act, person: PersonId, { from, until, deputies }: Away): string | null {
  if (until <= from) return 'somebody is away until after they have gone';
  const named = Object.values(deputies).filter((one) => one !== undefined);
  if (named.includes(person)) return 'nobody is their own deputy';
  if (by !== null && by !== person && named.includes(by)) return 'nobody makes themselves a deputy';
  const isNobody = named.some((one) => hereIn(directory, one) === undefined || isGuest(directory, one));
  return isNobody ? 'a deputy is here, and no guest' : null;
}

/** While they are away at that time; null: they are not. */
export function awayAt(directory: Directory, person: PersonId, at: Instant): Away | null {
  const away = hereIn(directory, person)?.away;
  return away !== undefined && away.from <= at && at < away.until ? away : null;
}
/** Who may fill their seat then. A deputy's own deputy never does. */
export function deputyAt(
  directory: Directory,
  of: { readonly person: PersonId; readonly duty: Duty; readonly at: Instant },
) {
  const deputy = awayAt(directory, of.person, of.at)?.deputies[of.duty];
  return deputy !== undefined && hereIn(directory, deputy) !== undefined ? deputy : null;
}
