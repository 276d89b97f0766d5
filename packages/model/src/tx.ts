// The door through which commands read and write. The replica implements it over Yjs, a test over a Map.
import type { Instant } from './day.ts';
import type { RecordId, SpaceId } from './ids.ts';
import type { Patch, RecordType, Row } from './record.ts';
import type { Records } from './records.ts';

/** Where a new record is born. Records of a feed are author-owned: only their author can ever change them. */
export type Place =
  | { readonly in: 'space'; readonly space: SpaceId }
  | { readonly in: 'feed'; readonly space: SpaceId; readonly of: RecordId; readonly at: Instant }
  | { readonly in: 'people' };

export interface ReadTable<R extends RecordType> {
  get(id: RecordId): Row<R> | undefined;
  /** Rows whose indexed field has this value, in no order. */
  by(field: keyof R['fields'] & string, value: string): readonly Row<R>[];
  all(): Iterable<Row<R>>;
  /** The space that the record stands in; undefined for the workspace's own records (people). */
  spaceOf(id: RecordId): SpaceId | undefined;
}
export interface Table<R extends RecordType> extends ReadTable<R> {
  add(place: Place, id: RecordId, fields: Patch<R>): void;
  patch(id: RecordId, fields: Patch<R>): void;
  /** Copies it into another space as it stands. It counts there once the move is on record; until then it stays where it was. */
  move(id: RecordId, space: SpaceId): void;
}
/** Rows as questions and rules read them: the newest of what is confirmed and what is pending here. */
export type Rows = { readonly [K in keyof Records]: ReadTable<Records[K]> };
/** Rows that can be written. Commands decide before their first write: a write cannot be rolled back (L4). */
export type Tx = { readonly [K in keyof Records]: Table<Records[K]> };
