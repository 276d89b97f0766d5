// Before somebody's access ends: what stands under their name, of what the reader may read. What stays without anybody is
// found here, not after.
import { z } from 'zod';
import { question } from '../command.ts';
import { hereIn, roleIn } from '../directory/queries.ts';
import type { Directory } from '../directory/schema.ts';
import type { PersonId, SpaceId, TeamId } from '../ids.ts';
import { openTasksOf } from '../work/mine.ts';
import { heldTask, type HeldTask } from './card-queries.ts';
import { resolvePerson } from './naming.ts';

export interface LeftOver {
  readonly id: string;
  /** By project, the one with most first. */
  readonly projects: readonly { readonly id: string; readonly name: string; readonly tasks: readonly HeldTask[] }[];
  readonly teams: readonly { readonly id: TeamId; readonly alone: boolean }[];
  readonly spaces: readonly { readonly id: SpaceId; readonly alone: boolean }[];
  /** Links to pages that they made, and invitations of theirs that are still open. */
  readonly links: number;
  readonly invitations: number;
  readonly devices: number;
  /** Whose manager they are. */
  readonly reports: readonly PersonId[];
}

const isHere = (directory: Directory, person: PersonId): boolean => hereIn(directory, person) !== undefined;

function teamsLedBy(directory: Directory, person: PersonId): LeftOver['teams'] {
  return Object.entries(directory.teams)
    .filter(([, { leads }]) => leads.includes(person))
    .map(([id, { leads }]) => ({
      id: id as TeamId,
      alone: !leads.some((other) => other !== person && isHere(directory, other)),
    }));
}

function spacesLedBy(directory: Directory, person: PersonId): LeftOver['spaces'] {
  return Object.entries(directory.spaces)
    .filter(([, { roles }]) => roles[person] === 'lead')
    .map(([id, { roles }]) => ({
      id: id as SpaceId,
      alone: !Object.keys(roles).some(
        (other) => other !== person && roleIn(directory, other as PersonId, id) === 'lead',
      ),
    }));
}

function openOnesOf(directory: Directory, person: PersonId): Pick<LeftOver, 'links' | 'invitations' | 'devices'> {
  const links = Object.values(directory.spaces).flatMap((space) => Object.values(space.links));
  const invitations = Object.values(directory.invitations);
  return {
    links: links.filter(({ by, takenBack }) => by === person && !takenBack).length,
    invitations: invitations.filter(({ by, takenBack, used, uses }) => by === person && !takenBack && used < uses)
      .length,
    devices: Object.values(directory.devices).filter((one) => one.person === person && one.revoked === null).length,
  };
}

export const leftOverBy = question(
  'leftOverBy',
  z.object({ person: z.string() }),
  ['tasks', 'statuses', 'projects', 'names'],
  (rows, ctx, args): readonly LeftOver[] => {
    const { directory } = ctx;
    const person = (resolvePerson(rows, args.person) ?? args.person) as PersonId;
    const byProject = Map.groupBy(openTasksOf(rows, person), ({ project }) => project);
    const told = heldTask(rows, ctx);
    return [
      {
        id: person,
        projects: [...byProject]
          .map(([id, tasks]) => ({ id, name: rows.projects.get(id)?.name ?? '', tasks: tasks.map(told) }))
          .sort((a, b) => b.tasks.length - a.tasks.length || (a.name < b.name ? -1 : 1)),
        teams: teamsLedBy(directory, person),
        spaces: spacesLedBy(directory, person),
        ...openOnesOf(directory, person),
        reports: (Object.keys(directory.persons) as PersonId[]).filter(
          (id) => isHere(directory, id) && directory.persons[id]?.manager === person,
        ),
      },
    ];
  },
);
