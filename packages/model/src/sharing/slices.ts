// What a project is called where only a slice of it is read. Who reads the project goes by the project itself.
import type { Rows } from '../tx.ts';
import type { Slice } from './schema.ts';

type SliceRows = Pick<Rows, 'slices'>;
/** Empty where neither is read. */
export const projectNameOf = (rows: Pick<Rows, 'slices' | 'projects'>, project: string): string =>
  (rows.projects.get(project) ?? sliceOf(rows, project))?.name ?? '';
export const statusNameOf = (rows: Pick<Rows, 'slices' | 'statuses'>, status: string): string =>
  (rows.statuses.get(status) ?? columnIn(rows, status))?.name ?? '';

/** The one that was said last, where several groups have one. */
export const sliceOf = (rows: SliceRows, project: string): Slice | undefined =>
  rows.slices.by('project', project).toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))[0];

export type SliceColumn = Slice['columns'][string] & { readonly id: string };

export const columnsIn = (rows: SliceRows, project: string): readonly SliceColumn[] =>
  Object.entries(sliceOf(rows, project)?.columns ?? {}).map(([id, column]) => ({ id, ...column }));

export function columnIn(rows: SliceRows, status: string): Slice['columns'][string] | undefined {
  for (const { columns } of rows.slices.all()) if (Object.hasOwn(columns, status)) return columns[status];
  return undefined;
}
