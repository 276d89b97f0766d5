// The door through which commands read and write. The replica implements it over Yjs, a test over a Map.
import type { Instant } from './day.ts';
import type { HomeName } from './directory/home-name.ts';
import type { PersonId, RecordId, SpaceId } from './ids.ts';
import type { Patch, RecordType, Row } from './record.ts';
import type { Records } from './records.ts';
import type { View } from './view.ts';

/** Where a record of work stands: with a space, with the readers of one of its groups, or with one person alone. */
export type Home =
  | { readonly in: 'space'; readonly space: SpaceId }
  | { readonly in: 'group'; readonly space: SpaceId; readonly group: string }
  | { readonly in: 'private' };
/** Where a new record is born. Records of a feed are author-owned: only their author can ever change them. */
export type Place =
  | Home
  | {
      readonly in: 'feed';
      readonly space: SpaceId;
      /** Beside a record that was born for the readers of a group. */
      readonly group?: string;
      readonly of: RecordId;
      readonly at: Instant;
    }
  /** Beside a record that is one's own. */
  | { readonly in: 'own-feed'; readonly of: RecordId; readonly at: Instant }
  | { readonly in: 'people' };

/** Who wrote a value last, and when: to the second, by the clock of the device that wrote it. */
export interface Writing {
  readonly by: PersonId;
  readonly at: Instant;
}

export interface ReadTable<R extends RecordType> {
  get(id: RecordId): Row<R> | undefined;
  /** Rows whose indexed field has this value, in no order. */
  by(field: keyof R['fields'] & string, value: string): readonly Row<R>[];
  all(): Iterable<Row<R>>;
  /** How many rows there are; none is read for it. */
  readonly size: number;
  /** What the view keeps of all rows, up to date. To be read, and not held beyond the answer. */
  view<Kept>(view: View<Row<R>, Kept>): Kept;
  /**
   * The space that has the record. undefined for the workspace's own records (people), and for those that not everybody
   * in the space has: what is named by a space alone (presence, short numbers) would tell of them.
   */
  spaceOf(id: RecordId): SpaceId | undefined;
  /** Where it stands, and so where what hangs on it is born; undefined for what stands in a feed or among the people. */
  homeOf(id: RecordId): Home | undefined;
  /**
   * Of the value that a field of one value has now, or a member of a set, an emptied one too; undefined where nobody ever
   * wrote it.
   */
  writingOf(id: RecordId, field: keyof R['fields'] & string, member?: string): Writing | undefined;
  /** When anything of it was written last, by whomever. */
  touchedAt(id: RecordId): Instant | undefined;
}
export interface Table<R extends RecordType> extends ReadTable<R> {
  add(place: Place, id: RecordId, fields: Patch<R>): void;
  patch(id: RecordId, fields: Patch<R>): void;
  /**
   * Copies it as it stands into another space, or to other readers. It counts there once the move is on record; until then
   * it stays where it was.
   */
  move(id: RecordId, home: HomeName): void;
}
/** Rows as questions and rules read them: the newest of what is confirmed and what is pending here. */
export type Rows = { readonly [K in keyof Records]: ReadTable<Records[K]> };
/** Rows that can be written. Commands decide before their first write: a write cannot be rolled back (L4). */
export type Tx = { readonly [K in keyof Records]: Table<Records[K]> };
