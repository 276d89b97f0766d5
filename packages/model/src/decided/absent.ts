// Who of those that are asked is away: said before it is sent, so that nothing waits unseen for somebody who is not there.
import type { Instant } from '../day.ts';
import { awayAt, deputyAt } from '../directory/away-rules.ts';
import type { Duty } from '../directory/away-schema.ts';
import { standsIn } from '../directory/queries.ts';
import type { Directory } from '../directory/schema.ts';
import type { PersonId, SpaceId } from '../ids.ts';
import type { Receiver } from './schema.ts';
import { isReceiver } from './work-act.ts';

export interface Absent {
  readonly person: PersonId;
  readonly until: Instant;
  /** Who may answer in their place; null: nobody may, and it waits. */
  readonly deputy: PersonId | null;
}
interface Asking {
  readonly directory: Directory;
  readonly space: SpaceId;
  /** Who asks: they answer nothing of their own, for nobody. Null: not known yet. */
  readonly by: PersonId | null;
  readonly duty: Duty;
  readonly now: Instant;
}

function absentAs({ directory, space, by, duty, now: at }: Asking, person: PersonId): readonly Absent[] {
  const away = awayAt(directory, person, at);
  if (away === null) return [];
  const deputy = deputyAt(directory, { person, duty, at });
  const mayAnswer = deputy !== null && deputy !== by && standsIn(directory, deputy, space);
  return [{ person, until: away.until, deputy: mayAnswer ? deputy : null }];
}

/** Each once. Where anybody of several may answer, nobody is told of as long as one of them is here. */
export function absentAmong(asking: Asking, receivers: readonly Receiver[]): readonly Absent[] {
  const persons = (Object.keys(asking.directory.persons) as PersonId[]).filter((person) => person !== asking.by);
  const absent = receivers.flatMap((receiver) => {
    const own = persons.filter((person) => isReceiver(asking, receiver, person));
    const away = own.flatMap((person) => absentAs(asking, person));
    return away.length < own.length ? [] : away;
  });
  return [...new Map(absent.map((one) => [one.person, one])).values()];
}
