// The rows that questions and rules read, their indexes and views. A row is replaced when it changes, never altered, so
// that screens compare by identity. Each has a slot for as long as the table lives; one that nobody asked for is made
// when somebody does.
import type { Instant } from '@baton/model/day';
import type { RecordId, SpaceId } from '@baton/model/ids';
import type { TableName } from '@baton/model/records';
import type { Home, ReadTable, Rows, Writing } from '@baton/model/tx';
import { Views, type AnyView } from '@baton/model/view';
import type { Brief } from './held.ts';
import type { AnyRow } from './row.ts';
import { shapeOfTable } from './row.ts';

/** What is known of a record besides its row. */
interface Places extends Pick<ReadTable<never>, 'spaceOf' | 'homeOf'> {
  writingOf(id: RecordId, code: string): Writing | undefined;
  touchedAt(id: RecordId): Instant | undefined;
}

/** Whoever holds a row that was not asked for yet, and makes it when it is. */
interface Sleeper {
  readonly row: AnyRow | undefined;
  brief(): Brief | undefined;
}

export class RowTable {
  readonly name: TableName;
  readonly #slots = new Map<RecordId, number>();
  readonly #ids: RecordId[] = [];
  readonly #rows: (AnyRow | undefined)[] = [];
  readonly #asleep: (Sleeper | undefined)[] = [];
  #size = 0;
  readonly #indexed: readonly string[];
  readonly #brief: readonly string[];
  readonly #places: Places;
  /** Slots, in no order: to put one is far cheaper than into a set, and few are ever taken out. */
  readonly #indexes: ReadonlyMap<string, Map<string, number[]>>;
  readonly #views = new Views({
    count: () => this.#ids.length,
    idAt: (slot) => this.#ids[slot] ?? '',
    briefAt: (slot) => this.#rows[slot] ?? this.#asleep[slot]?.brief(),
  });

  constructor(name: TableName, places: Places) {
    this.name = name;
    this.#places = places;
    const { indexed, brief } = shapeOfTable(name);
    this.#indexed = indexed;
    this.#brief = brief;
    this.#indexes = new Map(this.#indexed.map((field) => [field, new Map()]));
  }

  get(id: RecordId): AnyRow | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : (this.#rows[slot] ?? this.#wake(slot));
  }

  #wake(slot: number): AnyRow | undefined {
    const sleeper = this.#asleep[slot];
    if (sleeper === undefined) return undefined;
    this.#asleep[slot] = undefined;
    const { row } = sleeper;
    this.#rows[slot] = row;
    if (row !== undefined) return row;
    // Its cells were a row when they were laid down: only a rule that has become stricter since says otherwise.
    this.#size -= 1;
    this.#views.moved(slot, sleeper.brief(), undefined);
    return undefined;
  }

  #slotFor(id: RecordId): number {
    const known = this.#slots.get(id);
    if (known !== undefined) return known;
    const slot = this.#ids.push(id) - 1;
    this.#slots.set(id, slot);
    this.#rows.push(undefined);
    this.#asleep.push(undefined);
    return slot;
  }

  /** A row that is found by its id and its indexes and made when it is asked for. @param values as `indexed` lists the fields. */
  sleep(id: RecordId, sleeper: Sleeper, values: readonly (string | undefined)[]): void {
    const isNew = !this.#slots.has(id);
    const slot = this.#slotFor(id);
    this.#asleep[slot] = sleeper;
    this.#size += 1;
    if (!isNew) this.#views.moved(slot, undefined, sleeper.brief());
    this.#indexed.forEach((field, at) => {
      const value = values[at];
      if (value !== undefined) addTo(this.#indexes.get(field) as Map<string, number[]>, value, slot);
    });
  }

  by(field: string, value: string): readonly AnyRow[] {
    const index = this.#indexes.get(field);
    if (index === undefined) throw new Error(`${this.name} cannot be asked by ${field}: it has no index`);
    const found: AnyRow[] = [];
    for (const slot of index.get(value) ?? []) {
      const row = this.#rows[slot] ?? this.#wake(slot);
      if (row !== undefined) found.push(row);
    }
    return found;
  }

  all(): Iterable<AnyRow> {
    for (let slot = 0; slot < this.#asleep.length; slot += 1) if (this.#asleep[slot] !== undefined) this.#wake(slot);
    return this.#rows.filter((row) => row !== undefined);
  }

  /** One that sleeps counts: it was a row when it was laid down. */
  get size(): number {
    return this.#size;
  }

  view(view: AnyView): unknown {
    this.#checkFields(view);
    return this.#views.of(view);
  }

  /** Makes a view ready little by little. Answers how many rows it was told of: fewer than `most` when it is. */
  warm(view: AnyView, most: number): number {
    this.#checkFields(view);
    return this.#views.warm(view, most);
  }

  #checkFields({ fields }: AnyView): void {
    const unknown = fields.find((field) => !this.#brief.includes(field));
    if (unknown !== undefined) throw new Error(`${this.name} cannot be viewed by ${unknown}: it is not brief`);
  }

  spaceOf(id: RecordId): SpaceId | undefined {
    return this.#places.spaceOf(id);
  }

  homeOf(id: RecordId): Home | undefined {
    return this.#places.homeOf(id);
  }

  writingOf(id: RecordId, field: string, member?: string): Writing | undefined {
    const code = shapeOfTable(this.name).byName.get(field)?.code;
    if (code === undefined) return undefined;
    return this.#places.writingOf(id, member === undefined ? code : `${code}:${member}`);
  }

  touchedAt(id: RecordId): Instant | undefined {
    return this.#places.touchedAt(id);
  }

  /** Puts the row in place of the one before it, or takes that away. */
  set(id: RecordId, row: AnyRow | undefined): void {
    const before = this.get(id);
    if (before === undefined && row === undefined) return;
    const slot = this.#slotFor(id);
    this.#rows[slot] = row;
    this.#size += Number(row !== undefined) - Number(before !== undefined);
    for (const [field, index] of this.#indexes) {
      const [old, now] = [before?.[field], row?.[field]];
      if (old === now) continue;
      if (typeof old === 'string') removeFrom(index, old, slot);
      if (typeof now === 'string') addTo(index, now, slot);
    }
    this.#views.moved(slot, before, row);
  }
}

function addTo(index: Map<string, number[]>, value: string, slot: number): void {
  const slots = index.get(value);
  if (slots === undefined) index.set(value, [slot]);
  else slots.push(slot);
}

function removeFrom(index: Map<string, number[]>, value: string, slot: number): void {
  const slots = index.get(value) ?? [];
  const at = slots.indexOf(slot);
  const last = slots.pop();
  if (at >= 0 && at < slots.length && last !== undefined) slots[at] = last;
  if (slots.length === 0) index.delete(value);
}

export type RowTables = Readonly<Record<TableName, RowTable>>;

/** The tables as the model's contract types them: each row was built by its own record type (row.ts). */
export const asRows = (tables: Readonly<Record<TableName, Pick<RowTable, keyof ReadTable<never>>>>): Rows =>
  tables as unknown as Rows;
