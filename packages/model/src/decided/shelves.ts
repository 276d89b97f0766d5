// A table of many records as plain data of which each version stands: a change copies one shelf and not all of them.
import type { RecordId } from '../ids.ts';

export type Shelves<T> = Readonly<Record<string, Readonly<Record<RecordId, T>>>>;

/** Behind the letter; ids are random there. */
const shelfOf = (id: RecordId): string => `~${id.slice(1, 3)}`;

export function onShelf<T>(shelves: Shelves<T>, id: RecordId): T | undefined {
  const shelf = Object.hasOwn(shelves, shelfOf(id)) ? shelves[shelfOf(id)] : undefined;
  return shelf !== undefined && Object.hasOwn(shelf, id) ? shelf[id] : undefined;
}
export function putOnShelf<T>(shelves: Shelves<T>, id: RecordId, value: T): Shelves<T> {
  const name = shelfOf(id);
  return { ...shelves, [name]: { ...shelves[name], [id]: value } };
}
