// Teams and departments: named sets of people, and the chart that departments form.
import type { Act, Of } from './act.ts';
import type { TeamId } from '../ids.ts';
import { hereIn, isWithheld, spaceIn, teamIn } from './queries.ts';
import type { Directory, Illegal } from './schema.ts';

const isTwice = (list: readonly string[]): boolean => new Set(list).size !== list.length;

/** An admin makes and shapes teams; who leads one says who is in it. */
export function setTeam(act: Act, said: Of<'team-set'>): Directory | Illegal {
  const before = teamIn(act.directory, said.team);
  const isLead = act.by !== null && before !== undefined && before.leads.includes(act.by);
  if (!act.admin && !(isLead && isOnlyMembers(act, said)))
    return { illegal: 'only an admin shapes a team; its leads say who is in it' };
  const fault = shapeFault(act.directory, said) ?? peopleFault(act.directory, said);
  if (fault !== null) return { illegal: fault };
  const { team, kind, parent, home, members, leads } = said;
  const since = before?.since ?? act.entry.number;
  const teams = { ...act.directory.teams, [team]: { since, kind, parent, home, members, leads } };
  return { ...act.directory, teams };
}

function isOnlyMembers({ directory }: Act, { team, kind, parent, home, leads }: Of<'team-set'>): boolean {
  const before = teamIn(directory, team);
  if (before === undefined) return false;
  const same = before.kind === kind && before.parent === parent && before.home === home;
  return same && before.leads.join() === leads.join();
}

function shapeFault(directory: Directory, { team, kind, parent, home }: Of<'team-set'>): string | null {
  if (home !== null && spaceIn(directory, home) === undefined && !isWithheld(directory, home))
    return 'there is no such space';
  if (parent === null) return null;
  if (kind === 'team' || teamIn(directory, parent)?.kind !== 'department')
    return 'only departments stand in a department';
  return isWithin(directory, parent, team) ? 'a department does not stand in itself' : null;
}

function isWithin(directory: Directory, id: TeamId, above: TeamId): boolean {
  for (let at: TeamId | null = id; at !== null; at = teamIn(directory, at)?.parent ?? null) {
    if (at === above) return true;
  }
  return false;
}

function peopleFault(directory: Directory, { team, members, leads }: Of<'team-set'>): string | null {
  const before = new Set(teamIn(directory, team)?.members);
  if (isTwice(members) || isTwice(leads)) return 'somebody is named twice';
  if (members.some((person) => !before.has(person) && hereIn(directory, person) === undefined))
    return 'a member is not in the directory';
  return leads.every((person) => members.includes(person)) ? null : 'a lead is a member';
}

export function closeTeam(act: Act, { team }: Of<'team-closed'>): Directory | Illegal {
  if (!act.admin) return { illegal: 'only an admin closes a team' };
  if (teamIn(act.directory, team) === undefined) return { illegal: 'there is no such team' };
  const { [team]: _closed, ...teams } = act.directory.teams;
  if (Object.values(teams).some(({ parent }) => parent === team)) return { illegal: 'other departments stand in it' };
  return { ...act.directory, teams };
}
