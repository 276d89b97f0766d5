// One table of rows over a Map, for tests.
import { assert } from '../assert.ts';
import { homeNamed, type HomeName } from '../directory/home-name.ts';
import type { PersonId, SpaceId } from '../ids.ts';
import type { Field, RecordType } from '../record.ts';
import type { Home, Place, Writing } from '../tx.ts';
import { Views, type AnyView } from '../view.ts';

type Loose = Record<string, unknown>;
interface Kept {
  readonly place: Place;
  row: Loose & { id: string; by: string };
}

const emptyOf = (field: Field): unknown => (field.shape === 'one' ? null : field.shape === 'set' ? [] : {});

function cellsInto(field: Field, before: unknown, patch: unknown): unknown {
  if (field.shape === 'one') return patch === null ? null : field.schema.parse(patch);
  if (field.shape === 'set') {
    const members = new Set(before as string[]);
    for (const [member, on] of Object.entries(patch as Record<string, boolean>)) {
      if (on) members.add(field.schema.parse(member) as string);
      else members.delete(member);
    }
    return [...members].sort();
  }
  const map: Loose = { ...(before as Loose) };
  for (const [key, value] of Object.entries(patch as Loose)) {
    if (value === null) delete map[key];
    else map[key] = field.schema.parse(value);
  }
  return map;
}

export class MemoryTable {
  readonly kept = new Map<string, Kept>();
  readonly #index = new Map<string, Map<string, Set<string>>>();
  /** Ids by slot, and slots by id. */
  readonly #ids: string[] = [];
  readonly #slots = new Map<string, number>();
  readonly #views = new Views({
    count: () => this.#ids.length,
    idAt: (slot) => this.#ids[slot] ?? '',
    briefAt: (slot) => this.get(this.#ids[slot] ?? ''),
  });
  readonly #type: RecordType;
  readonly #author: () => string;
  readonly #now: () => number;
  readonly #written: (id: string) => void;
  /** `<id>+<field>` → who wrote it last. */
  readonly #writings = new Map<string, Writing>();
  readonly #touched = new Map<string, number>();
  constructor(type: RecordType, acting: { author: () => string; now: () => number }, written: (id: string) => void) {
    this.#type = type;
    this.#author = acting.author;
    this.#now = acting.now;
    this.#written = written;
  }
  writingOf(id: string, field: string, member?: string): Writing | undefined {
    return this.#writings.get(member === undefined ? `${id}+${field}` : `${id}+${field}:${member}`);
  }
  touchedAt(id: string): number | undefined {
    return this.#touched.get(id);
  }
  /** What was decided is put over rows where they are read. */
  over: <T extends Kept['row']>(row: T, id: string) => T = (row) => row;
  get(id: string) {
    const row = this.kept.get(id)?.row;
    return row && this.over(row, id);
  }
  by(field: string, value: string) {
    const ids = this.#indexOf(field).get(value) ?? [];
    return [...ids].map((id) => this.get(id)).filter((row) => row !== undefined);
  }
  *all() {
    for (const { row } of this.kept.values()) yield this.over(row, row.id);
  }
  get size(): number {
    return this.kept.size;
  }
  view(view: AnyView): unknown {
    for (const field of view.fields) assert(this.#type.fields[field]?.brief === true, `${field} is not brief`);
    return this.#views.of(view);
  }
  spaceOf(id: string): SpaceId | undefined {
    const place = this.kept.get(id)?.place;
    if (place?.in === 'space') return place.space;
    return place?.in === 'feed' && place.group === undefined ? place.space : undefined;
  }
  homeOf(id: string): Home | undefined {
    const place = this.kept.get(id)?.place;
    return place === undefined || 'of' in place || place.in === 'people' ? undefined : place;
  }
  add(place: Place, id: string, fields: Loose): void {
    assert(id.startsWith(this.#type.letter), `${id} is not of this table`);
    const known = this.kept.get(id);
    if (known === undefined) {
      const blank = Object.entries(this.#type.fields).map(([name, field]) => [name, emptyOf(field)]);
      this.kept.set(id, { place, row: { ...Object.fromEntries(blank), id, by: this.#author() } });
      this.#slots.set(id, this.#ids.push(id) - 1);
    }
    this.patch(id, fields);
    for (const [name, field] of Object.entries(this.#type.fields)) {
      if (field.shape === 'one' && field.required === true)
        assert(this.get(id)?.[name] !== null, `${id} lacks ${name}`);
    }
  }
  patch(id: string, fields: Loose): void {
    const kept = this.kept.get(id);
    assert(kept !== undefined, `${id} does not exist`);
    const owned = 'of' in kept.place || kept.place.in === 'people';
    assert(!owned || kept.row.by === this.#author(), `${id} belongs to its author`);
    const next: Loose & { id: string; by: string } = { ...kept.row, by: this.#author() };
    for (const [name, value] of Object.entries(fields)) {
      const field = this.#type.fields[name];
      assert(field !== undefined, `there is no field ${name}`);
      next[name] = cellsInto(field, next[name], value);
      const writing = { by: this.#author() as PersonId, at: this.#now() };
      this.#writings.set(`${id}+${name}`, writing);
      if (field.shape === 'set')
        for (const member of Object.keys(value as object)) this.#writings.set(`${id}+${name}:${member}`, writing);
    }
    this.#move(id, kept.row, next);
    this.#touched.set(id, this.#now());
    const before = kept.row;
    kept.row = next;
    this.#views.moved(this.#slots.get(id) ?? 0, before, next);
    this.#written(id);
  }
  /** Over a Map a move is on record at once. */
  move(id: string, home: HomeName): void {
    const kept = this.kept.get(id);
    assert(kept?.place.in === 'space' || kept?.place.in === 'group', `${id} stands in no space`);
    this.kept.set(id, { ...kept, place: homeNamed(home) });
    this.#written(id);
  }
  #indexOf(field: string): Map<string, Set<string>> {
    const known = this.#index.get(field);
    if (known) return known;
    assert(this.#type.fields[field]?.index === true, `rows cannot be asked for by ${field}`);
    const index = new Map<string, Set<string>>();
    for (const [id, { row }] of this.kept) this.#put(index, String(row[field]), id);
    this.#index.set(field, index);
    return index;
  }
  #put(index: Map<string, Set<string>>, value: string, id: string): void {
    const ids = index.get(value);
    if (ids) ids.add(id);
    else index.set(value, new Set([id]));
  }
  #move(id: string, before: Loose, after: Loose): void {
    for (const [field, index] of this.#index) {
      index.get(String(before[field]))?.delete(id);
      this.#put(index, String(after[field]), id);
    }
  }
}
