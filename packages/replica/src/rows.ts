// The rows that questions and rules read, and their indexes. A row is replaced when it changes, never altered, so that
// screens compare by identity.
import type { RecordId, SpaceId } from '@baton/model/ids';
import type { TableName } from '@baton/model/records';
import type { ReadTable, Rows } from '@baton/model/tx';
import type { AnyRow } from './row.ts';
import { shapeOfTable } from './row.ts';

export class RowTable {
  readonly name: TableName;
  readonly #rows = new Map<RecordId, AnyRow>();
  readonly #spaces: (id: RecordId) => SpaceId | undefined;
  readonly #indexes: ReadonlyMap<string, Map<string, Set<RecordId>>>;

  constructor(name: TableName, spaces: (id: RecordId) => SpaceId | undefined) {
    this.name = name;
    this.#spaces = spaces;
    this.#indexes = new Map(shapeOfTable(name).indexed.map((field) => [field, new Map()]));
  }

  get(id: RecordId): AnyRow | undefined {
    return this.#rows.get(id);
  }

  by(field: string, value: string): readonly AnyRow[] {
    const index = this.#indexes.get(field);
    if (index === undefined) throw new Error(`${this.name} cannot be asked by ${field}: it has no index`);
    const found: AnyRow[] = [];
    for (const id of index.get(value) ?? []) {
      const row = this.#rows.get(id);
      if (row !== undefined) found.push(row);
    }
    return found;
  }

  all(): Iterable<AnyRow> {
    return this.#rows.values();
  }

  spaceOf(id: RecordId): SpaceId | undefined {
    return this.#spaces(id);
  }

  /** Puts the row in place of the one before it, or takes that away. */
  set(id: RecordId, row: AnyRow | undefined): void {
    const before = this.#rows.get(id);
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
