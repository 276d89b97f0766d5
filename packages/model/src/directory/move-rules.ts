// Records that change their space, or their readers inside one. Cells are copied by whoever moves them; what the statement decides is where the record
// counts from now on, and who reads the page and the feeds that were named when it was born.
import type { Act, Of } from './act.ts';
import type { PersonId } from '../ids.ts';
import { homeNamed, spaceOfHome, type HomeName } from './home-name.ts';
import { homeNow, isWithheld, mayWrite, spaceIn, writesIn } from './queries.ts';
import type { Directory, Illegal, Moves } from './schema.ts';

export function moveRecords(act: Act, { records, born, from, to }: Of<'moved'>): Directory | Illegal {
  const { directory, by } = act;
  if (from === to) return { illegal: 'a move leads to another home' };
  const told = [born, from, to].filter((home) => !isWithheld(directory, spaceOfHome(home)));
  if (told.some((home) => !isThere(directory, home))) return { illegal: 'there is no such space or group' };
  const changed = told.filter((home) => home !== born || born === from || born === to);
  if (by === null || changed.some((home) => !writesAt(directory, by, home)))
    return { illegal: 'who moves writes in both places' };
  if (new Set(records).size !== records.length) return { illegal: 'a record is named twice' };
  // Moves inside of a space that is withheld are not told: of where a record stood there the relay is believed.
  if (told.includes(from) && records.some((record) => homeNow(directory, record, born) !== from))
    return { illegal: 'a record does not stand where it is moved from' };
  const moved = Object.fromEntries(
    records.map((record) => {
      const moves: Moves = (Object.hasOwn(directory.moved, record) ? directory.moved[record] : undefined) ?? {};
      const before = Object.hasOwn(moves, born) ? (moves[born] ?? []) : [];
      return [record, { ...moves, [born]: [...before.filter((home) => home !== to), to] }];
    }),
  );
  return { ...directory, moved: { ...directory.moved, ...moved } };
}

function isThere(directory: Directory, name: HomeName): boolean {
  const home = homeNamed(name);
  const space = spaceIn(directory, home.space);
  return space !== undefined && (home.in === 'space' || Object.hasOwn(space.groups, home.group));
}

function writesAt(directory: Directory, person: PersonId, name: HomeName): boolean {
  const home = homeNamed(name);
  if (home.in === 'space') return writesIn(directory, person, home.space);
  return mayWrite(directory, person, { class: 'x', space: home.space, group: home.group });
}
