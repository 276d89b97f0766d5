// Records that change their space. Cells are copied by whoever moves them; what the statement decides is where the record
// counts from now on, and who reads the page and the feeds that were named when it was born.
import type { Act, Of } from './act.ts';
import { isWithheld, spaceIn, spaceNow, writesIn } from './queries.ts';
import type { Directory, Illegal, Moves } from './schema.ts';

export function moveRecords(act: Act, { records, born, from, to }: Of<'moved'>): Directory | Illegal {
  const { directory, by } = act;
  if (from === to) return { illegal: 'a move leads to another space' };
  const told = [born, from, to].filter((space) => !isWithheld(directory, space));
  if (told.some((space) => spaceIn(directory, space) === undefined)) return { illegal: 'there is no such space' };
  const changed = told.filter((space) => space !== born || born === from || born === to);
  if (by === null || changed.some((space) => !writesIn(directory, by, space)))
    return { illegal: 'who moves writes in both spaces' };
  if (new Set(records).size !== records.length) return { illegal: 'a record is named twice' };
  if (records.some((record) => spaceNow(directory, record, born) !== from))
    return { illegal: 'a record does not stand where it is moved from' };
  const moved = Object.fromEntries(
    records.map((record) => {
      const moves: Moves = (Object.hasOwn(directory.moved, record) ? directory.moved[record] : undefined) ?? {};
      const before = Object.hasOwn(moves, born) ? (moves[born] ?? []) : [];
      return [record, { ...moves, [born]: [...before.filter((space) => space !== to), to] }];
    }),
  );
  return { ...directory, moved: { ...directory.moved, ...moved } };
}
