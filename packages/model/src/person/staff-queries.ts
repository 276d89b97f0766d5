// Everybody who was ever let in, as those who run the workspace see them: what the directory says, beside what they told.
import { z } from 'zod';
import { question } from '../command.ts';
import type { Instant } from '../day.ts';
import { personIn } from '../directory/queries.ts';
import type { PersonStanding, Role } from '../directory/schema.ts';
import type { PersonId } from '../ids.ts';
import { namedAtTheDoor, nameOf, type Named } from './naming.ts';
import { weekOn, type Week } from './week.ts';

export interface StaffAnswer extends Named {
  readonly id: PersonId;
  readonly role: Role;
  readonly standing: PersonStanding;
  readonly until: Instant | null;
  readonly manager: PersonId | null;
  readonly departments: readonly string[];
  readonly week: Week | null;
  /** Numbers of the devices that are not revoked. */
  readonly devices: readonly number[];
  readonly passkeys: number;
  readonly me: boolean;
}

const order: Readonly<Record<Role, number>> = { owner: 0, admin: 1, member: 2, guest: 3 };
const gone: Readonly<Record<PersonStanding, number>> = { here: 0, suspended: 0, removed: 1 };
const byPlace = (a: StaffAnswer, b: StaffAnswer): number =>
  gone[a.standing] - gone[b.standing] || order[a.role] - order[b.role] || (a.name < b.name ? -1 : 1);

export const staffOfWorkspace = question(
  'staffOfWorkspace',
  z.object({}),
  ['profiles', 'names'],
  (rows, { directory, titles, today, person: me }): readonly StaffAnswer[] =>
    (Object.keys(directory.persons) as PersonId[])
      .flatMap((id): readonly StaffAnswer[] => {
        const known = personIn(directory, id);
        if (known === undefined) return [];
        const { role, standing, until, manager, passkeys } = known;
        const departments = Object.entries(directory.teams)
          .filter(([, team]) => team.kind === 'department' && team.members.includes(id))
          .map(([team]) => titles.teams[team] ?? '');
        const devices = Object.values(directory.devices).filter((one) => one.person === id && one.revoked === null);
        return [
          {
            ...namedAtTheDoor(nameOf(rows, directory, id), titles),
            id,
            role,
            standing,
            until,
            manager,
            departments: departments.filter((title) => title !== '').sort(),
            week: weekOn(rows.profiles.get(id)?.weeks ?? {}, today) ?? null,
            devices: devices.map(({ no }) => no),
            passkeys: Object.keys(passkeys).length,
            me: id === me,
          },
        ];
      })
      .sort(byPlace),
);
