// From cells to the row that everybody reads: values checked by the field's schema, an invalid value absent, a field
// or record type that this version does not know kept but not shown.
import type { PersonId, RecordId } from '@baton/model/ids';
import type { Field, RecordType } from '@baton/model/record';
import { records, type TableName } from '@baton/model/records';
import { baseOf, isForbidden, memberOf, newer, type HeldCell } from '../cells/cell.ts';

export type AnyRow = { readonly id: RecordId; readonly by: string } & Readonly<Record<string, unknown>>;
type RowCell = Pick<HeldCell, 'code' | 'value' | 't' | 'by'>;

interface NamedField {
  readonly name: string;
  readonly field: Field;
}
interface Shape {
  readonly table: TableName;
  readonly byCode: ReadonlyMap<string, NamedField>;
  readonly byName: ReadonlyMap<string, Field>;
  readonly names: readonly string[];
  readonly sets: readonly string[];
  readonly required: readonly string[];
  readonly indexed: readonly string[];
  readonly brief: readonly string[];
  /** Code of the field that names the record with which it moves. */
  readonly movesBy: string | undefined;
  /** The place of that field among the indexed ones; -1: it moves by itself. */
  readonly moverAt: number;
}

function shapeFor(table: TableName, type: RecordType): Shape {
  const named = Object.entries(type.fields).map(([name, field]) => ({ name, field }));
  const indexed = named.filter(({ field }) => field.index).map(({ name }) => name);
  return {
    table,
    byCode: new Map(named.map((one) => [one.field.code, one])),
    byName: new Map(named.map(({ name, field }) => [name, field])),
    names: named.map(({ name }) => name),
    sets: named.filter(({ field }) => field.shape === 'set').map(({ name }) => name),
    required: named.filter(({ field }) => field.required).map(({ name }) => name),
    indexed,
    brief: named.filter(({ field }) => field.brief).map(({ name }) => name),
    moverAt: type.moves === undefined ? -1 : indexed.indexOf(type.moves),
    movesBy: type.moves === undefined ? undefined : type.fields[type.moves]?.code,
  };
}
const shapes = new Map(Object.entries(records).map(([table, type]) => [table, shapeFor(table as TableName, type)]));
/** What rows are made of, as text: two versions with the same text read the same cells alike. */
export const shapesText = JSON.stringify(
  [...shapes].map(([table, { byCode, required, indexed, brief }]) => [
    table,
    [...byCode].map(([code, { name, field }]) => [code, name, field.shape, field.group]),
    required,
    indexed,
    brief,
  ]),
);
const shapesByLetter = new Map([...shapes.values()].map((shape) => [records[shape.table].letter, shape]));

/** What is known of a record's type by its id; undefined for a letter that this version does not know. */
export const shapeOf = (id: RecordId): Shape | undefined => shapesByLetter.get(id.charAt(0));
export const shapeOfTable = (table: TableName): Shape => shapes.get(table) as Shape;

export const fieldOf = (id: RecordId, code: string): NamedField | undefined => shapeOf(id)?.byCode.get(baseOf(code));

const emptyOf = (field: Field): unknown => (field.shape === 'one' ? null : field.shape === 'set' ? [] : {});

function put(row: Record<string, unknown>, { name, field }: NamedField, cell: RowCell): void {
  if (cell.value === null || cell.value === undefined) return;
  const member = memberOf(cell.code);
  if (field.shape === 'one') {
    if (member === undefined) row[name] = fitting(field, cell.value);
  } else if (member !== undefined && !isForbidden(member)) {
    if (field.shape === 'map') putMember(row[name] as Record<string, unknown>, member, fitting(field, cell.value));
    else if (cell.value === true) addMember(row[name] as unknown[], fitting(field, member));
  }
}

/** null for what does not fit the field. */
function fitting(field: Field, value: unknown): unknown {
  const read = field.schema.safeParse(value);
  return read.success ? read.data : null;
}

function putMember(map: Record<string, unknown>, member: string, value: unknown): void {
  if (value !== null) map[member] = value;
}

function addMember(set: unknown[], member: unknown): void {
  if (member !== null) set.push(member);
}

/**
 * `by` is the author of the newest cell, or in author-owned documents the owner of the root. undefined while a required
 * value is missing or invalid.
 */
export function rowOf(id: RecordId, author: PersonId | null, cells: Iterable<RowCell>): AnyRow | undefined {
  const shape = shapeOf(id);
  if (shape === undefined) return undefined;
  const row: Record<string, unknown> = { id, by: author };
  for (const [name, field] of shape.byName) row[name] = emptyOf(field);
  const newest = fill(row, shape, cells);
  if (newest === undefined || shape.required.some((name) => row[name] === null)) return undefined;
  row['by'] = author ?? newest.by;
  for (const name of shape.sets) (row[name] as string[]).sort();
  return row as AnyRow;
}

/** Puts each cell in its field; gives the newest of them all. */
function fill(row: Record<string, unknown>, shape: Shape, cells: Iterable<RowCell>): RowCell | undefined {
  let newest: RowCell | undefined;
  for (const cell of cells) {
    if (newest === undefined || isLater(cell, newest)) newest = cell;
    const named = shape.byCode.get(baseOf(cell.code));
    if (named !== undefined) put(row, named, cell);
  }
  return newest;
}

/** Order among different cells of a record, the same on every device. */
function isLater(one: RowCell, other: RowCell): boolean {
  if (one.t !== other.t) return one.t > other.t;
  return one.code === other.code ? newer(one, other) > 0 : one.code > other.code;
}
