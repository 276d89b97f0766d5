// A table of many records as plain data of which each version stands: a change copies a few short tables and not all of them.
import type { RecordId } from '../ids.ts';

type Table<T> = Readonly<Record<string, T>>;
export type Shelves<T> = Table<Table<Readonly<Record<RecordId, T>>>>;

/** Behind the letter; ids are random there. */
const placeOf = (id: RecordId): readonly [string, string] => [`~${id.slice(1, 2)}`, `~${id.slice(2, 3)}`];
const own = <T>(table: Table<T> | undefined, key: string): T | undefined =>
  table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;

export function onShelf<T>(shelves: Shelves<T>, id: RecordId): T | undefined {
  const [first, second] = placeOf(id);
  return own(own(own(shelves, first), second), id);
}
export function putOnShelf<T>(shelves: Shelves<T>, id: RecordId, value: T): Shelves<T> {
  const [first, second] = placeOf(id);
  const among = own(shelves, first);
  return { ...shelves, [first]: { ...among, [second]: { ...own(among, second), [id]: value } } };
}
/** Ids of which the value is another; shelves that are the very same are not looked into. */
export function changedOn<T>(before: Shelves<T>, after: Shelves<T>): readonly RecordId[] {
  const changed: RecordId[] = [];
  eachOther(before, after, (_first, [was, is]) =>
    eachOther(was ?? {}, is ?? {}, (_second, [old, now]) =>
      eachOther(old ?? {}, now ?? {}, (id) => void changed.push(id)),
    ),
  );
  return changed;
}
function eachOther<T>(
  before: Table<T>,
  after: Table<T>,
  tell: (key: string, values: readonly [T | undefined, T | undefined]) => void,
): void {
  if (before === after) return;
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
    if (own(before, key) !== own(after, key)) tell(key, [own(before, key), own(after, key)]);
}
