// One decision about work, about to be folded: who says it, for whom, and what may be asked of them.
import type { PersonId, SpaceId } from '../ids.ts';
import { deputyAt } from '../directory/away-rules.ts';
import type { Duty } from '../directory/away-schema.ts';
import { doubtOf } from '../directory/contest-rules.ts';
import { hereIn, isGuest, leadsSpace, standsIn, teamIn, writesIn } from '../directory/queries.ts';
import type { Directory, FoldedEntry, Illegal } from '../directory/schema.ts';
import type { Receiver, Said } from './schema.ts';

export interface WorkAct {
  readonly directory: Directory;
  readonly space: SpaceId;
  readonly entry: FoldedEntry;
  readonly said: Said;
}

/** The relay, and a recovery key, decide nothing about work: the directory's fold has refused them. */
export function workActOf(directory: Directory, space: SpaceId, entry: FoldedEntry): WorkAct | Illegal {
  const { signer, number, time } = entry;
  if (signer === null || signer.device === 'recovery') return { illegal: 'somebody decides this with their device' };
  const { person: by, device, via = null } = signer;
  return { directory, space, entry, said: { by, via, device, number, at: time } };
}

/** Whether somebody may hold work there: they write in the space, and are told its decisions. */
export const mayHold = (directory: Directory, space: SpaceId, person: PersonId): boolean =>
  hereIn(directory, person) !== undefined && !isGuest(directory, person) && writesIn(directory, person, space);

export const leads = ({ directory, space }: WorkAct, person: PersonId): boolean => leadsSpace(directory, person, space);

/** Whether a seat is theirs; who may read what is to be signed may sign it. */
export function isReceiver(
  { directory, space }: Pick<WorkAct, 'directory' | 'space'>,
  receiver: Receiver,
  person: PersonId,
): boolean {
  if (!standsIn(directory, person, space) || isGuest(directory, person)) return false;
  if ('person' in receiver) return receiver.person === person;
  if ('team' in receiver) return teamIn(directory, receiver.team)?.members.includes(person) === true;
  return leadsSpace(directory, person, space);
}

/** Why nobody could ever take it. */
export function receiverFault(act: WorkAct, receiver: Receiver): string | null {
  const { directory, space } = act;
  if ('person' in receiver)
    return mayHold(directory, space, receiver.person) ? null : 'who is named does not work in this space';
  if (!('team' in receiver)) return null;
  const team = teamIn(directory, receiver.team);
  if (team === undefined) return 'there is no such team';
  const isAnybody = team.members.some((member) => mayHold(directory, space, member));
  return isAnybody ? null : 'nobody of the team works in this space';
}

/** In whose place this is said: their own, or that of who has named them as deputy for this and is away now. */
export function seatOf({ directory, space, said }: WorkAct, duty: Duty): PersonId | Illegal {
  const { by, via, at } = said;
  if (via === null) return by;
  if (via === by) return { illegal: 'nobody is their own deputy' };
  if (deputyAt(directory, { person: via, duty, at }) !== by)
    return { illegal: 'they are not the deputy for this at this time' };
  return standsIn(directory, by, space) ? via : { illegal: 'a deputy stands in the space' };
}

export const isVoid = (directory: Directory, said: Pick<Said, 'device' | 'number'>): boolean =>
  doubtOf(directory, said) === 'void';
export const isDoubted = (directory: Directory, said: Pick<Said, 'device' | 'number'>): boolean =>
  doubtOf(directory, said) === 'waits';
