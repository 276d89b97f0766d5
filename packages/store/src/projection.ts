// Projections: the confirmed cells of a document as one blob, so that a start need not read its history. Disposable:
// one of another version is ignored and made again.
import type { Disk, Write } from './disk.ts';
import { Projection } from './schema.ts';

export const projectionWrite = (doc: string, projection: Projection): Write => ({
  put: 'projections',
  key: doc,
  value: projection,
});

export async function readProjections(disk: Disk, version: string): Promise<Map<string, Projection>> {
  const rows = await disk.range('projections');
  const kept = rows.map(({ key, value }) => [key as string, Projection.safeParse(value)] as const);
  return new Map(kept.flatMap(([doc, { data }]) => (data?.version === version ? [[doc, data] as const] : [])));
}
