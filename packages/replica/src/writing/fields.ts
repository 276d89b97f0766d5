// A command's patch as cells: one for each value, one for each member of a set or key of a map. A value that does not
// fit is our own mistake (arguments were read by the command's schema) and throws before anything is written.
import { assert } from '@baton/model/assert';
import type { Field } from '@baton/model/record';
import type { TableName } from '@baton/model/records';
import { isForbidden } from '../cells/cell.ts';
import { shapeOfTable } from '../records/row.ts';

export type CellValues = readonly (readonly [code: string, value: unknown])[];

export function cellsOfPatch(table: TableName, patch: Readonly<Record<string, unknown>>): CellValues {
  const cells: (readonly [string, unknown])[] = [];
  for (const [name, value] of Object.entries(patch)) {
    const field = shapeOfTable(table).byName.get(name);
    assert(field !== undefined, `${table} have no field ${name}`);
    const named: Named = { field, title: `${table}.${name}` };
    if (value === undefined) continue;
    if (field.shape === 'one') cells.push([field.code, fitting(named, value)]);
    else cells.push(...membersOf(named, value as Readonly<Record<string, unknown>>));
  }
  return cells;
}

interface Named {
  readonly field: Field;
  readonly title: string;
}

function* membersOf(named: Named, members: Readonly<Record<string, unknown>>): Iterable<readonly [string, unknown]> {
  const { field, title } = named;
  for (const [member, value] of Object.entries(members)) {
    assert(member !== '' && !isForbidden(member), `${title} cannot have a member named ${member}`);
    if (field.shape === 'set') fitting(named, member);
    yield [`${field.code}:${member}`, field.shape === 'set' ? (value === true ? true : null) : fitting(named, value)];
  }
}

function fitting({ field, title }: Named, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  const read = field.schema.safeParse(value);
  assert(read.success, `${title} does not take this value`);
  return read.data;
}
