// From what the line tells of a document to what a person reads: field by field, what each change found and left, and
// what became of it. Pure.
import { memberOf } from '@baton/replica/cells/cell';
import type { CellChange, Writing } from '@baton/replica/compacting/history';
import { fieldOf } from '@baton/replica/records/row';
import type { Change } from '../sync-contract.ts';

/** Written over a page: no field of any record. */
export const pageField = 'page';

interface Standing {
  readonly at: number;
  readonly t: number;
  readonly value: unknown;
}

/**
 * @param cells in the order of the line. @param isLost says of a value that it lost against one made apart: the line alone
 * does not tell who had seen whom.
 */
export function changesOf(cells: readonly CellChange[], isLost: (cell: CellChange) => boolean): Change[] {
  const changes: Change[] = [];
  const standing = new Map<string, Standing>();
  for (const cell of cells) {
    const key = `${cell.record}+${cell.code}`;
    const before = standing.get(key);
    const read = readCell(cell, before?.value ?? null, `${cell.number}/${key}/${changes.length}`);
    if (!read) continue;
    const stands = before === undefined || cell.t >= before.t;
    changes.push({ ...read, fate: stands && !isLost(cell) ? 'stands' : 'lost' });
    if (!stands) continue;
    if (before) replaceAt(changes, before.at);
    standing.set(key, { at: changes.length - 1, t: cell.t, value: cell.value });
  }
  return changes;
}

function readCell(cell: CellChange, before: unknown, id: string): Omit<Change, 'fate'> | null {
  const { record, code, number, time, person, deviceNo, value } = cell;
  const named = fieldOf(record, code);
  if (!named || named.field.quiet === true) return null;
  const member = memberOf(code) ?? null;
  return { id, number, at: time, person, deviceNo, record, field: named.name, member, before, after: value };
}

function replaceAt(changes: Change[], at: number): void {
  const replaced = changes[at];
  if (replaced?.fate === 'stands') changes[at] = { ...replaced, fate: 'replaced' };
}

/** Of a page it is told who wrote, and until when; the words are the page's own. */
export const writingsOf = (record: string, writings: readonly Writing[]): Change[] =>
  writings.map(({ number, time, lastTime, person, deviceNo }) => ({
    id: `${number}/${record}`,
    number,
    at: time,
    person,
    deviceNo,
    record,
    field: pageField,
    member: null,
    before: null,
    /** Until when. */
    after: lastTime,
    fate: 'stands',
  }));
