// Values that lost a merge, kept until somebody restores or dismisses them. The id is made of the two cells, so that
// the same loss seen twice is one row.
import type { Disk, Write } from './disk.ts';
import { SupersededRow } from './schema.ts';

export const supersededId = ({ lost, won }: Pick<SupersededRow, 'lost' | 'won'>): string =>
  `${lost.key}/${lost.item.join('.')}/${won.item.join('.')}`;
export const supersededWrite = (row: SupersededRow): Write => ({
  put: 'superseded',
  key: supersededId(row),
  value: row,
});
export const dismissWrite = (id: string): Write => ({ remove: 'superseded', key: id });

export const readSuperseded = async (disk: Disk): Promise<Map<string, SupersededRow>> =>
  new Map((await disk.range('superseded')).map(({ key, value }) => [key as string, SupersededRow.parse(value)]));
