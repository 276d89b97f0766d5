// Fields with readers of their own (money, health, internal notes). Such a field's cells lie in a document of their group,
// under the same record id: who does not read the group has the record without them. Which group a field has is part of
// its code for ever, as devices that know it elsewhere would pass it over.
import { assert } from './assert.ts';
import type { RecordId } from './ids.ts';
import type { RecordType } from './record.ts';
import { records } from './records.ts';

export interface FieldGroups {
  /** The group of the field that this code (with or without `:member`) is of; undefined: whoever reads the record reads it. */
  of(record: RecordId, code: string): string | undefined;
  /** Whether fields have this group; any other name is that of a group of whole records. */
  has(group: string): boolean;
  /** Whether records of this kind have any such field. */
  splits(record: RecordId): boolean;
}

const named = /^[a-z][a-z0-9-]{0,31}$/;

export function fieldGroupsIn(types: Iterable<RecordType>): FieldGroups {
  const byLetter = new Map<string, Map<string, string>>();
  const groups = new Set<string>();
  for (const { letter, fields, moves } of types) {
    for (const { code, group, required } of Object.values(fields)) {
      if (group === undefined) continue;
      assert(named.test(group), `${group} is no name of a group of fields`);
      assert(required !== true, `${letter}+${code} is required, so everybody who reads the record must read it`);
      assert(
        moves === undefined,
        `${letter}+${code} is of a record that moves with another and has no group of its own`,
      );
      groups.add(group);
      const codes = byLetter.get(letter) ?? new Map<string, string>();
      byLetter.set(letter, codes.set(code, group));
    }
  }
  return {
    of: (record, code) => byLetter.get(record.charAt(0))?.get(code.split(':', 1)[0] ?? code),
    has: (group) => groups.has(group),
    splits: (record) => byLetter.has(record.charAt(0)),
  };
}

/** Those of the product. */
export const fieldGroups = fieldGroupsIn(Object.values(records));
