// What turns a row back to what it was, field by field.
import type { RecordType } from '@baton/model/record';
import type { WorkDecision } from '@baton/model/decided/schema';
import type { TableName } from '@baton/model/records';

type Fields = Record<string, unknown>;

/** One step: what was written, and what was decided with it. */
export interface Undo {
  readonly name: string;
  readonly said: WorkDecision[];
  readonly cells: readonly {
    readonly table: TableName;
    readonly id: string;
    readonly before: Fields | undefined;
    readonly after: Fields;
  }[];
}

export const shape = (before: Fields | undefined, after: Fields, type: RecordType): Fields => {
  const patch: Fields = {};
  for (const [name, field] of Object.entries(type.fields)) {
    const old = before?.[name];
    const next = after[name];
    if (JSON.stringify(old) === JSON.stringify(next)) continue;
    if (field.shape === 'one') patch[name] = old ?? null;
    else if (field.shape === 'set') {
      const was = new Set((old as string[] | undefined) ?? []);
      const members = new Set([...was, ...(next as string[])]);
      patch[name] = Object.fromEntries([...members].map((member) => [member, was.has(member)]));
    } else {
      const was = (old ?? {}) as Fields;
      const keys = new Set([...Object.keys(was), ...Object.keys(next as Fields)]);
      patch[name] = Object.fromEntries([...keys].map((key) => [key, was[key] ?? null]));
    }
  }
  return patch;
};
