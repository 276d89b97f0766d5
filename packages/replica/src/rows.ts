// The rows that questions and rules read, and their indexes. A row is replaced when it changes, never altered, so that
// screens compare by identity.
import type { RecordId, SpaceId } from '@baton/model/ids';
import type { TableName } from '@baton/model/records';
import type { Home, ReadTable, Rows } from '@baton/model/tx';
import type { AnyRow } from './row.ts';
import { shapeOfTable } from './row.ts';

/** Whoever holds a row that was not asked for yet, and makes it when it is. */
interface Sleeper {
  readonly row: AnyRow | undefined;
}

export class RowTable {
  readonly name: TableName;
  readonly #rows = new Map<RecordId, AnyRow>();
  readonly #asleep = new Map<RecordId, Sleeper>();
  readonly #indexed: readonly string[];
  readonly #places: Pick<ReadTable<never>, 'spaceOf' | 'homeOf'>;
  readonly #indexes: ReadonlyMap<string, Map<string, Set<RecordId>>>;

  constructor(name: TableName, places: Pick<ReadTable<never>, 'spaceOf' | 'homeOf'>) {
    this.name = name;
    this.#places = places;
    this.#indexed = shapeOfTable(name).indexed;
    this.#indexes = new Map(this.#indexed.map((field) => [field, new Map()]));
  }

  get(id: RecordId): AnyRow | undefined {
    return this.#rows.get(id) ?? this.#wake(id);
  }

  #wake(id: RecordId): AnyRow | undefined {
    const sleeper = this.#asleep.get(id);
    if (sleeper === undefined) return undefined;
    this.#asleep.delete(id);
    const { row } = sleeper;
    if (row !== undefined) this.#rows.set(id, row);
    return row;
  }

  /** A row that is found by its id and its indexes and made when it is asked for. @param values as `indexed` lists the fields. */
  sleep(id: RecordId, sleeper: Sleeper, values: readonly (string | undefined)[]): void {
    this.#asleep.set(id, sleeper);
    this.#indexed.forEach((field, at) => {
      const value = values[at];
      if (value !== undefined) addTo(this.#indexes.get(field) as Map<string, Set<RecordId>>, value, id);
    });
  }

  by(field: string, value: string): readonly AnyRow[] {
    const index = this.#indexes.get(field);
    if (index === undefined) throw new Error(`${this.name} cannot be asked by ${field}: it has no index`);
    const found: AnyRow[] = [];
    for (const id of index.get(value) ?? []) {
      const row = this.get(id);
      if (row !== undefined) found.push(row);
    }
    return found;
  }

  all(): Iterable<AnyRow> {
    for (const id of this.#asleep.keys()) this.#wake(id);
    return this.#rows.values();
  }

  spaceOf(id: RecordId): SpaceId | undefined {
    return this.#places.spaceOf(id);
  }

  homeOf(id: RecordId): Home | undefined {
    return this.#places.homeOf(id);
  }

  /** Puts the row in place of the one before it, or takes that away. */
  set(id: RecordId, row: AnyRow | undefined): void {
    const before = this.get(id);
    if (row === undefined) this.#rows.delete(id);
    else this.#rows.set(id, row);
    for (const [field, index] of this.#indexes) {
      const [old, now] = [before?.[field], row?.[field]];
      if (old === now) continue;
      if (typeof old === 'string') removeFrom(index, old, id);
      if (typeof now === 'string') addTo(index, now, id);
    }
  }
}

function addTo(index: Map<string, Set<RecordId>>, value: string, id: RecordId): void {
  const ids = index.get(value);
  if (ids === undefined) index.set(value, new Set([id]));
  else ids.add(id);
}

function removeFrom(index: Map<string, Set<RecordId>>, value: string, id: RecordId): void {
  const ids = index.get(value);
  ids?.delete(id);
  if (ids?.size === 0) index.delete(value);
}

export type RowTables = Readonly<Record<TableName, RowTable>>;

/** The tables as the model's contract types them: each row was built by its own record type (row.ts). */
export const asRows = (tables: Readonly<Record<TableName, Pick<RowTable, keyof ReadTable<never>>>>): Rows =>
  tables as unknown as Rows;
