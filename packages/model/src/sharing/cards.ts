// Guests read no profiles, and write none: whoever writes where guests read, or is one, leaves a card with their name there.
import type { Ctx } from '../ctx.ts';
import { homeNameOf, nameOfHome } from '../directory/home-name.ts';
import { guestsAt, isGuest, mayWrite } from '../directory/queries.ts';
import type { Directory } from '../directory/schema.ts';
import type { PersonId, SpaceId } from '../ids.ts';
import { present, type RecordType } from '../record.ts';
import { scopeOfHome } from '../space/rules.ts';
import type { Home, Place, Rows, Table, Tx } from '../tx.ts';
import { writingBy } from '../writing-by.ts';

interface Face {
  readonly name: string;
  readonly title: string | null;
}
/** Cards that this person left, the one for their own devices too. */
const ownCards = (rows: Pick<Rows, 'names'>, person: PersonId) =>
  rows.names.by('person', person).filter((card) => card.card === true && card.by === person);

/** How this person is called; a guest by a card of theirs. */
export const ownFace = (rows: Pick<Rows, 'profiles' | 'names'>, person: PersonId): Face | undefined =>
  rows.profiles.get(person) ?? ownCards(rows, person)[0];

/** Whether guests read what stands there, among whom this person may be, or were invited to. */
export function isForGuests(rows: Pick<Rows, 'slices'>, directory: Directory, home: Home | undefined): boolean {
  if (home?.in !== 'group') return false;
  if (guestsAt(directory, homeNameOf(home.space, home.group)).length > 0) return true;
  return [...rows.slices.all()].some((slice) => {
    const at = rows.slices.homeOf(slice.id);
    return at?.in === 'group' && nameOfHome(at) === nameOfHome(home);
  });
}

const mayWriteIn = ({ directory, person }: Ctx, home: Home): boolean =>
  home.in === 'private' || mayWrite(directory, person, scopeOfHome(home));

/** One in each home; with another name it is written over. */
function leave(tx: Tx, ctx: Ctx, { home, face }: { readonly home: Home; readonly face: Face }): void {
  const { name, title } = face;
  const at = nameOfHome(home);
  const known = ownCards(tx, ctx.person).find((card) => {
    const stands = tx.names.homeOf(card.id);
    return stands?.in === home.in && nameOfHome(stands) === at;
  });
  const guest = isGuest(ctx.directory, ctx.person) ? true : null;
  if (known === undefined)
    tx.names.add(home, ctx.newId('n'), present({ name, title, person: ctx.person, card: true, guest }));
  else if (known.name !== name || known.title !== title) tx.names.patch(known.id, { name, title });
}

export function leaveCard(tx: Tx, ctx: Ctx, home: Home): void {
  const isRead = isForGuests(tx, ctx.directory, home) && mayWriteIn(ctx, home);
  const face = isRead ? ownFace(tx, ctx.person) : undefined;
  if (face !== undefined) leave(tx, ctx, { home, face });
}

/** A guest says how they are called: to their own devices, and wherever they write. */
export function leaveEverywhere(tx: Tx, ctx: Ctx, face: Face): void {
  const spaces = Object.entries(ctx.directory.spaces) as [SpaceId, Directory['spaces'][SpaceId]][];
  const homes = spaces.flatMap(([space, { groups }]): Home[] => [
    { in: 'space', space },
    ...Object.keys(groups).map((group): Home => ({ in: 'group', space, group })),
  ]);
  for (const home of [{ in: 'private' } as const, ...homes]) if (mayWriteIn(ctx, home)) leave(tx, ctx, { home, face });
}

const watched = <R extends RecordType>(table: Table<R>, touch: (place: Place) => void): Table<R> =>
  writingBy(table, {
    add(place, id, fields) {
      touch(place);
      table.add(place, id, fields);
    },
    patch(id, fields) {
      const home = table.homeOf(id);
      if (home !== undefined) touch(home);
      table.patch(id, fields);
    },
    move: (id, home) => table.move(id, home),
  });

/** Does the work, and leaves a card in each place where it wrote and guests read. */
export function leavingCards<R>(tx: Tx, ctx: Ctx, work: (tx: Tx) => R): R {
  const touched = new Map<string, Home>();
  const touch = (place: Place): void => {
    if (place.in === 'group') touched.set(homeNameOf(place.space, place.group), place);
  };
  const tables = Object.entries(tx).map(([name, table]) => [name, watched(table as Table<RecordType>, touch)]);
  const result = work(Object.fromEntries(tables) as Tx);
  for (const home of touched.values()) leaveCard(tx, ctx, home);
  return result;
}
