// Which cells an approval covers, by the codes under which they lie: of a task what its frozen text tells, and all of what
// hangs on it as a line of its checklist or a file. Who wrote one of them has touched what is approved.
import { fieldGroups } from '../field-groups.ts';
import { file, fileVersion, frozenAs } from '../file/schema.ts';
import type { RecordId } from '../ids.ts';
import { checkItem, task } from '../task/schema.ts';

const { title, due, estimate, budget, tags } = task.fields;
const ofTask: ReadonlySet<string> = new Set([title, due, estimate, budget, tags].map(({ code }) => code));
/** What hangs on a task, and the code of the field that says on which. */
const hanging: ReadonlyMap<string, string> = new Map([
  [checkItem.letter, checkItem.fields.task.code],
  [file.letter, file.fields.on.code],
  [fileVersion.letter, fileVersion.fields.on.code],
]);

export interface Written {
  readonly record: RecordId;
  /** With `:member` for sets and maps. */
  readonly code: string;
  readonly value: unknown;
}
/** What one edit has touched of what approvals cover. */
export interface Touched {
  /** A record, or those of its fields that fewer people read: `fewerIn`. */
  readonly parts: readonly string[];
  /** What hangs on which record from then on. */
  readonly hangs: readonly (readonly [record: RecordId, on: RecordId])[];
}
export const touchedNothing: Touched = { parts: [], hangs: [] };

/** The fields of a record that only the readers of a group have. */
export const fewerIn = (record: RecordId, group: string): string => `${record}~${group}`;

/**
 * What somebody froze to ask for approval of it is no work on it: neither the file as which it hangs there, when it comes into
 * being, nor its version.
 */
function frozenIn(written: readonly Written[]): ReadonlySet<RecordId> {
  const { code: saysFrozen } = file.fields.frozen;
  const files = written.filter((one) => isFile(one.record) && one.code === saysFrozen && one.value === frozenAs);
  if (files.length === 0) return none;
  const names = new Set(files.map(({ record }) => record));
  for (const { record, code, value } of written)
    if (code === fileVersion.fields.file.code && names.has(value as RecordId)) names.add(record);
  return names;
}
/** No id is longer. */
const longest = 64;
const none: ReadonlySet<RecordId> = new Set();
const isFile = (record: RecordId): boolean => record.startsWith(file.letter);

/** Undefined: no approval covers it. */
function partOf({ record, code }: Written, frozen: ReadonlySet<RecordId>): string | undefined {
  if (hanging.has(record.charAt(0))) return frozen.has(record) ? undefined : record;
  if (!record.startsWith(task.letter) || !ofTask.has(code.split(':', 1)[0] ?? code)) return undefined;
  const group = fieldGroups.of(record, code);
  return group === undefined ? record : fewerIn(record, group);
}

const isPlacing = ({ record, code }: Written): boolean => hanging.get(record.charAt(0)) === code;

export function touchedBy(written: readonly Written[]): Touched {
  const parts = new Set<string>();
  const hangs: [RecordId, RecordId][] = [];
  const frozen = frozenIn(written);
  for (const cell of written) {
    const { record, value } = cell;
    if (isPlacing(cell) && typeof value === 'string' && value.length <= longest) hangs.push([record, value]);
    const part = partOf(cell, frozen);
    if (part !== undefined) parts.add(part);
  }
  return parts.size + hangs.length === 0 ? touchedNothing : { parts: [...parts], hangs };
}
