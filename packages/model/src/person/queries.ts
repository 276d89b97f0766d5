// Who can be chosen: the persons of the directory and the names without accounts.
import { z } from 'zod';
import { question } from '../command.ts';
import { personIn, spacesOf } from '../directory/queries.ts';
import type { Role } from '../directory/schema.ts';
import type { PersonId, SpaceId } from '../ids.ts';
import { namedAtTheDoor, nameOf, type Named } from './naming.ts';
import { awayOn } from './working.ts';

export interface PersonAnswer extends Named {
  readonly role: Role | null;
  readonly me: boolean;
  /** By what they told of themselves, on the reader's day. */
  readonly away: boolean;
  /** The space that a name stands in; null for persons. */
  readonly space: SpaceId | null;
  /** The person whom a name was matched to. Matched names are listed too, so that a match can be taken back. */
  readonly matched: string | null;
  /** The closed spaces and open ones that a person stands in; for names the one of theirs. */
  readonly spaces: readonly SpaceId[];
}

const byName = (a: PersonAnswer, b: PersonAnswer) =>
  Number(b.account) - Number(a.account) || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1);

/** Everybody: persons first, then names without accounts, each by name. */
export const peopleOfWorkspace = question(
  'peopleOfWorkspace',
  z.object({}),
  ['profiles', 'names', 'intakes'],
  (rows, ctx): readonly PersonAnswer[] => {
    const { directory } = ctx;
    const ids = Object.keys(directory.persons) as PersonId[];
    // Who was removed is offered no more; where they still stand on a task, they are still read.
    const here = ids.filter((id) => personIn(directory, id)?.standing !== 'removed');
    const persons = here.map((id): PersonAnswer => ({
      ...namedAtTheDoor(nameOf(rows, directory, id), ctx.titles),
      role: personIn(directory, id)?.role ?? null,
      me: id === ctx.person,
      away: awayOn(rows.profiles.get(id)?.away ?? {}, ctx.today) !== null,
      space: null,
      matched: null,
      spaces: spacesOf(directory, id),
    }));
    // Names of an import that was undone are no longer offered; where one still stands on a task, it is still read.
    // A card is of a person who stands above already.
    const offered = [...rows.names.all()].filter(
      ({ import: source, card }) => card !== true && rows.intakes.get(source ?? '')?.undone == null,
    );
    const names = offered.map((name): PersonAnswer => {
      const space = rows.names.spaceOf(name.id) ?? null;
      return {
        id: name.id,
        name: name.name,
        title: name.title,
        from: name.from,
        guest: name.guest ?? false,
        account: false,
        role: null,
        me: false,
        away: false,
        space,
        matched: name.person,
        spaces: space === null ? [] : [space],
      };
    });
    return [...persons, ...names].sort(byName);
  },
);

export interface DeviceName {
  /** The device's number in the directory, as text. */
  readonly id: string;
  readonly name: string;
}
/** What a person calls their devices. One that was never named has no row. */
export const deviceNames = question(
  'deviceNames',
  z.object({ person: z.string() }),
  ['profiles'],
  (rows, _ctx, { person }): readonly DeviceName[] =>
    Object.entries(rows.profiles.get(person)?.devices ?? {})
      .map(([id, name]) => ({ id, name }))
      .sort((a, b) => Number(a.id) - Number(b.id)),
);
