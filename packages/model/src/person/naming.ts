// One name for every id: persons by their profile, names without an account, and "Somebody" where nothing is known.
import type { AskCtx } from '../command.ts';
import type { Rows } from '../tx.ts';
import type { Directory } from '../directory/schema.ts';
import { isGuest } from '../directory/queries.ts';
import { isPerson } from '../space/rules.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  /** "Trello", where the name came from; null for persons and names made here. */
  readonly from: string | null;
  readonly guest: boolean;
  /** Has an account in this workspace. */
  readonly account: boolean;
}
/** Of whom no name is known. */
export const somebody = 'Somebody';
type NameRows = Pick<Rows, 'profiles' | 'names'>;

/** A name that was matched to a person is that person, everywhere. */
export function resolvePerson(rows: Pick<Rows, 'names'>, id: string | null): string | null {
  return id === null ? null : (rows.names.get(id)?.person ?? id);
}

export function nameOf(rows: NameRows, directory: Directory, id: string): Named {
  const known = rows.names.get(id);
  if (known !== undefined && known.person === null) {
    const { name, title, from, guest } = known;
    return { id, name, title, from, guest: guest ?? false, account: false };
  }
  return personOf(rows, directory, { id: known?.person ?? id, otherwise: known?.name ?? somebody });
}
function personOf(rows: NameRows, directory: Directory, who: { id: string; otherwise: string }): Named {
  const profile = rows.profiles.get(who.id) ?? cardOf(rows, who.id);
  const account = isPerson(directory, who.id);
  const name = profile?.name ?? who.otherwise;
  return { id: who.id, name, title: profile?.title ?? null, from: null, guest: isGuest(directory, who.id), account };
}

/** Of guests, and to them, there are cards alone: one that its person wrote goes before any other. */
function cardOf(
  rows: Pick<Rows, 'names'>,
  id: string,
): { readonly name: string; readonly title: string | null } | undefined {
  const cards = rows.names.by('person', id).filter(({ card }) => card === true);
  return cards.find(({ by }) => by === id) ?? cards[0];
}

/** Of whom this reader reads nothing, those who run the workspace know how they called themselves when they came. */
export function namedAtTheDoor(named: Named, { guests }: AskCtx['titles']): Named {
  const told = guests !== undefined && Object.hasOwn(guests, named.id) ? guests[named.id] : undefined;
  return named.name === somebody && told !== undefined ? { ...named, name: told } : named;
}

/** For one answer: each id is looked up once. */
export function naming(rows: NameRows, ctx: Pick<AskCtx, 'directory'>): (id: string) => Named {
  const known = new Map<string, Named>();
  return (id) => {
    const before = known.get(id);
    if (before) return before;
    const named = nameOf(rows, ctx.directory, id);
    known.set(id, named);
    return named;
  };
}

/** "Bo, from Trello". */
export const fullName = (named: Named): string =>
  named.from === null ? named.name : `${named.name}, from ${named.from}`;
